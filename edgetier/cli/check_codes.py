"""Which codes a check tells of: --select and --ignore, by number, by name or by the start of a number."""

from collections.abc import Iterable, Sequence

from edgetier.codes import CODES
from edgetier.errors import UserError
from edgetier.findings import Finding
from edgetier.triage.code_names import code_named, nearest_code, not_suppressible

_OF_SUPPRESSIONS = "ET8"
_FAMILY = 3  # ET1 stands for every code that begins so


def codes_left_out(select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """A file that cannot be read is always told of: its other findings are not known."""
    wanted = set(_named(select)) if select else set(CODES)
    left_out = (set(CODES) - wanted) | set(_named(ignore))
    return frozenset(code for code in left_out if not _always_told(code))


def told(findings: Iterable[Finding], left_out: frozenset[str]) -> tuple[Finding, ...]:
    """The findings that are wanted."""
    return tuple(item for item in findings if item.code not in left_out)


def _always_told(code: str) -> bool:
    return not_suppressible(code) and not code.startswith(_OF_SUPPRESSIONS)


def _named(words: Sequence[str]) -> Iterable[str]:
    for word in (part for words_ in words for part in words_.split(",") if part):
        family = [code for code in CODES if len(word) >= _FAMILY and code.startswith(word.upper())]
        code = code_named(word)
        if code is None and not family:
            near = nearest_code(word)
            hint = f"did you mean '{near}'?" if near else "docs/codes.md lists them"
            raise UserError(f"'{word}' is not a code", help=hint)
        yield from family if code is None else [code]

"""What the two sides of a diff were made from, and which of it is not the same."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from edgetier.assessment import Assessment

_ROLES = {"rtt": "measurement", "classifier": "classifier"}
_INPUT = "input"
_MOST_FILES = 8
_SHOWN = 12  # letters of a digest: enough to tell two apart


class Source(NamedTuple):
    """A source as it was and as it is; several lines where it is several files."""

    name: str
    was: tuple[str, ...]
    now: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether nothing of it differs."""
        return self.was == self.now


def sources_of(before: Assessment, after: Assessment) -> tuple[Source, ...]:
    """Those that either side has."""
    found = (Source(name, read(before), read(after)) for name, read in _READ.items())
    return tuple(one for one in found if one.was or one.now)


def _files(source: str) -> Callable[[Assessment], tuple[str, ...]]:
    def read(assessment: Assessment) -> tuple[str, ...]:
        files = [one for one in assessment.inputs if _ROLES.get(one.role, _INPUT) == source]
        told = tuple(f"{one.path} {_digest(one.sha256)}" for one in files[:_MOST_FILES])
        more = (f"and {len(files) - _MOST_FILES:,} more",) if len(files) > _MOST_FILES else ()
        return (*told, *more)

    return read


def _digest(text: str) -> str:
    return text[:_SHOWN]


_READ: Mapping[str, Callable[[Assessment], tuple[str, ...]]] = {
    _INPUT: _files(_INPUT),
    "rules": lambda assessment: (_digest(assessment.rules_digest),),
    "taxonomy": lambda assessment: (_digest(assessment.taxonomy_digest),),
    "measurement": _files("measurement"),
    "classifier": _files("classifier"),
    "program": lambda assessment: (f"edgetier {assessment.tool_version}",),
}

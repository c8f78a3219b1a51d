"""`--set PATH=VALUE` taken apart: what is changed, to which value, or over which range."""

from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

from edgetier.comparison.ranges import Range, range_of
from edgetier.errors import UserError
from edgetier.inventory.change_paths import EVERY, Target, target_of
from edgetier.inventory.changes import Change
from edgetier.inventory.estate import Estate
from edgetier.inventory.fields import field_at
from edgetier.inventory.model import Workload
from edgetier.source import Limits, parse
from edgetier.source.problems import shortened

LIMITS = Limits(
    max_bytes=64 * 2**10, max_depth=16, max_expanded_nodes=10_000, max_aliased_nodes=1_000, max_documents=2
)
MOST_CHANGES = 100
_EXAMPLE = "as in --set 'claims-voice.latency.budget=300 ms'"


class Span(NamedTuple):
    """A field and the range of values it goes through."""

    text: str
    target: Target
    range: Range

    def at(self, value: float) -> Change:
        """The change to one of its values."""
        return Change(self.text, self.target, self.range.value(value))


class Asked(NamedTuple):
    """The changes that hold throughout, and the one that goes through a range."""

    changes: tuple[Change, ...]
    span: Span | None


def asked_of(written: Sequence[str], ids: Sequence[str]) -> Asked:
    """UserError for the first that is no change, or for a second range."""
    if not written or len(written) > MOST_CHANGES:
        raise UserError(f"say what is to change, with 1 to {MOST_CHANGES} times --set", help=_EXAMPLE)
    read = [_one(text, ids) for text in written]
    spans = [one for one in read if isinstance(one, Span)]
    if len(spans) > 1:
        raise UserError("only one value can go through a range at a time", help=f"leave out {spans[1].text}")
    return Asked(tuple(one for one in read if isinstance(one, Change)), spans[0] if spans else None)


def _one(written: str, ids: Sequence[str]) -> Change | Span:
    path, sign, value = written.partition("=")
    if not sign:
        raise UserError(f"--set {shortened(written)}: there is no = in it", help=_EXAMPLE)
    target = target_of(path, ids)
    text = f"{shortened(path.strip())}={shortened(value.strip())}"
    span = range_of(value, whole=_is_whole(target))
    return Span(text, target, span) if span else Change(text, target, _value(value, text))


def _is_whole(target: Target) -> bool:
    path = tuple(step for step in target.path if step != EVERY)
    field = field_at(Workload if target.ids else Estate, path)
    return field is not None and int in (field.annotation, *get_args(field.annotation))


def _value(written: str, text: str) -> Any:
    """YAML, read with the care that a file gets."""
    file = parse(written.encode("utf-8", "replace"), text, LIMITS)
    if file.problems:
        problem = file.problems[0]
        raise UserError(f"--set {text}: {problem.message}", help=problem.help)
    if not written.strip() or len(file.documents) != 1:
        raise UserError(f"--set {text}: one value is needed", help="null says that it is not known")
    return file.documents[0].data

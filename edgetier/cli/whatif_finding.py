"""What a `whatif` finds out: the comparison of two assessments, and the answers along a range."""

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from edgetier.cli.whatif_reading import Ground, assessed
from edgetier.cli.whatif_requests import Asked, Span
from edgetier.comparison import Answer, Comparison, Segment, answer_of, compare, sweep


class Swept(NamedTuple):
    """The answers of every workload along the range, and its answer with the value it has now."""

    span: Span
    segments: Mapping[str, tuple[Segment, ...]]
    now: Mapping[str, Answer]


class Found(NamedTuple):
    """What was asked and what came of it; the comparison is None where only a range was asked for."""

    asked: Asked
    comparison: Comparison | None
    swept: Swept | None


def found_for(ground: Ground, asked: Asked) -> Found:
    """A range is swept with the other changes made."""
    before = assessed(ground, ())
    after = assessed(ground, asked.changes) if asked.changes else before
    comparison = compare(before, after) if asked.changes else None
    now = {item.id: answer_of(item) for item in after.workloads}
    return Found(asked, comparison, _swept(ground, asked, asked.span, now) if asked.span else None)


def _swept(ground: Ground, asked: Asked, span: Span, now: Mapping[str, Answer]) -> Swept:
    def ask(at: float, who: frozenset[str]) -> dict[str, Hashable]:
        assessment = assessed(ground, (*asked.changes, span.at(at)), who)
        return {item.id: answer_of(item) for item in assessment.workloads}

    ids = frozenset(span.target.ids or now)
    return Swept(span, sweep(span.range, ids, ask), now)

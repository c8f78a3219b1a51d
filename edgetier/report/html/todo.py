"""What to do first: what is not permitted, what is too far for most requests, then what to ask and measure."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import Assessment, Summary, WorkloadAssessment
from edgetier.placement.values import Placement
from edgetier.report.html.values import Todo
from edgetier.report.measuring_words import measured, worth
from edgetier.report.workload_words import where

_MOST_MOVES = 4
_MOST_QUESTIONS = 2
_MOST_MEASUREMENTS = 1
_URGENT = ("not-permitted", "under")
_STUCK = ("conflict", "infeasible")


def todos(assessment: Assessment, anchors: Sequence[str]) -> tuple[Todo, ...]:
    """A handful, the most urgent first."""
    by_id = dict(zip((item.id for item in assessment.workloads), anchors, strict=True))
    moves = list(_moves(assessment.workloads, anchors))[:_MOST_MOVES]
    summary = assessment.summary
    return (*moves, *_questions(summary, by_id), *_measurements(summary, by_id))


def _moves(items: Sequence[WorkloadAssessment], anchors: Sequence[str]) -> Iterator[Todo]:
    wrong = [pair for pair in zip(items, anchors, strict=True) if _is_wrong(pair[0])]
    for item, anchor in sorted(wrong, key=lambda pair: _urgency(pair[0])):
        yield _move(item, anchor)


def _is_wrong(item: WorkloadAssessment) -> bool:
    return item.placement.deployment in _URGENT or item.placement.decision in _STUCK


def _urgency(item: WorkloadAssessment) -> tuple[int, bool, float]:
    """By what is wrong, facts before models, then by the requests that it concerns."""
    placed = item.placement
    order = _URGENT.index(placed.deployment) if placed.deployment in _URGENT else len(_URGENT)
    return order, not placed.deployment_is_fact, -sum(served.rps or 0.0 for served in placed.sites)


def _move(item: WorkloadAssessment, anchor: str) -> Todo:
    placed = item.placement
    if placed.decision in _STUCK:
        why = placed.relaxation or placed.deployment_because or "nothing that is permitted meets its budget"
        return Todo("Change", item.id, why, anchor, item.owner)
    return Todo("Move", f"{item.id}{_way(placed)}", placed.deployment_because or "", anchor, item.owner)


def _way(placed: Placement) -> str:
    """Where to, or as long as that is open, from where."""
    if placed.decision in ("decided", "not-applicable"):
        return f" to {where(placed)}"
    return f" away from {placed.current.site}" if placed.current else ""


def _questions(found: Summary, anchors: dict[str, str]) -> Iterator[Todo]:
    for one in [one for one in found.ask_next if one.settles or one.confirms][:_MOST_QUESTIONS]:
        why = f"{one.question} Settles {one.settles:,}." if one.settles else one.question
        yield Todo("Ask", f"{one.workload}: {one.field}", why, anchors.get(one.workload), one.owner)


def _measurements(found: Summary, anchors: dict[str, str]) -> Iterator[Todo]:
    for one in found.measure_first[:_MOST_MEASUREMENTS]:
        anchor = anchors.get(one.workload or "")
        yield Todo("Measure", measured(one, one.workload or "all"), f"{worth(one)}.", anchor)

"""Demand points that are still open, and how many of them the next questions would settle, one after another."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from edgetier.assessment import Question, WorkloadAssessment
from edgetier.report.words import plural


class Step(NamedTuple):
    """A question, what it adds, and what is settled with it."""

    question: Question
    adds: int
    together: int


def open_points(workloads: Iterable[WorkloadAssessment]) -> Counter[str]:
    """Workload -> demand points that are still open."""
    found: Counter[str] = Counter()
    for item in workloads:
        if item.placement.decision == "undetermined":
            found[item.id] += sum(one.verdict != "meets" for one in item.placement.sites) or 1
    return found


def steps_of(asked: Iterable[Question], workloads: Iterable[WorkloadAssessment]) -> Sequence[Step]:
    """Two answers on one workload settle no more than it has open."""
    telling = [one for one in asked if one.settles > 0]
    left, added = open_points(workloads), []
    for one in telling:
        added.append(min(one.settles, left[one.workload]))
        left[one.workload] -= added[-1]
    together = accumulate(added)
    return [Step(*parts) for parts in zip(telling, added, together, strict=True) if parts[1]]


def settled_words(asked: Sequence[Question], workloads: Sequence[WorkloadAssessment]) -> str:
    """What a handful of answers is worth, where that is known."""
    steps = steps_of(asked, workloads)
    if not steps:
        return ""
    who = "this answer settles" if len(asked) == 1 else f"these {len(asked)} answers settle"
    still_open = plural(open_points(workloads).total(), "demand point")
    return f" ({who} {steps[-1].together:,} of {still_open} still open)"

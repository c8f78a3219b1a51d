"""Which workloads should move, the worst first, and of how many that cannot be told."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Placement
from edgetier.report.words import plural
from edgetier.report.workload_words import MISPLACED, NO_REASON

STUCK = ("conflict", "infeasible")


def moves(items: Sequence[WorkloadAssessment]) -> list[WorkloadAssessment]:
    """Those that run where they should not."""
    return sorted((item for item in items if item.placement.deployment in MISPLACED), key=_urgency)


def stuck(items: Sequence[WorkloadAssessment]) -> list[WorkloadAssessment]:
    """Those that no place will do for, and that are not told among the moves."""
    return [
        item
        for item in items
        if item.placement.decision in STUCK and item.placement.deployment not in MISPLACED
    ]


def by_urgency(items: Sequence[WorkloadAssessment]) -> list[WorkloadAssessment]:
    """All of them: moves, those without a place, the rest in their order."""
    first = [*moves(items), *stuck(items)]
    told = {id(item) for item in first}
    return [*first, *(item for item in items if id(item) not in told)]


def _urgency(item: WorkloadAssessment) -> tuple[int, bool, float, float]:
    """By what is wrong, facts before models, then by the requests that it concerns, then by how far it misses."""
    placed = item.placement
    rate = sum(served.rps or 0.0 for served in placed.sites)
    return tuple(MISPLACED).index(placed.deployment), not placed.deployment_is_fact, -rate, -_times(item)


def _times(item: WorkloadAssessment) -> float:
    """Its total where it runs as a multiple of the budget."""
    current = item.placement.current
    if current is None or current.total_ms is None or item.budget is None:
        return 0.0
    return current.total_ms / item.budget.ms


def summed_up(items: Sequence[WorkloadAssessment]) -> str:
    """The portfolio in one sentence: `3 of 41 workloads should move; 1 misses its budget today`."""
    if not items:
        return "no workloads were assessed."
    count = len(moves(items))
    of = plural(len(items), "workload")
    told = f"{count:,} of {of} should move" if count else f"none of {of} should move{_as_far(items)}"
    return "; ".join([told, *_clauses([item.placement for item in items])]) + "."


def _as_far(items: Sequence[WorkloadAssessment]) -> str:
    return ", as far as is known" if not_told(items) else ""


def _clauses(placements: Sequence[Placement]) -> Iterator[str]:
    missing = sum(one.current is not None and one.current.verdict == "misses" for one in placements)
    nowhere = sum(one.decision in STUCK for one in placements)
    waiting = [bool(one.asks) for one in placements if one.decision == "undetermined"]
    if missing:
        yield f"{missing:,} {'misses its' if missing == 1 else 'miss their'} budget today"
    if nowhere:
        yield f"no place will do for {nowhere:,}"
    if waiting:
        yield _undetermined(len(waiting), sum(waiting))


def _undetermined(count: int, asked: int) -> str:
    told = f"{count:,} {'is' if count == 1 else 'are'} undetermined"
    if not asked:
        return f"{told}, and no single answer would settle one"
    return told + (f", {asked:,} of them" if asked < count else "") + " for want of an answer"


def not_told(items: Sequence[WorkloadAssessment]) -> str | None:
    """Of how many it cannot be said whether they should move, and why; None where it can of all."""
    unknown = [item.placement for item in items if item.placement.deployment == "unknown"]
    if not unknown:
        return None
    outside = sum(_outside(one) for one in unknown)
    silent = sum(one.current is None and not _outside(one) for one in unknown)
    counted = (
        (silent, "names no place where it runs", "name no place where they run"),
        (len(unknown) - silent - outside, "is open where it runs", "are open where they run"),
        (outside, "is retired or a vendor's to place", "are retired or a vendor's to place"),
    )
    why = ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counted if count)
    return (
        f"Not known whether they should move: {len(unknown):,} of {plural(len(items), 'workload')} ({why})."
    )


def _outside(placed: Placement) -> bool:
    return placed.decision == "not-applicable" and placed.location is None


def why_it_moves(placed: Placement) -> str:
    """What is wrong with where it runs, and what decides where it should."""
    parts = [placed.deployment_because or MISPLACED.get(placed.deployment, "")]
    if placed.decision in STUCK:
        parts.append(placed.relaxation or "")
    elif placed.decision == "undetermined":
        parts.append(f"open: {_still_open(placed)}")
    elif placed.why_not_more_central not in NO_REASON:
        parts.append(f"{placed.why_not_more_central} bars more central")
    return "; ".join(part for part in parts if part)


def _still_open(placed: Placement) -> str:
    return f"ask {placed.asks[0]}" if placed.asks else placed.relaxation or "no answer settles it"

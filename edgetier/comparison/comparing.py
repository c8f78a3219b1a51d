"""Two assessments to one comparison: what moved, what came and what went."""

from collections.abc import Iterable

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.comparison.reasons import place_by_hand, reasons_for
from edgetier.comparison.values import Answer, Comparison, Moved, Standing
from edgetier.findings import Finding
from edgetier.placement.choose import UNDETERMINED

_Key = tuple[str, str | None, tuple[str | int, ...]]


def compare(before: Assessment, after: Assessment) -> Comparison:
    """In the order of `after`; a workload that two files share is held against its first."""
    old, new = _by_id(before.workloads), _by_id(after.workloads)
    both = [(old[one], item) for one, item in new.items() if one in old]
    moved = (moved_of(*pair) for pair in both)
    return Comparison(
        compared=len(both),
        moved=tuple(one for one in moved if one is not None),
        added=tuple(one for one in new if one not in old),
        removed=tuple(one for one in old if one not in new),
        appeared=_only_in(after.findings, before.findings),
        gone=_only_in(before.findings, after.findings),
    )


def moved_of(before: WorkloadAssessment, after: WorkloadAssessment) -> Moved | None:
    """None where the answer is the same, whatever its arithmetic."""
    was, now = standing_of(before), standing_of(after)
    if was == now:
        return None
    return Moved(
        workload=after.id,
        owner=after.owner,
        before=was,
        after=now,
        condition_before=before.placement.condition,
        condition_after=after.placement.condition,
        reasons=reasons_for(before, after),
    )


def standing_of(item: WorkloadAssessment) -> Standing:
    """What is said of the workload, without the arithmetic."""
    placed = item.placement
    by_hand = place_by_hand(placed.override)
    return Standing(item.tier.name, answer_of(item), placed.placement, placed.deployment, by_hand)


def answer_of(item: WorkloadAssessment) -> Answer:
    """Where it runs; while that is open, the range alone. Whether there is a condition counts, not its number."""
    placed = item.placement
    is_open = placed.decision == UNDETERMINED
    return Answer(
        decision=placed.decision,
        range=placed.range,
        location=None if is_open else placed.location,
        site=None if is_open else placed.site,
        served=() if is_open else tuple((one.at, one.location, one.site) for one in placed.sites),
        is_conditional=placed.condition is not None and not is_open,
    )


def _by_id(items: Iterable[WorkloadAssessment]) -> dict[str, WorkloadAssessment]:
    found: dict[str, WorkloadAssessment] = {}
    for item in items:
        found.setdefault(item.id, item)
    return found


def _only_in(these: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """Messages hold numbers and files may be moved, so a finding is known by its code, workload and field."""
    known = {_key(one) for one in others if one.suppressed is None}
    return tuple(one for one in these if one.suppressed is None and _key(one) not in known)


def _key(found: Finding) -> _Key:
    return found.code, found.workload, found.path[2:] if found.workload else found.path

"""Which placements are decided, and which of them are another place than where the workload runs now."""

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Placement
from edgetier.report.workload_words import MISPLACED

_SETTLED = ("decided", "not-applicable")


def is_decided(item: WorkloadAssessment) -> bool:
    """By the advice or by hand."""
    placed = item.placement
    return placed.override is not None or (placed.decision in _SETTLED and placed.location is not None)


def changes(item: WorkloadAssessment) -> bool:
    """Whether it is decided, and runs at another location now or where it should not, or people decided otherwise."""
    placed = item.placement
    if placed.override is not None and placed.override.differs:
        return True
    if placed.current is None or not is_decided(item):
        return False
    return placed.deployment in MISPLACED or any(
        place != placed.current.location for place in _places(placed)
    )


def _places(placed: Placement) -> set[str | None]:
    """The locations that were decided on; those by hand where people decided."""
    if placed.override is not None:
        return {placed.override.location}
    return {served.location for served in placed.sites} or {placed.location}

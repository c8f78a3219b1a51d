"""Where latency is not what binds: said plainly, for work that some want near for its own sake."""

from collections.abc import Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.reasons import ON_THE_WAY
from edgetier.placement.values import Candidate
from edgetier.quantities import format_ms
from edgetier.report.workload_words import NO_REASON, binding

_BARS = ("residency", "autonomy", "memory")
_OPENING = "Latency does not bind here"


def not_binding(item: WorkloadAssessment) -> str | None:
    """The sentence; None where latency binds, or where nothing is sure."""
    placed = item.placement
    found = binding(item)
    if placed.decision != "decided" or item.budget is None or found is None:
        return None
    if _no_way_counts(placed.candidates):
        return f"{_OPENING}: its metric counts no network, so distance changes nothing."
    spare = _spare(found, item.budget.ms)
    if placed.condition or spare is None:
        return None
    word = placed.why_not_more_central
    if word in NO_REASON:
        return f"{_OPENING}: the most central permitted location meets with at least {spare} to spare."
    if word in _BARS:
        return (
            f"{_OPENING}: {word} bars more central, and this location meets with at least {spare} to spare."
        )
    return None


def where_not_binding(items: Sequence[WorkloadAssessment]) -> list[str]:
    """The ids of the workloads that another location would not serve better for latency's sake."""
    return [item.id for item in items if not_binding(item)]


def _no_way_counts(candidates: Sequence[Candidate]) -> bool:
    """Whether there are sites away from the user, and nothing on the way to any of them counts.

    On the device of the user there is no way, whatever the metric.
    """
    away = [one for one in candidates if one.terms and one.site not in (None, one.location)]
    return bool(away) and not any(term.name in ON_THE_WAY for one in away for term in one.terms)


def _spare(found: Candidate, budget_ms: float) -> str | None:
    """What even the high total leaves of the budget."""
    high_ms = found.total_ms.high
    return format_ms(budget_ms - high_ms) if high_ms is not None and high_ms < budget_ms else None

"""One workload in a few words: its budget, its total against it, where it goes and the reason."""

from collections.abc import Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Candidate, Placement
from edgetier.quantities import format_ms, percentile_name
from edgetier.report.words import listing
from edgetier.tiering.values import Budget

PRESENT = "present"  # the site where it runs now, shown beside the best of its location
NO_REASON = ("nothing", "not-needed")
MISPLACED = {"not-permitted": "not permitted", "under": "under-deployed", "over": "over-deployed"}

NO_TIER_YET = "no tier yet: ask first"
_NOT_JUDGED = ("excluded", "not-applicable")
_NOWHERE = {"not-applicable": "not placed"}


def binding(item: WorkloadAssessment) -> Candidate | None:
    """The candidate that the decision hangs on: the worst of those that serve, else the first that might."""
    placed = item.placement
    judged = [one for one in placed.candidates if one.verdict not in _NOT_JUDGED and one.reason != PRESENT]
    if placed.decision == "infeasible":
        return _unserved(judged)
    serving = {(one.at, one.location, one.site) for one in placed.sites if one.location}
    served = [one for one in judged if (one.at, one.location, one.site) in serving]
    if served:
        return max(served, key=_typical_ms)
    ends = item.placement.range or ()
    most_central = next((one for one in judged if one.location in ends[:1]), None)
    return most_central or min(judged, key=_typical_ms, default=None)


def _unserved(judged: Sequence[Candidate]) -> Candidate | None:
    """Of the demand points that nothing can serve, the one whose best location is the worst."""
    by_point: dict[str | None, list[Candidate]] = {}
    for one in judged:
        by_point.setdefault(one.at, []).append(one)
    best = [min(found, key=_least_ms) for found in by_point.values()]
    return max(best, key=_least_ms, default=None)


def _least_ms(found: Candidate) -> float:
    return found.total_ms.low or 0.0


def _typical_ms(found: Candidate) -> float:
    total = found.total_ms
    return next((ms for ms in (total.typical, total.low) if ms is not None), 0.0)


def budget_words(budget: Budget) -> str:
    """`500 ms first-token at p95`."""
    return f"{format_ms(budget.ms)} {budget.metric} at {percentile_name(budget.percentile)}"


def against(item: WorkloadAssessment) -> str:
    """Typical total against the budget: `245/500 ms p95`."""
    if item.budget is None:
        return "no budget"
    total, budget = total_words(binding(item)), format_ms(item.budget.ms)
    unit = budget.rpartition(" ")[2]
    return f"{total.removesuffix(' ' + unit)}/{budget} {percentile_name(item.budget.percentile)}"


def total_words(found: Candidate | None) -> str:
    """The typical total, or at least how much it is, or a question mark."""
    if found is None:
        return "?"
    low, typical, _high = found.total_ms
    if typical is not None:
        return format_ms(typical)
    return "?" if low is None else f">{format_ms(low)}"


def where(placed: Placement) -> str:
    """A location and its site, a range while it is open, or why there is none."""
    if placed.decision == "undetermined":
        return "..".join(dict.fromkeys(placed.range)) if placed.range else "undetermined"
    if placed.location is None:
        return _NOWHERE.get(placed.decision, placed.decision)
    site = placed.site if placed.site != placed.location else None
    return f"{placed.location} {site}" if site else placed.location


def where_in_short(placed: Placement) -> str:
    """As `where`, for a narrow column: `regional aws:eu-central-1`, `central..device`."""
    words = where(placed)
    for suffix in ("-cloud", "-edge"):
        words = words.replace(suffix, "")
    return words


def tier_words(item: WorkloadAssessment) -> str:
    return item.tier.name or "no tier"


def no_budget_words(item: WorkloadAssessment) -> str:
    """Why it has none: nobody waits, or nobody has said who does."""
    if item.tier.name:
        return "nothing waits for it"
    return (
        "no tier yet, so ask first what waits for its answer" if item.placement.asks else "no tier is known"
    )


def verdict_words(item: WorkloadAssessment, one: Candidate) -> str:
    """Without a budget there is nothing to meet; as long as no tier is known that is not to be taken for a verdict."""
    if one.verdict != "not-applicable" or item.tier.name:
        return one.verdict
    return NO_TIER_YET if item.placement.decision == "undetermined" else "permitted"


def reason(item: WorkloadAssessment) -> str:
    """The one thing to know about a decision, in a few words, the telling ones first."""
    placed = item.placement
    if placed.deployment in MISPLACED and placed.deployment_because:
        return placed.deployment_because
    if placed.condition:
        return f"{_allowed(binding(item))}{placed.condition}"
    return _REASONS.get(placed.decision, _not_more_central)(placed)


def _allowed(found: Candidate | None) -> str:
    """`call < 9.6 s: `, the condition in short."""
    allowance_ms = found.allowance_ms if found else None
    return f"call < {format_ms(allowance_ms)}: " if allowance_ms is not None and allowance_ms > 0 else ""


def _not_more_central(placed: Placement) -> str:
    why = placed.why_not_more_central
    return f"{why} bars more central" if why not in NO_REASON else "most central permitted"


def _of_undetermined(placed: Placement) -> str:
    wanted = placed.asks or placed.missing
    return f"ask {listing(wanted, 3)}" if wanted else placed.relaxation or "open"


def _of_infeasible(placed: Placement) -> str:
    return placed.relaxation or "no permitted location meets the budget"


def _of_conflict(placed: Placement) -> str:
    return placed.relaxation or f"{placed.why_not_more_central} excludes every location"


def _of_not_applicable(placed: Placement) -> str:
    if placed.location is None:
        return "retired, or its vendor decides"
    return "no latency budget: most central that is permitted"


_REASONS = {
    "undetermined": _of_undetermined,
    "infeasible": _of_infeasible,
    "conflict": _of_conflict,
    "not-applicable": _of_not_applicable,
}

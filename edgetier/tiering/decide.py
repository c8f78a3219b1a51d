"""Decides the tier: the declared budget, then the table on kind and archetype, then a declared tier, or none."""

from typing import NamedTuple

from edgetier.catalogue.model import Archetype, Catalogue
from edgetier.catalogue.tiers import tier_for_budget
from edgetier.decision_tables.match import Match, Matcher
from edgetier.inventory.model import Workload
from edgetier.quantities import format_ms, percentile_name
from edgetier.tiering.values import Budget, TierDecision

DEFAULT_METRIC = "response"


class Tiering(NamedTuple):
    """A tier, the budget placement is to hold, and what the table said."""

    tier: TierDecision
    budget: Budget | None
    match: Match


class TierRules:
    """The tiering table of the packs in force."""

    __slots__ = ("_catalogue", "_matcher", "name")

    def __init__(self, name: str, matcher: Matcher, catalogue: Catalogue) -> None:
        self.name = name
        self._matcher = matcher
        self._catalogue = catalogue

    def decide(self, workload: Workload) -> Tiering:
        """How fast one workload must answer, and what that rests on."""
        catalogue = self._catalogue
        archetype = catalogue.archetypes.get(workload.archetype) if workload.archetype else None
        kind = workload.kind or (archetype.kind if archetype else None)
        match = self._matcher({"kind": kind, "archetype_tier": archetype.tier if archetype else None})
        budget = declared_budget(workload, archetype, catalogue)
        by_rule = str(match.outcome["tier"]) if match.outcome else None
        if budget is not None and not _never_waited_for(workload):
            return Tiering(_from_budget(budget, by_rule, workload.tier, catalogue), budget, match)
        if by_rule is not None:
            return Tiering(
                _from_rule(match, by_rule, workload, archetype), _class_budget(by_rule, archetype), match
            )
        if workload.tier is not None:
            return Tiering(*_from_declared_tier(workload.tier, catalogue), match)
        return Tiering(
            TierDecision(None, "none", "no budget, no archetype, and kind does not settle it"), None, match
        )


def _never_waited_for(workload: Workload) -> bool:
    """A training job with a budget stays a training job; the budget is a finding (ET204)."""
    return workload.kind in ("training", "fine-tuning")


def declared_budget(workload: Workload, archetype: Archetype | None, catalogue: Catalogue) -> Budget | None:
    """The budget as the inventory states it; metric and percentile that it does not name are assumed, and listed."""
    latency = workload.latency
    if latency is None or latency.budget is None:
        return None
    assumed = tuple(name for name in ("metric", "percentile") if getattr(latency, name) is None)
    metric = latency.metric or (archetype.metric if archetype else None) or DEFAULT_METRIC
    percentile = latency.percentile or catalogue.defaults["latency.percentile"].value.typical
    return Budget(latency.budget, metric, percentile, "declared", assumed)


def _from_budget(
    budget: Budget, by_rule: str | None, declared: str | None, catalogue: Catalogue
) -> TierDecision:
    metric = catalogue.metrics[budget.metric]
    words = f"budget {format_ms(budget.ms)} {budget.metric} {percentile_name(budget.percentile)}"
    if not metric.sets_tier:
        return _beside_budget(
            f"{words} does not say how soon an answer is there", by_rule, declared, catalogue
        )
    tier = tier_for_budget(catalogue, budget.ms, metric)
    if metric.tier_factor != 1:
        words += f", {format_ms(budget.ms * metric.tier_factor)} there and back"
    return TierDecision(tier.name, "declared", words)


def _beside_budget(
    words: str, by_rule: str | None, declared: str | None, catalogue: Catalogue
) -> TierDecision:
    """A budget between tokens leaves the tier to a rule, or to the owner."""
    if by_rule is not None:
        return TierDecision(by_rule, "rule", words)
    if declared is None:
        return TierDecision(None, "none", words)
    decision, _ = _from_declared_tier(declared, catalogue)
    return decision._replace(evidence=f"{decision.evidence}; {words}")


def _from_rule(match: Match, tier: str, workload: Workload, archetype: Archetype | None) -> TierDecision:
    row = (match.matched or match.open)[0]
    by_archetype = archetype is not None and workload.kind in (None, "inference")
    if by_archetype and archetype is not None:
        return TierDecision(tier, "archetype", f"archetype {archetype.name}: {row.because}")
    return TierDecision(tier, "rule", f"{row.id}: {row.because}")


def _class_budget(tier: str, archetype: Archetype | None) -> Budget | None:
    """The archetype's own budget stands in for one that is not declared; batch work has none."""
    if archetype is None or archetype.tier != tier or archetype.budget_ms is None:
        return None
    if archetype.metric is None or archetype.percentile is None:
        return None
    return Budget(
        archetype.budget_ms, archetype.metric, archetype.percentile, "archetype", ("metric", "percentile")
    )


def _from_declared_tier(name: str, catalogue: Catalogue) -> tuple[TierDecision, Budget | None]:
    tier = next((t for t in catalogue.tiers if t.name == name), None)
    if tier is None:
        return TierDecision(None, "none", f"the declared tier {name} is not known"), None
    decision = TierDecision(name, "declared", f"declared tier {name}")
    if tier.max_ms is None:
        return decision, None
    percentile = catalogue.defaults["latency.percentile"].value.typical
    return decision, Budget(tier.max_ms, DEFAULT_METRIC, percentile, "tier", ("metric", "percentile"))

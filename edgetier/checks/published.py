"""Which published latency figure a budget is to be held against, and whether it is tighter than all of them."""

from collections.abc import Iterable

from edgetier.catalogue.model import Archetype, Catalogue, Requirement
from edgetier.placement.normal import Z95, normal_quantile
from edgetier.quantities import format_ms, percentile_name
from edgetier.tiering.values import Budget

ONE_WAY = "one-way"
WHOLE_ANSWER = "download"  # a metric that counts it holds everything that any other counts
SPREAD = "compute.p95_over_p50"


def undercut(
    budget: Budget, archetype: Archetype | None, tier: str | None, catalogue: Catalogue
) -> Requirement | None:
    """The tightest figure published for this kind of work, where the budget is tighter than every one of them."""
    figures = [
        one for one in _figures(archetype, tier, catalogue) if _comparable(budget.metric, one, catalogue)
    ]
    spread = catalogue.defaults[SPREAD].value.high
    if not figures or not all(_at_percentile(budget, one, spread) < one.ms for one in figures):
        return None
    return min(figures, key=lambda one: one.ms)


def mistaken_one_way(budget: Budget, archetype: Archetype | None, catalogue: Catalogue) -> Requirement | None:
    """The one-way figure for this kind of work that stands here, to the millisecond, as a time there and back."""
    if archetype is None or budget.metric == ONE_WAY or budget.ms == archetype.budget_ms:
        return None
    same = [one for one in _figures(archetype, None, catalogue) if one.ms == budget.ms]
    return same[0] if same and all(one.metric == ONE_WAY for one in same) else None


def in_words(figure: Requirement) -> str:
    """`450 ms first-token at p99 (Llama 2 70B, interactive; MLPerf Inference rules)`."""
    at = f" at {percentile_name(figure.percentile)}" if figure.percentile else ""
    return f"{format_ms(figure.ms)} {figure.metric}{at} ({figure.title}; {figure.provenance.source})"


def _figures(archetype: Archetype | None, tier: str | None, catalogue: Catalogue) -> Iterable[Requirement]:
    """Those of the archetype; those of the tier only where there is no archetype."""
    if archetype is not None:
        return [one for one in catalogue.requirements.values() if archetype.name in one.archetypes]
    return [one for one in catalogue.requirements.values() if tier in one.tiers]


def _comparable(metric: str, figure: Requirement, catalogue: Catalogue) -> bool:
    """A budget over the whole answer has to hold what a figure over a part of it counts, and more."""
    if metric == figure.metric:
        return True
    mine, theirs = catalogue.metrics[metric], catalogue.metrics[figure.metric]
    return WHOLE_ANSWER in mine.counts and theirs.sets_tier and theirs.counts <= mine.counts


def _at_percentile(budget: Budget, figure: Requirement, spread: float) -> float:
    """The budget at the figure's percentile, as wide as times are taken to vary: the benefit of the doubt."""
    if figure.percentile is None or figure.percentile <= budget.percentile:
        return budget.ms
    steps = normal_quantile(figure.percentile) - normal_quantile(budget.percentile)
    return float(budget.ms * spread ** (steps / Z95))

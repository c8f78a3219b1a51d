"""The tier that a budget belongs to."""

from edgetier.catalogue.model import Catalogue, Metric, Tier


def tier_for_budget(catalogue: Catalogue, budget_ms: float, metric: Metric | None = None) -> Tier:
    """The fastest tier whose bound, inclusive, holds the budget there and back."""
    there_and_back_ms = budget_ms * (metric.tier_factor if metric else 1.0)
    for tier in catalogue.tiers:
        if tier.max_ms is None or there_and_back_ms <= tier.max_ms:
            return tier
    raise AssertionError("the taxonomy has no tier without a bound")  # the reader refuses such a taxonomy

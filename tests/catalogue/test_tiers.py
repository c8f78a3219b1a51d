"""Which tier a budget falls into."""

import pytest

from edgetier.catalogue.model import Catalogue
from edgetier.catalogue.tiers import tier_for_budget


@pytest.mark.parametrize(
    ("budget_ms", "metric", "tier"),
    [
        (50, "response", "control-loop"),  # the bound is inclusive
        (50.001, "response", "live-perception"),
        (100, "cycle", "live-perception"),
        (500, "first-token", "conversational"),
        (60_000, "response", "interactive"),
        (60_001, "response", "batch"),
        (25, "one-way", "control-loop"),  # there and back
        (40, "one-way", "live-perception"),
        (300, None, "conversational"),
    ],
)
def test_tier_for_budget(catalogue: Catalogue, budget_ms: float, metric: str | None, tier: str) -> None:
    found = tier_for_budget(catalogue, budget_ms, catalogue.metrics[metric] if metric else None)
    assert found.name == tier

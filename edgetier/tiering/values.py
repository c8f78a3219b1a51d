"""What tiering decides: a budget and a tier, each with what it rests on."""

from typing import NamedTuple


class Budget(NamedTuple):
    """A latency budget in ms with its metric and percentile (a quantile, 0.95 for p95).

    `source` is declared, archetype or tier; `assumed` names the parts (metric, percentile) not declared.
    """

    ms: float
    metric: str
    percentile: float
    source: str
    assumed: tuple[str, ...] = ()


class TierDecision(NamedTuple):
    """A tier, or None; `basis` is declared, rule, archetype, learned or none."""

    name: str | None
    basis: str
    evidence: str
    probability: float | None = None

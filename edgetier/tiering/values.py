"""What tiering decides: a budget and a tier, each with what it rests on."""

from typing import NamedTuple


class Budget(NamedTuple):
    """A latency budget in ms with its metric and percentile (a quantile, 0.95 for p95).

    `source` is declared, archetype, tier or learned; `assumed` names the parts (metric, percentile) not declared.
    """

    ms: float
    metric: str
    percentile: float
    source: str
    assumed: tuple[str, ...] = ()


class MovedBy(NamedTuple):
    """A word or field, and how much it moved the odds of the likeliest tier against the next, in nats."""

    word: str
    weight: float


class TierDecision(NamedTuple):
    """A tier, or None; `basis` is declared, rule, archetype, learned or none.

    Where a classifier was asked, `probability` is that of its likeliest tier, `tiers` are those it cannot rule out,
    likeliest first, and `moved_by` tells the words; without a name it abstained.
    """

    name: str | None
    basis: str
    evidence: str
    probability: float | None = None
    tiers: tuple[str, ...] = ()
    moved_by: tuple[MovedBy, ...] = ()

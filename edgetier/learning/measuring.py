"""Measures a classifier: every figure with an interval from a bootstrap over groups, and the curves."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from edgetier.learning.curves import Bin, Covered, reliability, risk_coverage
from edgetier.learning.judged import Floats, Judged
from edgetier.learning.metrics import FIGURES, inside_by_tier, recalls

ROUNDS = 1_000
LEVEL = 0.95  # of the intervals
_CELLS = 4_000_000  # of the matrix of weights that is held at a time


class Measured(NamedTuple):
    """A figure with the ends of its interval; not a number where it cannot be told."""

    value: float
    low: float
    high: float


class OfTier(NamedTuple):
    """What was measured on the rows of one true tier."""

    tier: str
    rows: int
    recall: Measured
    inside_set: Measured


class Measures(NamedTuple):
    """All that was measured. `abstained` counts sets of several tiers."""

    rows: int
    groups: int
    abstained: int
    figures: Mapping[str, Measured]
    tiers: tuple[OfTier, ...]
    curve: tuple[Covered, ...]
    bins: tuple[Bin, ...]


def measure(judged: Judged, groups: Sequence[str], *, rounds: int = ROUNDS, seed: int = 0) -> Measures:
    """Rows of one group are drawn together; the same input and seed give the same figures."""
    measured = _measured(judged, groups, rounds, seed)
    figures, by_tier = measured[: len(FIGURES)], measured[len(FIGURES) :]
    return Measures(
        rows=len(judged.truth),
        groups=len(set(groups)),
        abstained=int((~judged.decided).sum()),
        figures=dict(zip(FIGURES, figures, strict=True)),
        tiers=tuple(_of_tiers(judged, by_tier)),
        curve=risk_coverage(judged),
        bins=reliability(judged),
    )


def _of_tiers(judged: Judged, measured: Sequence[Measured]) -> Iterator[OfTier]:
    tiers = judged.scale.tiers
    counts = np.bincount(judged.truth, minlength=len(tiers)).tolist()
    for tier, rows, recall, kept in zip(
        tiers, counts, measured[: len(tiers)], measured[len(tiers) :], strict=True
    ):
        yield OfTier(tier, rows, recall, kept)


def _columns(judged: Judged, weights: Floats) -> Floats:
    """Shape (weightings, figures): the figures, then the recall of each tier, then what its sets keep."""
    figures = np.stack([figure(judged, weights) for figure in FIGURES.values()], axis=1)
    return np.concatenate([figures, recalls(judged, weights), inside_by_tier(judged, weights)], axis=1)


def _measured(judged: Judged, groups: Sequence[str], rounds: int, seed: int) -> list[Measured]:
    values = _columns(judged, np.ones((1, len(judged.truth))))
    drawn = np.concatenate([values[:0], *(_columns(judged, each) for each in _weights(groups, rounds, seed))])
    return [_interval(value, column) for value, column in zip(values[0].tolist(), drawn.T, strict=True)]


def _weights(groups: Sequence[str], rounds: int, seed: int) -> Iterator[Floats]:
    """How often each row is drawn, for some rounds at a time; nothing where one group is all there is."""
    names, codes = np.unique(np.array(groups, dtype=np.str_), return_inverse=True)
    if len(names) < 2:
        return
    random = np.random.default_rng(seed)
    most = max(1, _CELLS // len(codes))
    for start in range(0, rounds, most):
        size = min(most, rounds - start)
        drawn = random.multinomial(len(names), np.full(len(names), 1 / len(names)), size=size)
        yield drawn[:, codes].astype(np.float64)


def _interval(value: float, drawn: Floats) -> Measured:
    """Percentiles of the rounds in which the figure can be told."""
    told = drawn[~np.isnan(drawn)]
    if len(told) < 2 or np.isnan(value):
        return Measured(value, float("nan"), float("nan"))
    low, high = np.quantile(told, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]).tolist()
    return Measured(value, low, high)

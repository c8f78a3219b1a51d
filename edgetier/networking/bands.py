"""Spreads by distance: quantiles of what a fitted curve leaves, and p95 over p50, each near every knot."""

import numpy as np

from edgetier.networking.curve import Weights, weights_of
from edgetier.placement.variation import Array

# A knot with so many pairs around it counts as much as all pairs together: far ends of a spread need more than its middle.
BORROWED_AT_ENDS = 60.0
BORROWED_IN_THE_MIDDLE = 8.0


def factors_at_knots(
    length_km: Array, ratio: Array, knots_km: Array, quantiles: tuple[float, float]
) -> tuple[Array, Array]:
    """The low and the high quantile of measured over fitted near each knot."""
    weights = weights_of(length_km, knots_km)
    low, high = (
        _near_knots(ratio, weights, len(knots_km), quantile, BORROWED_AT_ENDS) for quantile in quantiles
    )
    return np.minimum(low, 1.0), np.maximum(high, 1.0)


def medians_at_knots(length_km: Array, ratio: Array, knots_km: Array) -> Array:
    """The median near each knot."""
    weights = weights_of(length_km, knots_km)
    return _near_knots(ratio, weights, len(knots_km), 0.5, BORROWED_IN_THE_MIDDLE)


def _near_knots(values: Array, weights: Weights, knots: int, quantile: float, borrowed: float) -> Array:
    """Weighted quantiles; where pairs are few, drawn towards the quantile of all of them."""
    everywhere = weighted_quantile(values, np.ones_like(values), quantile)
    found = np.full(knots, everywhere)
    for knot in range(knots):
        near = (weights.knot == knot) * (1 - weights.share) + (weights.knot + 1 == knot) * weights.share
        mass = float(near.sum())
        if mass > 0:
            here = weighted_quantile(values, near, quantile)
            found[knot] = (mass * here + borrowed * everywhere) / (mass + borrowed)
    return found


def weighted_quantile(values: Array, weights: Array, quantile: float) -> float:
    """The value below which this share of the weight lies, between neighbours in proportion."""
    order = np.argsort(values, kind="stable")
    heavy = weights[order] > 0
    value, weight = values[order][heavy], weights[order][heavy]
    middle = np.cumsum(weight) - weight / 2
    return float(np.interp(quantile * weight.sum(), middle, value))

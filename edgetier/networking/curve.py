"""Fits straight lines between knots to round trips by length, so that relative errors are least in sum."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edgetier.placement.variation import Array

ROUNDS = 25  # of reweighting; the sum of errors changes by less than a thousandth after about fifteen
SMALLEST_ERROR = 0.02  # below it all errors weigh alike, or the weights would not stay finite
PULL = (
    0.5  # towards a plain straight line, as much as one pair at each knot: it only counts where pairs are few
)


@dataclass(frozen=True, slots=True)
class Weights:
    """For each pair the knot before it, and how far it lies on the way to the next (0 to 1)."""

    knot: NDArray[np.int_]
    share: Array


def weights_of(length_km: Array, knots_km: Array) -> Weights:
    """Where each length lies among the knots."""
    knot = np.clip(np.searchsorted(knots_km, length_km, side="right") - 1, 0, len(knots_km) - 2)
    share = (length_km - knots_km[knot]) / (knots_km[knot + 1] - knots_km[knot])
    return Weights(knot, np.clip(share, 0.0, 1.0))


def typical_at_knots(length_km: Array, rtt_ms: Array, knots_km: Array) -> Array:
    """The value at each knot: least absolute relative error by reweighted least squares, then made monotone."""
    weights = weights_of(length_km, knots_km)
    line_ms = _straight_line(length_km, rtt_ms, knots_km)
    values = line_ms
    for _ in range(ROUNDS):
        fitted = values[weights.knot] * (1 - weights.share) + values[weights.knot + 1] * weights.share
        error = np.abs(fitted / rtt_ms - 1)
        values = _solve(weights, 1 / np.maximum(error, SMALLEST_ERROR) / rtt_ms**2, rtt_ms, line_ms)
    return np.maximum.accumulate(np.maximum(values, 0.0))


def _straight_line(length_km: Array, rtt_ms: Array, knots_km: Array) -> Array:
    """Least relative squares of start + slope x length: where the lines are drawn to without pairs nearby."""
    scale = np.stack([np.ones_like(length_km), length_km], axis=1) / rtt_ms[:, None]
    (start, slope), *_ = np.linalg.lstsq(scale, np.ones_like(rtt_ms), rcond=None)
    line: Array = np.maximum(start + slope * knots_km, 1.0)
    return line


def _solve(weights: Weights, weight: Array, rtt_ms: Array, line_ms: Array) -> Array:
    count, before, after = len(line_ms), 1 - weights.share, weights.share
    pull = PULL / line_ms**2

    def at(knot: NDArray[np.int_], values: Array) -> Array:
        total: Array = np.bincount(knot, values, minlength=count).astype(np.float64)
        return total

    middle = at(weights.knot, weight * before**2) + at(weights.knot + 1, weight * after**2) + pull
    beside = at(weights.knot, weight * before * after)[:-1]
    right = at(weights.knot, weight * before * rtt_ms) + at(weights.knot + 1, weight * after * rtt_ms)
    matrix = np.diag(middle) + np.diag(beside, 1) + np.diag(beside, -1)
    solved: Array = np.linalg.solve(matrix, right + pull * line_ms).astype(np.float64)
    return solved

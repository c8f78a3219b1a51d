"""Times stated at percentiles, read as a median and a spread, or as bounds at the budget's percentile."""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from edgetier.catalogue.model import Catalogue, Interval
from edgetier.inventory.model import Compute, Observed
from edgetier.placement.normal import Z95, normal_quantile

COMPUTE_SPREAD = "compute.p95_over_p50"
OBSERVED_SPREAD = "observed.p95_over_p50"
# A 95th percentile a million times the median: points nearer to a step than that say nothing of a spread.
WIDEST_SIGMA = log(1e6) / Z95


class Timing(NamedTuple):
    """A lognormal time of one call: median in ms, p95 over p50 (1 where the time is taken as constant)."""

    median_ms: Interval
    p95_over_p50: float
    source: str  # measured | declared | observed | missing
    default: str | None = None


UNKNOWN_TIME = Timing(Interval(0.0, float("nan"), float("nan")), 1.0, "missing")


def compute_timing(compute: Compute, percentile: float, catalogue: Catalogue) -> Timing:
    """What is stated of one call. A single time at the budget's percentile is held there as a constant."""
    source = "measured" if compute.measured else "declared"
    points = compute.at_percentiles
    if not points:
        single_ms = compute.at_budget_percentile
        return Timing(_exactly(single_ms), 1.0, source) if single_ms is not None else UNKNOWN_TIME
    if len(points) == 1:
        return _from_one(points[0], percentile, source, catalogue)
    median_ms, ratio = fit_lognormal(points)
    return Timing(_exactly(median_ms), ratio, source)


def _from_one(point: tuple[float, float], percentile: float, source: str, catalogue: Catalogue) -> Timing:
    quantile, value_ms = point
    if quantile == percentile:
        return Timing(_exactly(value_ms), 1.0, source)
    spread = catalogue.defaults[COMPUTE_SPREAD].value
    # A wider spread means a smaller median under a high percentile, so the ends change places there.
    medians = sorted(_median_from(quantile, value_ms, ratio) for ratio in spread)
    return Timing(Interval(*medians), spread.typical, source, COMPUTE_SPREAD)


def _exactly(value: float) -> Interval:
    return Interval(value, value, value)


def _median_from(quantile: float, value_ms: float, ratio: float) -> float:
    sigma: float = log(ratio) / Z95
    return value_ms * exp(-sigma * normal_quantile(quantile))


def fit_lognormal(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Median in ms and p95 over p50 of the lognormal that fits (quantile, ms) points by least squares."""
    positive = [(normal_quantile(q), log(max(value_ms, 1e-9))) for q, value_ms in points]
    mean_z = sum(z for z, _ in positive) / len(positive)
    mean_y = sum(y for _, y in positive) / len(positive)
    spread = sum((z - mean_z) ** 2 for z, _ in positive)
    slope = sum((z - mean_z) * (y - mean_y) for z, y in positive) / spread
    sigma = min(max(slope, 0.0), WIDEST_SIGMA)
    return exp(mean_y - sigma * mean_z), exp(sigma * Z95)


def observed_total(observed: Observed, percentile: float, catalogue: Catalogue) -> Interval | None:
    """The observed latency at the budget's percentile, in ms: exact where stated, else bounded by its neighbours."""
    points = observed.at_percentiles
    if not points:
        return None
    exact = [value_ms for quantile, value_ms in points if quantile == percentile]
    if exact:
        return _exactly(exact[0])
    below = [value_ms for quantile, value_ms in points if quantile < percentile]
    above = [value_ms for quantile, value_ms in points if quantile > percentile]
    typical = _interpolated(points, percentile, catalogue)
    low = max(below, default=0.0)
    high = min(above, default=float("nan"))
    ceiling = high if above else float("inf")
    return Interval(low, min(max(typical, low), ceiling), high)


def _interpolated(points: Sequence[tuple[float, float]], percentile: float, catalogue: Catalogue) -> float:
    if len(points) > 1:
        median_ms, ratio = fit_lognormal(points)
    else:
        ratio = catalogue.defaults[OBSERVED_SPREAD].value.typical
        median_ms = _median_from(*points[0], ratio)
    return median_ms * exp(log(ratio) / Z95 * normal_quantile(percentile))

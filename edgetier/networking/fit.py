"""Fits a path model to measurements: by distance as the crow flies, and along routes where there are any."""

from typing import NamedTuple

import numpy as np

from edgetier.catalogue.model import Knot, PathModel, Provenance, Routes
from edgetier.networking.bands import factors_at_knots, medians_at_knots
from edgetier.networking.curve import typical_at_knots
from edgetier.networking.samples import KM_PER_MS_THERE_AND_BACK, Samples, too_fast
from edgetier.placement.variation import Array

DECIMALS = 1


class Shape(NamedTuple):
    """What a fit takes over from the set in force: where the knots are, and the round trip within a metro."""

    knots_km: tuple[float, ...]
    route_knots_km: tuple[float, ...]
    same_metro: Knot
    coverage: float  # the share of pairs that low to high is meant to hold


def shape_of(path: PathModel, coverage: float) -> Shape:
    """As the set in force has it."""
    return Shape(_at(path.knots), _at(path.route_knots or path.knots), path.knots[0], coverage)


def _at(knots: tuple[Knot, ...]) -> tuple[float, ...]:
    return tuple(knot.distance_km for knot in knots)


def fit(samples: Samples, shape: Shape, *, name: str, routes: Routes | None, source: Provenance) -> PathModel:
    """The model whose relative errors are least in sum; pairs faster than light are left out."""
    real = samples.only(~too_fast(samples) & (samples.rtt_ms > 0))
    return PathModel(
        name=name,
        knots=knots_of(real.distance_km, real.rtt_ms, np.array(shape.knots_km), shape),
        p95_over_p50=_ratio(real),
        provenance=source,
        along=routes,
        route_knots=_along(real, shape) if routes else (),
        variation=_variation(real, np.array(shape.knots_km)),
    )


def _along(real: Samples, shape: Shape) -> tuple[Knot, ...]:
    return knots_of(real.length_km, real.rtt_ms, np.array(shape.route_knots_km), shape)


def knots_of(length_km: Array, rtt_ms: Array, knots_km: Array, shape: Shape) -> tuple[Knot, ...]:
    """Low, typical and high at every knot; rising, and never below the time of light."""
    typical = typical_at_knots(length_km, rtt_ms, knots_km)
    fitted = np.interp(length_km, knots_km, typical)
    outside = (1 - shape.coverage) / 2
    low, high = factors_at_knots(length_km, rtt_ms / fitted, knots_km, (outside, 1 - outside))
    light_ms = knots_km / KM_PER_MS_THERE_AND_BACK
    factors = (low, np.ones_like(low), high)
    columns = [
        _rising(typical * factor, light_ms, first_ms)
        for factor, first_ms in zip(factors, shape.same_metro[1:], strict=True)
    ]
    rows = np.maximum.accumulate(np.stack(columns), axis=0).T
    fitted_knots = (Knot(float(km), *map(float, row)) for km, row in zip(knots_km, rows, strict=True))
    return (shape.same_metro, *list(fitted_knots)[1:])


def _rising(values: Array, light_ms: Array, first_ms: float) -> Array:
    scale = 10**DECIMALS
    at_least = np.maximum(np.maximum(values, light_ms), first_ms)
    rounded = np.maximum(np.round(at_least * scale), np.ceil(light_ms * scale - 1e-9)) / scale
    rising: Array = np.maximum.accumulate(rounded)
    return rising


def _ratio(real: Samples) -> float:
    ratio = _ratios(real)
    return round(float(np.median(ratio)), 2) if ratio.size else 1.0


def _ratios(real: Samples) -> Array:
    ratio = real.p95_ms / real.rtt_ms
    found: Array = ratio[np.isfinite(ratio)]
    return found


def _variation(real: Samples, knots_km: Array) -> tuple[tuple[float, float], ...]:
    ratio = _ratios(real)
    if not ratio.size:
        return ()
    stated = np.isfinite(real.p95_ms / real.rtt_ms)
    median = medians_at_knots(real.distance_km[stated], ratio, knots_km)
    return tuple(
        (float(km), round(max(float(value), 1.0), 2)) for km, value in zip(knots_km, median, strict=True)
    )

"""Scores a path model against measurements, as it stands or fitted anew without each site in turn."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.model import PathModel
from edgetier.networking.samples import KM_PER_MS_THERE_AND_BACK, Samples, too_fast
from edgetier.placement.routes import interpolated_ms
from edgetier.placement.variation import Array

MOST_FITS = 80  # with more sites than this some are left out together


class Scores(NamedTuple):
    """How well a model does; shares from 0 to 1. `pairs` counts a pair once for each of its ends left out."""

    sites: int
    pairs: int
    too_fast: int
    median_error: float  # of typical, absolute, relative to the measurement
    mean_error: float
    p90_error: float
    coverage: float  # of low to high
    below_low: float
    above_high: float
    median_width: float  # high over low
    below_light: int  # predictions below distance / 100: none, unless the model is broken


def score(model: PathModel, samples: Samples) -> Scores:
    """The model as it stands."""
    real = _real(samples)
    return _scores(samples, real, predicted_ms(model, real))


def held_out(samples: Samples, fit: Callable[[Samples], PathModel]) -> Scores:
    """Each site left out in turn: its pairs are predicted by a fit that never saw it."""
    real = _real(samples)
    parts = [_without(real, group, fit) for group in _groups(len(real.places))]
    seen = np.concatenate([index for index, _ in parts])
    return _scores(samples, real.only(seen), np.concatenate([ms for _, ms in parts]))


def predicted_ms(model: PathModel, samples: Samples) -> Array:
    """Low, typical and high of every pair."""
    by_route = bool(model.route_knots)
    length_km = samples.length_km if by_route else samples.distance_km
    found = interpolated_ms(length_km, model.route_knots if by_route else model.knots)
    return np.maximum(found, samples.distance_km[:, None] / KM_PER_MS_THERE_AND_BACK)


def _real(samples: Samples) -> Samples:
    return samples.only(~too_fast(samples) & (samples.rtt_ms > 0))


def _groups(sites: int) -> list[NDArray[np.int_]]:
    return [np.array(group) for group in np.array_split(np.arange(sites), min(sites, MOST_FITS))]


def _without(
    real: Samples, group: NDArray[np.int_], fit: Callable[[Samples], PathModel]
) -> tuple[NDArray[np.int_], Array]:
    left_out = np.isin(real.src, group) | np.isin(real.dst, group)
    index = np.flatnonzero(left_out)
    if not index.size or index.size == left_out.size:
        return index[:0], np.empty((0, 3))
    return index, predicted_ms(fit(real.only(~left_out)), real.only(left_out))


def _scores(samples: Samples, real: Samples, predicted: Array) -> Scores:
    low, typical, high = predicted.T
    error = np.abs(typical / real.rtt_ms - 1)
    light_ms = real.distance_km / KM_PER_MS_THERE_AND_BACK
    return Scores(
        sites=len(samples.places),
        pairs=len(error),
        too_fast=int(too_fast(samples).sum()),
        median_error=float(np.median(error)),
        mean_error=float(np.mean(error)),
        p90_error=float(np.quantile(error, 0.9)),
        coverage=float(np.mean((low <= real.rtt_ms) & (real.rtt_ms <= high))),
        below_low=float(np.mean(real.rtt_ms < low)),
        above_high=float(np.mean(real.rtt_ms > high)),
        median_width=float(np.median(high / np.maximum(low, 1e-9))),
        below_light=int((predicted < light_ms[:, None] - 1e-9).sum()),
    )

"""Measured round trips by the names of their ends: they outrank the model, and lend themselves to near neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.distance import distance_matrix_km
from edgetier.catalogue.model import Interval, Place
from edgetier.placement.routes import KM_PER_MS_THERE_AND_BACK
from edgetier.placement.variation import Array

MODEL, BORROWED, MEASURED = 0, 1, 2
SOURCES = ("model", "borrowed", "measured")
NEIGHBOURS = 4  # of each end that are asked for a pair to borrow


class Ends(NamedTuple):
    """One side of a matrix of ways: the names by which each end may be called, and where it is."""

    names: Sequence[frozenset[str]]
    places: Sequence[Place]


class Reach(NamedTuple):
    """How far a measurement may be lent, and how wide it is where it was made, as a share of the model's width."""

    within_km: float
    share_of_way: float
    least_width: float


@dataclass(frozen=True, slots=True)
class Measurements:
    """Medians in ms between named ends, both directions together; nan where there is none.

    `places` says where an end is, None where its name means no place; `models_ms` is the model of the same
    pairs, and the ratio of the two is what is lent.
    """

    names: tuple[str, ...]
    places: tuple[Place | None, ...]
    rtt_ms: Array  # (ends, ends, 3)
    ratio: Array  # (ends, ends) p95 over p50, nan where not stated
    cloud: NDArray[np.bool_]  # (ends,) whether it is a cloud region


class Ways(NamedTuple):
    """Round trips (rows, columns, 3), where each comes from, and p95 over p50 (nan: as the model has it)."""

    round_trip_ms: Array
    source: NDArray[np.int8]
    ratio: Array


def modelled(round_trip_ms: Array) -> Ways:
    """What the model says, before any measurement."""
    shape = round_trip_ms.shape[:2]
    return Ways(round_trip_ms, np.full(shape, MODEL, dtype=np.int8), np.full(shape, np.nan))


def with_measurements(
    ways: Ways, rows: Ends, columns: Ends, *, found: Measurements, own_ms: Array, reach: Reach
) -> Ways:
    """Measured pairs first, then those borrowed from the nearest measured ends; `own_ms` models the measured."""
    result = Ways(ways.round_trip_ms.copy(), ways.source.copy(), ways.ratio.copy())
    _borrow(result, rows, columns, found=found, own_ms=own_ms, reach=reach)
    _measure(result, rows, columns, found)
    return result


def _measure(ways: Ways, rows: Ends, columns: Ends, found: Measurements) -> None:
    mine, theirs = _numbers(rows, found), _numbers(columns, found)
    for row, ends in mine.items():
        for column, others in theirs.items():
            pairs = [(a, b) for a in ends for b in others if not np.isnan(found.rtt_ms[a, b, 1])]
            if pairs:
                ways.round_trip_ms[row, column] = found.rtt_ms[pairs[0]]
                ways.ratio[row, column] = found.ratio[pairs[0]]
                ways.source[row, column] = MEASURED


def _numbers(ends: Ends, found: Measurements) -> Mapping[int, tuple[int, ...]]:
    """Which measured ends each of the ends is, by name or because the name means exactly that place."""
    by_name = {name: number for number, name in enumerate(found.names)}
    by_place: dict[Place, list[int]] = {}
    for number, place in enumerate(found.places):
        if place is not None:
            by_place.setdefault(place, []).append(number)
    result: dict[int, tuple[int, ...]] = {}
    for index, (names, place) in enumerate(zip(ends.names, ends.places, strict=True)):
        named = [by_name[name] for name in sorted(names) if name in by_name]
        same = dict.fromkeys((*named, *by_place.get(place, ())))
        if same:
            result[index] = tuple(same)
    return result


def _borrow(
    ways: Ways, rows: Ends, columns: Ends, *, found: Measurements, own_ms: Array, reach: Reach
) -> None:
    known = np.flatnonzero([place is not None for place in found.places])
    if known.size < 2 or not rows.places or not columns.places:
        return
    where = [place for place in found.places if place is not None]
    near = _nearest_pairs(_nearest(rows.places, where, known), _nearest(columns.places, where, known), found)
    distance_km = distance_matrix_km(rows.places, columns.places)
    lent = near.moved_km <= np.minimum(reach.within_km, reach.share_of_way * distance_km)
    correction = found.rtt_ms[near.one, near.other, 1] / own_ms[near.one, near.other, 1]
    _lend(ways, lent, distance_km, correction, near.moved_km, reach)


class Neighbours(NamedTuple):
    """For each place the nearest measured ends: how far, and which."""

    far_km: Array
    end: NDArray[np.int_]


class Near(NamedTuple):
    """For each way the measured pair that is nearest at both ends together, and how far it is moved."""

    moved_km: Array
    one: NDArray[np.int_]
    other: NDArray[np.int_]


def _nearest(places: Sequence[Place], measured: Sequence[Place], known: NDArray[np.int_]) -> Neighbours:
    distance_km = distance_matrix_km(places, measured)
    order = np.argsort(distance_km, axis=1, kind="stable")[:, :NEIGHBOURS]
    return Neighbours(np.take_along_axis(distance_km, order, axis=1), known[order])


def _nearest_pairs(rows: Neighbours, columns: Neighbours, found: Measurements) -> Near:
    shape = len(rows.end), len(columns.end)
    best = Near(np.full(shape, np.inf), np.zeros(shape, dtype=int), np.zeros(shape, dtype=int))
    for i in range(rows.end.shape[1]):
        for j in range(columns.end.shape[1]):
            moved_km = rows.far_km[:, i, None] + columns.far_km[None, :, j]
            one, other = np.broadcast_arrays(rows.end[:, i, None], columns.end[None, :, j])
            better = (moved_km < best.moved_km) & ~np.isnan(found.rtt_ms[one, other, 1])
            for kept, new in zip(best, (moved_km, one, other), strict=True):
                kept[better] = new[better]
    return best


def _lend(
    ways: Ways, lent: NDArray[np.bool_], distance_km: Array, correction: Array, moved_km: Array, reach: Reach
) -> None:
    """The model times what the neighbours measured over their model; as wide as the model at the end of the reach."""
    model_ms, light_ms = ways.round_trip_ms, distance_km[..., None] / KM_PER_MS_THERE_AND_BACK
    typical_ms = model_ms[..., 1:2] * correction[..., None]
    share = np.minimum(np.where(np.isfinite(moved_km), moved_km, 0.0) / reach.within_km, 1.0)
    width = reach.least_width + (1 - reach.least_width) * share[..., None]
    spread = model_ms / np.maximum(model_ms[..., 1:2], 1e-9)
    lent_ms = np.maximum(typical_ms * (1 + (spread - 1) * width), light_ms)
    ways.round_trip_ms[lent] = lent_ms[lent]
    ways.source[lent] = BORROWED


def both_ways(one_ms: float, other_ms: float | None) -> Interval:
    """A pair measured in one or both directions: a round trip is the same either way, so they bound each other."""
    if other_ms is None:
        return Interval(one_ms, one_ms, one_ms)
    return Interval(min(one_ms, other_ms), (one_ms + other_ms) / 2, max(one_ms, other_ms))

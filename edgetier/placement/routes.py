"""The way between places and how long it takes: as the crow flies within an area, over hubs and cables between them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.distance import distance_matrix_km
from edgetier.catalogue.model import Box, Knot, PathModel, Place, Routes
from edgetier.placement.variation import Array

NO_AREA = -1
KM_PER_MS_THERE_AND_BACK = 100.0  # light in fibre covers 200 km in a millisecond


def route_matrix_km(places: Sequence[Place], others: Sequence[Place], routes: Routes) -> Array:
    """Rows are places, columns others; never shorter than as the crow flies."""
    direct_km = distance_matrix_km(places, others)
    mine, theirs = areas_of(places, routes), areas_of(others, routes)
    between_km = between_hubs_km(routes)
    leaving_km = _nearest_way(_to_hubs_km(places, mine, routes), between_km)
    round_km = _nearest_way(leaving_km, _to_hubs_km(others, theirs, routes).T)
    same = mine[:, None] == theirs[None, :]
    unknown = (mine[:, None] == NO_AREA) | (theirs[None, :] == NO_AREA)
    # Where no legs join two areas, the crow has to do.
    straight = same | unknown | ~np.isfinite(round_km)
    return np.where(straight, direct_km, np.maximum(round_km, direct_km))


def areas_of(places: Sequence[Place], routes: Routes) -> NDArray[np.int_]:
    """The number of the first area that holds each place, NO_AREA where none does."""
    latitude = np.array([place.latitude_deg for place in places], dtype=np.float64)
    longitude = np.array([place.longitude_deg for place in places], dtype=np.float64)
    found = np.full(len(places), NO_AREA, dtype=np.int_)
    for number, area in reversed(list(enumerate(routes.areas))):
        for box in area.boxes:
            found[_inside(latitude, longitude, box)] = number
    return found


def _inside(latitude: Array, longitude: Array, box: Box) -> NDArray[np.bool_]:
    high_enough, low_enough = latitude >= box.south, latitude <= box.north
    east, west = longitude >= box.west, longitude <= box.east
    across = east & west if box.west <= box.east else east | west
    inside: NDArray[np.bool_] = high_enough & low_enough & across
    return inside


def between_hubs_km(routes: Routes) -> Array:
    """The shortest way between any two hubs over the legs; infinite where there is none."""
    hubs = list(routes.hubs.values())
    number = {name: index for index, name in enumerate(routes.hubs)}
    straight_km = distance_matrix_km(hubs, hubs)
    way_km = np.full(straight_km.shape, np.inf)
    np.fill_diagonal(way_km, 0.0)
    for one, other in routes.legs:
        i, j = number[one], number[other]
        way_km[i, j] = way_km[j, i] = straight_km[i, j]
    for hub in range(len(hubs)):
        way_km = np.minimum(way_km, way_km[:, hub, None] + way_km[hub, None, :])
    return way_km


def _to_hubs_km(places: Sequence[Place], areas: NDArray[np.int_], routes: Routes) -> Array:
    """From each place to the hubs of its own area; infinite to all others."""
    names = list(routes.hubs)
    # The last row is for places in no area, whose number is -1: no hub is theirs.
    hubs_of = [*(area.hubs for area in routes.areas), ()]
    usable = np.array([[hub in hubs for hub in names] for hubs in hubs_of], dtype=bool)
    return np.where(usable[areas], distance_matrix_km(places, list(routes.hubs.values())), np.inf)


def _nearest_way(first_km: Array, second_km: Array) -> Array:
    """The least sum over the places in between: a product of matrices with least for sum and sum for times."""
    way_km = np.full((first_km.shape[0], second_km.shape[1]), np.inf)
    for middle in range(first_km.shape[1]):
        np.minimum(way_km, first_km[:, middle, None] + second_km[None, middle, :], out=way_km)
    return way_km


def interpolated_ms(length_km: Array, knots: Sequence[Knot]) -> Array:
    """Low, typical and high at a length in km, by straight lines; beyond the last knot its slope goes on."""
    table = np.array(knots, dtype=np.float64)
    inside = np.stack([np.interp(length_km, table[:, 0], table[:, column]) for column in (1, 2, 3)], axis=-1)
    if len(table) < 2:
        return inside
    slope = (table[-1, 1:] - table[-2, 1:]) / (table[-1, 0] - table[-2, 0])
    beyond_km = np.maximum(length_km - table[-1, 0], 0.0)
    found: Array = inside + beyond_km[..., None] * slope
    return found


def between_ms(places: Sequence[Place], others: Sequence[Place], path: PathModel) -> Array:
    """Low, typical and high between all places and all others, never below the time of light in fibre."""
    distance_km = distance_matrix_km(places, others)
    if path.along is None:
        return interpolated_ms(distance_km, path.knots)
    routed_ms = interpolated_ms(route_matrix_km(places, others, path.along), path.route_knots)
    return np.maximum(routed_ms, distance_km[..., None] / KM_PER_MS_THERE_AND_BACK)


def variation_over(distance_km: Array, path: PathModel) -> Array:
    """P95 over p50 at a distance."""
    if not path.variation:
        return np.full(distance_km.shape, path.p95_over_p50)
    table = np.array(path.variation, dtype=np.float64)
    ratio: Array = np.interp(distance_km, table[:, 0], table[:, 1])
    return ratio

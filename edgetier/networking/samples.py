"""Measurements with their distances, as arrays: what a model is fitted to and scored on."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.distance import distance_matrix_km
from edgetier.catalogue.model import Place, Routes
from edgetier.errors import UserError
from edgetier.networking.matrix import Matrix
from edgetier.placement.routes import route_matrix_km
from edgetier.placement.variation import Array
from edgetier.source import closest

KM_PER_MS_THERE_AND_BACK = 100.0
LEAST_SITES = 5


@dataclass(frozen=True, slots=True)
class Samples:
    """Parallel arrays, one element a measured pair; `src` and `dst` are numbers of `places`."""

    places: tuple[Place, ...]
    src: NDArray[np.int_]
    dst: NDArray[np.int_]
    distance_km: Array  # as the crow flies
    length_km: Array  # along the routes, or as the crow flies where there are none
    rtt_ms: Array
    p95_ms: Array  # nan where it is not stated

    def only(self, chosen: NDArray[np.bool_] | NDArray[np.int_]) -> "Samples":
        """Some of the pairs, by flag or by number."""
        return Samples(
            self.places,
            self.src[chosen],
            self.dst[chosen],
            self.distance_km[chosen],
            self.length_km[chosen],
            self.rtt_ms[chosen],
            self.p95_ms[chosen],
        )


def samples_of(matrix: Matrix, places: Mapping[str, Place], routes: Routes | None) -> Samples:
    """Every pair of different ends, with distances."""
    names = _known_names(matrix, places)
    number = {name: index for index, name in enumerate(names)}
    found = tuple(places[name] for name in names)
    pairs = [pair for pair in matrix.pairs if pair.src != pair.dst]
    src = np.array([number[pair.src] for pair in pairs], dtype=np.int_)
    dst = np.array([number[pair.dst] for pair in pairs], dtype=np.int_)
    distance_km = distance_matrix_km(found, found)
    length_km = route_matrix_km(found, found, routes) if routes else distance_km
    return Samples(
        found,
        src,
        dst,
        distance_km[src, dst],
        length_km[src, dst],
        np.array([pair.rtt_ms for pair in pairs], dtype=np.float64),
        np.array([np.nan if pair.p95_ms is None else pair.p95_ms for pair in pairs], dtype=np.float64),
    )


def _known_names(matrix: Matrix, places: Mapping[str, Place]) -> tuple[str, ...]:
    for pair in matrix.pairs:
        for name in (pair.src, pair.dst):
            if name not in places:
                near = closest(name, places)
                hint = f"did you mean '{near}'?" if near else "add it to the file of sites"
                raise UserError(f"{matrix.file}:{pair.line}: '{name}' is not among the sites", help=hint)
    names = tuple(dict.fromkeys(name for pair in matrix.pairs for name in (pair.src, pair.dst)))
    if len(names) < LEAST_SITES:
        raise UserError(f"{matrix.file} has {len(names)} sites; a fit needs at least {LEAST_SITES}")
    return names


def too_fast(samples: Samples) -> NDArray[np.bool_]:
    """Pairs that overtake light in fibre: an end is not where the file of sites says, or not the one measured."""
    return samples.rtt_ms < samples.distance_km / KM_PER_MS_THERE_AND_BACK

"""Great-circle distances in km, of one pair or of a whole matrix; of the catalogue, only this knows NumPy."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.model import Place

EARTH_RADIUS_KM = 6371.0088  # mean radius R1 of the IUGG


def great_circle_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Haversine: exact to 0.6 % on an Earth that is not quite a sphere, and stable for near places."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    across = math.sin(math.radians(lon2 - lon1) / 2) ** 2
    chord = math.sin((phi2 - phi1) / 2) ** 2 + math.cos(phi1) * math.cos(phi2) * across
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def distance_matrix_km(places_a: Sequence[Place], places_b: Sequence[Place]) -> NDArray[np.float64]:
    """Rows are places_a, columns places_b."""
    phi_a, lambda_a = _radians(places_a)
    phi_b, lambda_b = _radians(places_b)
    across = np.sin((lambda_b[None, :] - lambda_a[:, None]) / 2) ** 2
    along = np.sin((phi_b[None, :] - phi_a[:, None]) / 2) ** 2
    chord = along + np.cos(phi_a)[:, None] * np.cos(phi_b)[None, :] * across
    distance: NDArray[np.float64] = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return distance


def _radians(places: Sequence[Place]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    latitudes = np.radians(np.array([place.latitude_deg for place in places], dtype=np.float64))
    longitudes = np.radians(np.array([place.longitude_deg for place in places], dtype=np.float64))
    return latitudes, longitudes

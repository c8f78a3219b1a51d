"""Great-circle distances against published ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.catalogue.distance import distance_matrix_km, great_circle_km
from edgetier.catalogue.model import Catalogue, Place

LATITUDE, LONGITUDE = st.floats(-90, 90), st.floats(-180, 180)


# Distances between cities as commonly published, great circle.
@pytest.mark.parametrize(
    ("one", "other", "distance_km"),
    [
        ("LON", "NYC", 5570),
        ("LON", "PAR", 344),
        ("SIN", "TYO", 5320),
        ("FRA", "SIN", 10_270),
        ("NYC", "LAX", 3970),
        ("SYD", "LAX", 12_050),
        ("SAO", "LON", 9480),
        ("JNB", "LON", 9070),
        ("MUC", "BER", 480),
    ],
)
def test_known_pairs_within_two_per_cent(
    catalogue: Catalogue, one: str, other: str, distance_km: float
) -> None:
    a, b = catalogue.metros[one].place, catalogue.metros[other].place
    found = great_circle_km(a.latitude_deg, a.longitude_deg, b.latitude_deg, b.longitude_deg)
    assert found == pytest.approx(distance_km, rel=0.02)


def test_poles_and_antipodes() -> None:
    assert great_circle_km(90, 0, -90, 123) == pytest.approx(20_015.1, abs=0.2)
    assert great_circle_km(10, 20, -10, -160) == pytest.approx(20_015.1, abs=0.2)
    assert great_circle_km(0, 179.9, 0, -179.9) == pytest.approx(22.24, abs=0.01)


@given(LATITUDE, LONGITUDE, LATITUDE, LONGITUDE)
def test_matrix_agrees_with_the_single_pair_both_ways(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    a, b = Place("a", lat1, lon1, None), Place("b", lat2, lon2, None)
    matrix = distance_matrix_km((a, b), (a, b))
    assert matrix[0, 1] == pytest.approx(great_circle_km(lat1, lon1, lat2, lon2), abs=1e-4)
    assert matrix[0, 1] == pytest.approx(matrix[1, 0], abs=1e-6)
    assert matrix[0, 0] == 0
    assert 0 <= matrix[0, 1] <= 20_015.2


def test_matrix_of_nothing() -> None:
    assert distance_matrix_km((), (Place("a", 1, 2, None),)).shape == (0, 1)

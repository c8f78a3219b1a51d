"""The network model keeps to physics everywhere, and to published round trips where there are some."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import PathModel

PATHS = load_catalogue()[0].paths
LONGEST_KM = 20_037.0


def round_trip_ms(path: PathModel, distance_km: float) -> tuple[float, float, float]:
    knots = np.array(path.knots)
    low, typical, high = (float(np.interp(distance_km, knots[:, 0], knots[:, i])) for i in (1, 2, 3))
    return low, typical, high


@pytest.mark.parametrize("name", ["backbone", "internet"])
@given(near=st.floats(0, LONGEST_KM), more=st.floats(0, LONGEST_KM))
def test_longer_is_never_faster_and_light_is_never_overtaken(name: str, near: float, more: float) -> None:
    far = min(near + more, LONGEST_KM)
    nearer, farther = round_trip_ms(PATHS[name], near), round_trip_ms(PATHS[name], far)
    assert all(a <= b + 1e-9 for a, b in zip(nearer, farther, strict=True))
    assert farther[0] <= farther[1] <= farther[2]
    assert farther[0] >= far / 100


@given(st.floats(0, LONGEST_KM))
def test_internet_is_less_certain_than_a_backbone(distance_km: float) -> None:
    backbone, internet = (round_trip_ms(PATHS[name], distance_km) for name in ("backbone", "internet"))
    assert internet[0] <= backbone[0] + 1e-9
    assert internet[1] >= backbone[1]
    assert internet[2] >= backbone[2]


# Microsoft, Azure network round-trip latency statistics, 30 days to 2026-07-30 (CC BY 4.0): medians.
@pytest.mark.parametrize(
    ("pair", "distance_km", "published_ms"),
    [
        ("East US, East US 2", 149, 8),
        ("France Central, UK South", 344, 10),
        ("West Central US, Central US", 976, 17),
        ("Central India, South India", 914, 20),
        ("East US, UK South", 6076, 78),
        ("Southeast Asia, East US", 15629, 224),
    ],
)
def test_backbone_covers_published_round_trips(pair: str, distance_km: float, published_ms: float) -> None:
    low, _, high = round_trip_ms(PATHS["backbone"], distance_km)
    assert low * 0.95 <= published_ms <= high, pair


def test_inflation_of_the_internet_is_about_two() -> None:
    distances = np.geomspace(300, 16_000, 60)
    inflation = [round_trip_ms(PATHS["internet"], km)[1] / (km / 100) for km in distances]
    assert np.median(inflation) == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize(("name", "expected"), [("internet", (0.5, 2, 8)), ("backbone", (0.5, 1.5, 4))])
def test_same_metro(name: str, expected: tuple[float, float, float]) -> None:
    assert round_trip_ms(PATHS[name], 0) == expected

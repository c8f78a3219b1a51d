"""The network model keeps to physics everywhere, and to published round trips where there are some."""

from pathlib import Path

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


HUBS = "hubs: {a: [1, 2], b: [3, 4]}"
LEGS = "legs: [[a, b]]"
AREAS = "areas: {all: {boxes: [[-90, -180, 90, 180]], hubs: [a]}}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (HUBS, "hubs: [a, b]", "'hubs' must be a mapping"),
        ("[1, 2]", "[91, 2]", "a hub must be [latitude, longitude]"),
        (LEGS, "legs: {a: b}", "'legs' must be a list"),
        ("[[a, b]]", "[[a, b, a]]", "a leg must be [hub, hub]"),
        ("[[a, b]]", "[[a, c]]", "'c' is not a hub"),
        ("hubs: [a]}", "hubs: [d]}", "'d' is not a hub"),
        ("hubs: [a]}", "hub: [a]}", "an area has 'boxes' and 'hubs'"),
        ("[[-90, -180, 90, 180]]", "[[90, -180, -90, 180]]", "a box must be [south, west, north, east]"),
        ("[[-90, -180, 90, 180]]", "[]", "must be lists"),
    ],
)
def test_a_slip_in_routes_is_a_finding(tmp_path: Path, old: str, new: str, said: str) -> None:
    own = f"source: s\ndate: '2026'\nroutes:\n  own:\n    {HUBS}\n    {LEGS}\n    {AREAS}\n"
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    catalogue, findings = load_catalogue((tmp_path,))
    assert (findings, "own" in catalogue.routes) == ((), True)
    (tmp_path / "own.yaml").write_text(own.replace(old, new, 1), encoding="utf-8")
    catalogue, findings = load_catalogue((tmp_path,))
    assert [one.code for one in findings] == ["ET907"]
    assert said in findings[0].message
    assert "own" not in catalogue.routes


PATH = """source: s
date: '2026'
paths:
  backbone:
    p95_over_p50: 1.1
    knots: [[0, 1, 2, 3], [20040, 201, 202, 203]]
"""


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("along: cables", "belong together"),
        ("route_knots: [[0, 1, 2, 3], [20040, 201, 202, 203]]", "belong together"),
        ("along: cabels\n    route_knots: [[0, 1, 2, 3], [20040, 201, 202, 203]]", "unknown value 'cabels'"),
        ("along: cables\n    route_knots: [[0, 1, 2, 3], [20040, 20, 202, 203]]", "faster than light"),
        ("p95_over_p50_by_km: [[0, 0.5]]", "p95 over p50 by distance"),
        ("p95_over_p50_by_km: [[5, 2], [0, 1]]", "in order of distance"),
        ("p95_over_p50_by_km: 3", "p95 over p50 by distance"),
    ],
)
def test_a_slip_in_a_path_is_a_finding_and_the_shipped_set_stays(
    tmp_path: Path, more: str, said: str
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(f"{PATH}    {more}\n", encoding="utf-8")
    catalogue, findings = load_catalogue((tmp_path,))
    assert [one.code for one in findings] == ["ET907"]
    assert said in findings[0].message
    assert catalogue.paths["backbone"] == PATHS["backbone"]


def test_a_set_of_knots_alone_is_valid(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(PATH, encoding="utf-8")
    catalogue, findings = load_catalogue((tmp_path,))
    assert not findings
    assert (catalogue.paths["backbone"].along, catalogue.paths["backbone"].variation) == (None, ())

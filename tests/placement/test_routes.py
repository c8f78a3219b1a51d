"""Ways between places: never shorter than the crow flies, longer where traffic goes round, rising with length."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pipeline_runs import CATALOGUE

from edgetier.catalogue.distance import distance_matrix_km
from edgetier.catalogue.model import Area, Box, Place, Routes
from edgetier.placement.routes import NO_AREA, areas_of, between_ms, interpolated_ms, route_matrix_km

CABLES = CATALOGUE.routes["cables"]
anywhere = st.builds(Place, st.just("x"), st.floats(-90, 90), st.floats(-180, 180), st.none())


def metro(code: str) -> Place:
    return CATALOGUE.metros[code].place


def way_km(one: Place, other: Place, routes: Routes = CABLES) -> float:
    return float(route_matrix_km([one], [other], routes)[0, 0])


def crow_km(one: Place, other: Place) -> float:
    return float(distance_matrix_km([one], [other])[0, 0])


@given(one=anywhere, other=anywhere)
def test_a_way_is_the_same_there_and_back_and_never_shorter_than_the_crow_flies(
    one: Place, other: Place
) -> None:
    assert way_km(one, other) >= crow_km(one, other) - 1e-6
    assert way_km(one, other) == pytest.approx(way_km(other, one))


@pytest.mark.parametrize("name", ["backbone", "internet"])
@given(one=anywhere, other=anywhere)
def test_no_round_trip_overtakes_light_and_low_to_high_is_in_order(
    name: str, one: Place, other: Place
) -> None:
    low, typical, high = between_ms([one], [other], CATALOGUE.paths[name])[0, 0]
    assert crow_km(one, other) / 100 <= low <= typical <= high


@pytest.mark.parametrize("name", ["backbone", "internet"])
@given(near=st.floats(0, 40_000), more=st.floats(0, 20_000))
def test_a_longer_way_is_never_faster(name: str, near: float, more: float) -> None:
    knots = CATALOGUE.paths[name].route_knots
    assert np.all(
        interpolated_ms(np.array([near]), knots) <= interpolated_ms(np.array([near + more]), knots) + 1e-9
    )


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("PAR", "FRA", 1.0, 1.0),  # within an area as the crow flies
        ("LON", "NYC", 1.0, 1.02),
        ("FRA", "TYO", 1.7, 2.2),  # round by Suez and Singapore
        ("JNB", "SAO", 2.0, 3.5),  # no cable that traffic takes across the South Atlantic
        ("TLV", "DXB", 3.0, 6.0),
        ("SYD", "LAX", 1.0, 1.02),
    ],
)
def test_detours(one: str, other: str, least: float, most: float) -> None:
    detour = way_km(metro(one), metro(other)) / crow_km(metro(one), metro(other))
    assert least - 1e-9 <= detour <= most


def test_every_shipped_site_lies_in_an_area_and_every_area_can_be_left() -> None:
    sites = [*CATALOGUE.regions.values(), *CATALOGUE.metros.values()]
    found = areas_of([site.place for site in sites], CABLES)
    assert [site.name for site, area in zip(sites, found, strict=True) if area == NO_AREA] == []
    hubs = {hub for leg in CABLES.legs for hub in leg}
    assert all(set(area.hubs) <= hubs for area in CABLES.areas)


def test_a_box_may_cross_the_date_line() -> None:
    fiji = Area("fiji", (Box(-20, 170, -10, -170),), ("london",))
    across = replace(CABLES, areas=(fiji,))
    where = [Place("x", -15, longitude, None) for longitude in (175, -175, 165, -165, 0)]
    assert areas_of(where, across).tolist() == [0, 0, NO_AREA, NO_AREA, NO_AREA]


def test_without_areas_or_legs_the_crow_flies() -> None:
    london, tokyo = metro("LON"), metro("TYO")
    for routes in (replace(CABLES, areas=()), replace(CABLES, legs=())):
        assert way_km(london, tokyo, routes) == pytest.approx(crow_km(london, tokyo))


def test_a_set_with_knots_alone_goes_by_distance() -> None:
    plain = replace(CATALOGUE.paths["internet"], along=None, route_knots=())
    paris, tokyo = metro("PAR"), metro("TYO")
    expected = interpolated_ms(distance_matrix_km([paris], [tokyo]), plain.knots)
    assert between_ms([paris], [tokyo], plain) == pytest.approx(expected)

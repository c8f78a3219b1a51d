"""The map: every place on it, no name on another, and the counts of the assessment."""

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import pytest
import report_samples as samples
from figure_samples import figure_of, on_the_map, portfolio
from hypothesis import given
from hypothesis import strategies as st

import edgetier.report.html.figures as figures
from edgetier.assessment import Place
from edgetier.placement.values import Served
from edgetier.report.html.figures.labels import LARGE, SMALL, Box, Wanted, arranged
from edgetier.report.html.figures.projection import EQUATOR, project
from edgetier.report.html.figures.window import window_over
from edgetier.report.html.figures.world import world

HERE = Path(figures.__file__).parent


def test_the_map_counts_what_is_asked_run_and_proposed() -> None:
    rows = {row[0]: row[1:] for row in figure_of(world, portfolio()).rows}
    assert rows["aws:us-east-1"] == ("0", "", "2", "1")
    assert rows["SIN"][0] == "1"


def test_demand_is_added_up_over_workloads() -> None:
    sites = (Served("SIN", "metro-edge", "SIN", "meets", 12.5),)
    items = tuple(samples.workload(key, samples.placement(sites=sites)) for key in "ab")
    rows = figure_of(world, on_the_map(samples.assessment(items))).rows
    assert rows == (("SIN", "2", "25", "0", "2"),)


def test_a_rate_that_nobody_states_is_not_nought() -> None:
    items = (samples.workload("a", samples.placement(sites=(Served("SIN", None, None, None),))),)
    assert figure_of(world, on_the_map(samples.assessment(items))).rows[0][2] == "not stated"


def test_a_map_without_positions_is_none() -> None:
    assert world(replace(portfolio(), places={})) is None


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=1, max_size=12))
def test_every_place_is_on_the_map(places: list[tuple[float, float]]) -> None:
    points = [project(*place) for place in places]
    window = window_over(points, wide=720)
    for point in points:
        x, y = window.at(*point)
        assert -1 <= x <= 721
        assert -1 <= y <= window.high + 1


@pytest.mark.parametrize(
    ("longitude_deg", "latitude_deg", "x"),
    [(-180.0, 0.0, 0.0), (0.0, 0.0, EQUATOR / 2), (180.0, 0.0, EQUATOR), (0.0, 90.0, EQUATOR / 2)],
)
def test_the_projection_is_centred_on_greenwich(longitude_deg: float, latitude_deg: float, x: float) -> None:
    assert project(longitude_deg, latitude_deg)[0] == pytest.approx(x)


def test_the_pole_is_at_the_top_and_poles_are_shorter_than_the_equator() -> None:
    assert project(0, 90)[1] == pytest.approx(0)
    assert project(0, 0)[1] == pytest.approx(
        EQUATOR * 0.52 / 2, rel=0.01
    )  # height of the projection by its width
    assert project(180, 90)[0] - project(-180, 90)[0] < EQUATOR * 0.6


@given(
    st.lists(
        st.tuples(st.text("abc", min_size=1, max_size=9), st.floats(0, 700), st.floats(0, 300)), max_size=12
    )
)
def test_no_name_lies_on_another(places: list[tuple[str, float, float]]) -> None:
    wanted = [Wanted(name, x, y, 6) for name, x, y in places]
    named = arranged(wanted, Box(0, 0, 720, 320))
    for size, shown in ((LARGE, [one for one in named if not one.small]), (SMALL, list(named))):
        boxes = [_box(one.words, one.x, one.y, one.side, size) for one in shown]
        assert not any(a.meets(b) for index, a in enumerate(boxes) for b in boxes[:index])


def _box(text: str, x: float, y: float, side: str, size: float) -> Box:
    wide = 0.55 * size * len(text)
    left = {"r": x, "l": x - wide}.get(side, x - wide / 2)
    top = {"t": y - size, "b": y}.get(side, y - size / 2)
    return Box(left, top, left + wide, top + size)


def ends_of_ways(longitudes_deg: tuple[float, float]) -> list[tuple[float, float]]:
    """The first and last x of every curve from demand to site, on a map of the whole Earth."""
    placed = samples.placement(sites=(Served("from", "metro-edge", "to", "meets"),))
    names = ("from", "to")
    places = {
        name: Place(10.0, longitude_deg) for name, longitude_deg in zip(names, longitudes_deg, strict=True)
    }
    found = replace(samples.assessment((samples.workload("a", placed),)), places=places)
    drawn = re.search(r'd="([^"]*)" class="way"', figure_of(world, found).svg)
    assert drawn is not None
    curves = re.findall(r"M([^ ]+) [^ ]+Q[^ ]+ [^ ]+ ([^ ]+) [^ M]+", drawn[1])
    return [(float(start), float(end)) for start, end in curves]


def test_a_way_across_the_atlantic_is_one_line() -> None:
    ((start, end),) = ends_of_ways((-75.0, 10.0))
    assert 0 < start < end < 720


@pytest.mark.parametrize("longitudes_deg", [(-120.0, 140.0), (140.0, -120.0)])
def test_a_way_across_the_pacific_leaves_the_map_on_one_side_and_comes_back_on_the_other(
    longitudes_deg: tuple[float, float],
) -> None:
    (start, off), (back, end) = ends_of_ways(longitudes_deg)
    assert 0 < start < 720
    assert 0 < end < 720
    assert not 0 <= off <= 720
    assert not 0 <= back <= 720
    assert (off > 720) == (back < 0)


def test_a_name_without_room_beside_its_mark_stands_at_the_end_of_a_line() -> None:
    around = [Wanted("", 300 + dx, 150 + dy, 12) for dx, dy in ((-20, 0), (20, 0), (0, -20), (0, 20))]
    named = arranged([*around, Wanted("aws:eu-central-1", 300, 150, 6)], Box(0, 0, 720, 320))
    (led,) = [one for one in named if one.words]
    assert led.small
    assert led.lead is not None
    (x, y), _end = led.lead
    assert math.hypot(x - 300, y - 150) == pytest.approx(7)


def test_the_outline_is_small_and_says_where_it_comes_from() -> None:
    path = HERE / "land.json"
    outline = json.loads(path.read_text(encoding="utf-8"))
    assert path.stat().st_size < 40_000
    assert "Natural Earth" in outline["source"]
    assert "public domain" in outline["licence"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", outline["date"])
    assert all(isinstance(step, int) for ring in outline["rings"] for step in ring)

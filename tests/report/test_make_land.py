"""The tool that makes the outline of the map: arcs joined, the date line cut, and no more points than needed."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "make_land.py"
pytestmark = pytest.mark.skipif(not TOOL.exists(), reason="a source distribution has no tools")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = spec_from_file_location("make_land", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ring(tool: ModuleType, *points: tuple[float, float]) -> list[tuple[float, float]]:
    return [tool.Point(*point) for point in points]


def test_steps_on_a_grid_become_degrees(tool: ModuleType) -> None:
    transform = {"scale": [2.0, 0.5], "translate": [-180.0, -90.0]}
    assert list(tool.decoded([[90, 180], [1, 2], [-1, 0]], transform)) == [(0, 0), (2, 1), (0, 1)]


def test_an_arc_with_a_negative_number_is_read_backwards(tool: ModuleType) -> None:
    arcs = [ring(tool, (0, 0), (4, 0), (4, 4)), ring(tool, (0, 0), (0, 4), (4, 4))]
    topology = {"objects": {"land": {"geometries": [{"type": "Polygon", "arcs": [[0, ~1]]}]}}}
    assert list(tool.rings_of(topology, arcs)) == [[(0, 0), (4, 0), (4, 4), (0, 4)]]


def test_a_ring_over_the_date_line_lies_on_both_sides_of_the_map(tool: ModuleType) -> None:
    over = ring(tool, (170, 0), (-170, 0), (-170, 10), (170, 10))
    parts = list(tool.within_the_map(tool.unwrapped(over)))
    assert sorted({x for part in parts for x, _ in part}) == [-180, -170, 170, 180]
    assert [tool.area(part) for part in parts] == [100, 100]


def test_what_lies_in_the_far_south_is_left_out(tool: ModuleType) -> None:
    assert not list(tool.within_the_map(ring(tool, (0, -80), (10, -80), (10, -70))))


def test_points_on_a_line_go_and_corners_stay(tool: ModuleType) -> None:
    square = ring(tool, (0, 0), (5, 0.1), (10, 0), (10, 10), (5, 9.9), (0, 10))
    assert tool.simplified(square) == [(0, 0), (10, 0), (10, 10), (0, 10)]


def test_a_ring_is_written_as_steps(tool: ModuleType) -> None:
    assert list(tool.steps(ring(tool, (3, 4), (5, 4), (5, 4), (4, 9)))) == [3, 4, 2, 0, -1, 5]

"""The ways of requests on the map, to where they would go; across the date line where that is shorter."""

from collections.abc import Iterator, Mapping, Sequence

from edgetier.report.html.figures.projection import EQUATOR
from edgetier.report.html.figures.spots import Spot, Ways
from edgetier.report.html.figures.svg import Markup, element, number
from edgetier.report.html.figures.window import Window

_MOST = 150
_BEND = 0.12  # of a way, so that there and back are seen apart

Point = tuple[float, float]


def ways_on(window: Window, spots: Sequence[Spot], ways: Ways) -> Markup:
    """The most used ones, cut off at the edges of the map."""
    drawn = "".join(_curve(*ends) for pair in _most_used(spots, ways) for ends in _ends(*pair, window))
    path = element("path", d=drawn or None, class_="way")
    return element("svg", path, width=window.wide, height=window.high)


def _most_used(spots: Sequence[Spot], ways: Ways) -> Iterator[tuple[Spot, Spot]]:
    """Where both ends are on the map, and not the same place."""
    at: Mapping[str, Spot] = {spot.name: spot for spot in spots}
    known = [pair for pair in ways if pair[0] in at and pair[1] in at]
    for start, end in sorted(known, key=lambda pair: (-ways[pair], pair))[:_MOST]:
        if at[start][1:3] != at[end][1:3]:
            yield at[start], at[end]


def _ends(start: Spot, end: Spot, window: Window) -> Iterator[tuple[Point, Point]]:
    """One way, or two halves that leave the map on one side and come back on the other."""
    turns = _turn(end) - _turn(start)
    east = (turns < -0.5) - (turns > 0.5)
    if east:
        yield window.at(start.x, start.y), window.at(end.x + east * end.around, end.y)
        yield window.at(start.x - east * start.around, start.y), window.at(end.x, end.y)
    else:
        yield window.at(start.x, start.y), window.at(end.x, end.y)


def _turn(spot: Spot) -> float:
    """Its longitude, a whole turn being 1."""
    return (spot.x - EQUATOR / 2) / spot.around


def _curve(start: Point, end: Point) -> str:
    (x1, y1), (x2, y2) = start, end
    bend_x, bend_y = (x1 + x2) / 2 + (y2 - y1) * _BEND, (y1 + y2) / 2 - (x2 - x1) * _BEND
    numbers = [number(part) for part in (x1, y1, bend_x, bend_y, x2, y2)]
    return f"M{numbers[0]} {numbers[1]}Q{' '.join(numbers[2:])}"

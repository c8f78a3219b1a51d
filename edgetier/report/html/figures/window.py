"""The part of the Earth that a map shows, and the land in it."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from edgetier.report.html.figures.projection import EQUATOR
from edgetier.report.html.figures.svg import Markup, element, number

_LAND = Path(__file__).with_name("land.json")
_SOUTH = 900.0  # the outline ends there; a place beyond it is shown nevertheless
_LEAST, _ROOM = 640.0, 1.3  # in units of the projection: the closest view, and what is left around it
_FLATTEST, _TALLEST = 2.3, 1.75  # width by height

Ring = Sequence[int]


class Window(NamedTuple):
    """Left, top, width and height in units of the projection, shown `wide` units of the picture wide."""

    left: float
    top: float
    width: float
    height: float
    wide: float

    @property
    def scale(self) -> float:
        return self.wide / self.width

    @property
    def high(self) -> int:
        return round(self.height * self.scale)

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) * self.scale, (y - self.top) * self.scale


def window_over(points: Sequence[tuple[float, float]], *, wide: float) -> Window:
    """All points with room around them, as wide as the Earth at the most, in a shape that suits a page."""
    xs, ys = ([point[axis] for point in points] for axis in (0, 1))
    width = max((max(xs) - min(xs)) * _ROOM, (max(ys) - min(ys)) * _ROOM * _TALLEST, _LEAST)
    width, south = min(width, EQUATOR), max(_SOUTH, *ys)
    height = min(max((max(ys) - min(ys)) * _ROOM, width / _FLATTEST), width / _TALLEST, south)
    left = _within((min(xs) + max(xs) - width) / 2, EQUATOR - width)
    top = _within((min(ys) + max(ys) - height) / 2, south - height)
    return Window(round(left), round(top), round(width), round(height), wide)


def _within(value: float, most: float) -> float:
    return min(max(value, 0.0), max(most, 0.0))


def land(window: Window) -> Markup:
    """The land that is in sight, cut off at the edges by a picture of its own."""
    seen = "".join(_path(ring) for ring in _rings() if _in_sight(ring, window))
    frame = " ".join(number(part) for part in window[:4])
    path = element("path", d=seen, class_="land")
    return element("svg", path, width=window.wide, height=window.high, viewBox=frame)


@cache
def _rings() -> Sequence[Ring]:
    rings: Sequence[Ring] = json.loads(_LAND.read_text(encoding="utf-8"))["rings"]
    return rings


def _in_sight(ring: Ring, window: Window) -> bool:
    xs, ys = (tuple(accumulate(ring[axis::2])) for axis in (0, 1))
    across = max(xs) > window.left and min(xs) < window.left + window.width
    return across and max(ys) > window.top and min(ys) < window.top + window.height


def _path(ring: Ring) -> str:
    return f"M{ring[0]} {ring[1]}l{''.join(_steps(ring[2:]))}z"


def _steps(steps: Ring) -> Iterator[str]:
    """A minus sign parts two numbers as well as a space does."""
    for index, step in enumerate(steps):
        yield f" {step}" if index and step >= 0 else f"{step}"

"""Makes the land outline of the HTML report's map from Natural Earth's 1:110m land.

Get the topology with `npm pack world-atlas@2.0.2`, unpack it, and run
`python tools/make_land.py package/land-110m.json`. Land only: without borders it is small and takes no side.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from edgetier.report.html.figures.projection import project  # noqa: E402 - only now can it be found

OUTLINE = ROOT / "edgetier" / "report" / "html" / "figures" / "land.json"
SOUTHERNMOST_DEG = -60.0  # Antarctica asks for no inference
TOLERANCE = 0.5  # in units of the projection, 2,000 to the equator
SMALLEST = 12.0  # square units; islets are specks
ABOUT = {
    "source": "Natural Earth 4.1.0, 1:110m land, https://www.naturalearthdata.com/downloads/110m-physical-vectors/,"
    " through the npm package world-atlas 2.0.2 (land-110m.json)",
    "licence": "public domain, https://www.naturalearthdata.com/about/terms-of-use/",
    "date": "2026-11-24",
    "made_by": "tools/make_land.py",
    "units": "Natural Earth projection, 2,000 units to the equator; each ring: x, y, then steps dx, dy",
}


class Point(NamedTuple):
    """Degrees east and north, or units of the projection to the right and down."""

    x: float
    y: float


Ring = list[Point]


def main(arguments: Sequence[str]) -> int:
    """Reads the topology and writes the outline."""
    topology = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    rings = [list(steps(ring)) for ring in sorted(outlines(topology), key=area, reverse=True)]
    lines = ",\n".join(json.dumps(ring, separators=(",", ":")) for ring in rings)
    head = json.dumps(ABOUT, indent=1)[:-2]
    OUTLINE.write_text(f'{head},\n "rings": [\n{lines}\n]}}\n', encoding="utf-8")
    return 0


def outlines(topology: Any) -> Iterator[Ring]:
    """Every ring that is worth drawing, projected, simplified and on whole units."""
    arcs = [list(decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    for ring in rings_of(topology, arcs):
        for part in within_the_map(unwrapped(ring)):
            flat = simplified([Point(*project(*point)) for point in part])
            whole = [Point(round(x), round(y)) for x, y in flat]
            if area(whole) >= SMALLEST:
                yield whole


def decoded(arc: Sequence[Sequence[int]], transform: Any) -> Iterator[Point]:
    """Steps on a grid to degrees."""
    (scale_x, scale_y), (start_x, start_y) = transform["scale"], transform["translate"]
    columns = accumulate(step[0] for step in arc)
    rows = accumulate(step[1] for step in arc)
    for column, row in zip(columns, rows, strict=True):
        yield Point(column * scale_x + start_x, row * scale_y + start_y)


def rings_of(topology: Any, arcs: Sequence[Ring]) -> Iterator[Ring]:
    """Arcs put together; a negative number is an arc read backwards."""
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            parts = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in ring]
            yield [point for part in parts for point in part[:-1]]


def unwrapped(ring: Ring) -> Ring:
    """Longitudes that run on over the date line instead of jumping."""
    turns = accumulate((-round((b.x - a.x) / 360) for a, b in pairwise(ring)), initial=0)
    return [Point(point.x + 360 * turn, point.y) for point, turn in zip(ring, turns, strict=True)]


def within_the_map(ring: Ring) -> Iterator[Ring]:
    """What of it lies in the frame, and what comes in again on the other side."""
    for shift in (-360.0, 0.0, 360.0):
        part = [Point(x + shift, y) for x, y in ring]
        for axis, limit, sign in ((0, 180.0, 1), (0, -180.0, -1), (1, SOUTHERNMOST_DEG, -1)):
            part = cut(part, axis=axis, limit=limit, sign=sign)
        if len(part) > 2:
            yield part


def cut(ring: Ring, *, axis: int, limit: float, sign: int) -> Ring:
    """The part of a ring on one side of a meridian or a parallel."""
    kept: Ring = []
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        inside_a, inside_b = ((limit - point[axis]) * sign >= 0 for point in (a, b))
        if inside_a:
            kept.append(a)
        if inside_a != inside_b:
            share = (limit - a[axis]) / (b[axis] - a[axis])
            kept.append(Point(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)))
    return kept


def simplified(ring: Ring) -> Ring:
    """Douglas and Peucker: without the points that lie nearly on the line between their neighbours."""
    far = max(range(len(ring)), key=lambda index: math.dist(ring[0], ring[index]))
    return thinned(ring[: far + 1])[:-1] + thinned([*ring[far:], ring[0]])[:-1]


def thinned(line: Ring) -> Ring:
    if len(line) < 3:
        return line
    far = max(range(1, len(line) - 1), key=lambda index: off_line(line[index], line[0], line[-1]))
    if off_line(line[far], line[0], line[-1]) <= TOLERANCE:
        return [line[0], line[-1]]
    return thinned(line[: far + 1])[:-1] + thinned(line[far:])


def off_line(point: Point, start: Point, end: Point) -> float:
    length = math.dist(start, end)
    if not length:
        return math.dist(point, start)
    return abs((end.x - start.x) * (start.y - point.y) - (start.x - point.x) * (end.y - start.y)) / length


def area(ring: Ring) -> float:
    return abs(sum(a.x * b.y - b.x * a.y for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def steps(ring: Ring) -> Iterator[int]:
    """The first point, then what leads from each to the next."""
    yield from (int(ring[0].x), int(ring[0].y))
    for a, b in pairwise(ring):
        if a != b:
            yield from (int(b.x - a.x), int(b.y - a.y))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The map: where requests come from, where workloads run now, and where they are proposed to run."""

import math
from collections.abc import Iterator, Mapping, Sequence

from edgetier.assessment import Assessment
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.labels import Box, Wanted, arranged
from edgetier.report.html.figures.spots import Spot, Ways, spots_of, ways_of
from edgetier.report.html.figures.svg import Markup, diamond, element, label, number, picture, short
from edgetier.report.html.figures.ways import ways_on
from edgetier.report.html.figures.window import Window, land, window_over
from edgetier.report.words import plural

_WIDE, _KEY = 720, 34
_LEAST, _MOST = 5.0, 24.0  # the radius of demand, its area by requests a second
_SITE = 6.0
_MOST_NAMES, _LONGEST = 60, 24
_HEADERS = (
    "place",
    "workloads asked from here",
    "requests/s",
    "workloads running here",
    "workloads proposed here",
)


def world(assessment: Assessment, *, prefix: str = "world") -> Figure | None:
    """None where no position is known."""
    spots = spots_of(assessment)
    if not spots:
        return None
    asked = sum(spot.asking > 0 for spot in spots)
    sites = sum(spot.running > 0 or spot.proposed > 0 for spot in spots)
    ways = ways_of(assessment)
    lines = " Lines lead from demand to the proposed site." if ways else ""
    caption = f"Requests come from {plural(asked, 'place')}; workloads run or should run at {plural(sites, 'site')}.{lines}"
    svg = _drawn(spots, ways, caption, prefix)
    return Figure(svg, caption, _HEADERS, tuple(map(_row, spots)))


def _row(spot: Spot) -> tuple[str, ...]:
    rps = "" if not spot.asking else "not stated" if spot.rps is None else f"{spot.rps:,.6g}"
    return (spot.name, f"{spot.asking:,}", rps, f"{spot.running:,}", f"{spot.proposed:,}")


def _drawn(spots: Sequence[Spot], ways: Ways, caption: str, prefix: str) -> Markup:
    window = window_over([(spot.x, spot.y) for spot in spots], wide=_WIDE)
    at = {spot.name: window.at(spot.x, spot.y) for spot in spots}
    radius = _radii(spots)
    return picture(
        land(window),
        ways_on(window, spots, ways),
        *(_circle(*at[spot.name], radius[spot.name]) for spot in spots if spot.asking),
        *(_square(*at[spot.name]) for spot in spots if spot.running),
        *(_diamond(*at[spot.name]) for spot in spots if spot.proposed),
        *_names(spots, at, radius, window),
        *_key(window.high + 24),
        prefix=prefix,
        title="Where requests come from and where workloads run",
        describing=f"A map of the land without borders. {caption}",
        size=(_WIDE, window.high + _KEY),
        kind="world",
    )


def _radii(spots: Sequence[Spot]) -> Mapping[str, float]:
    """The busiest demand point is the largest; a site that nobody asks from takes the room of its own mark."""
    busiest = max((spot.rps or 0.0 for spot in spots), default=0.0) or 1.0
    return {
        spot.name: max(_MOST * math.sqrt((spot.rps or 0.0) / busiest), _LEAST if spot.asking else _SITE)
        for spot in spots
    }


def _circle(x: float, y: float, radius: float) -> Markup:
    return element("circle", cx=x, cy=y, r=radius, class_="ask")


def _square(x: float, y: float) -> Markup:
    return element("rect", x=x - _SITE, y=y - _SITE, width=2 * _SITE, height=2 * _SITE, class_="now")


def _diamond(x: float, y: float) -> Markup:
    return element("path", d=diamond(x, y, _SITE), class_="next")


def _names(
    spots: Sequence[Spot],
    at: Mapping[str, tuple[float, float]],
    radius: Mapping[str, float],
    window: Window,
) -> Iterator[Markup]:
    """Those first at which most happens."""
    first = sorted(spots, key=lambda spot: (-spot.weight, spot.name))[:_MOST_NAMES]
    wanted = [
        Wanted(short(spot.name, _LONGEST), *at[spot.name], max(radius[spot.name], _SITE)) for spot in first
    ]
    for one in arranged(wanted, Box(0, 0, _WIDE, window.high)):
        if one.lead:
            (x, y), (to_x, to_y) = (map(number, point) for point in one.lead)
            yield element("path", d=f"M{x} {y}L{to_x} {to_y}", class_="lead s")
        yield label(one.x, one.y, one.words, class_=f"{one.side} s" if one.small else one.side)


def _key(y: float) -> Iterator[Markup]:
    """What the marks mean, with room for large letters."""
    yield _circle(12, y, 9)
    yield label(28, y, "demand by rate", class_="r")
    yield _square(240, y)
    yield label(256, y, "runs now", class_="r")
    yield _diamond(390, y)
    yield label(406, y, "proposed", class_="r")
    yield element("path", d=f"M540 {y}h28", class_="way")
    yield label(576, y, "would go", class_="r")

"""The field of the scatter: axes, the line where the way alone takes the whole budget, and the key."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgetier.quantities import format_ms
from edgetier.report.html.figures.marks import mark
from edgetier.report.html.figures.scale import Scale, scale_over
from edgetier.report.html.figures.svg import Markup, element, label, number

SIZE = (360, 326)
NONE = 244  # how far down those without a way are
RADIUS = 4.2
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 344, 22, 226


class Scales(NamedTuple):
    """Budgets to the right, round trips upwards."""

    budget: Scale
    way: Scale


def scales_over(budgets_ms: Sequence[float], ways_ms: Sequence[float]) -> Scales:
    """All that is to be shown; where nothing travels, any scale will do."""
    budget = scale_over(budgets_ms, start=_LEFT + 6, end=_RIGHT)
    return Scales(budget, scale_over(ways_ms or (1.0,), start=_BOTTOM, end=_TOP))


def field(scales: Scales) -> Iterator[Markup]:
    budget, way = scales
    yield _beyond(scales)
    for ms in budget.marks():
        x = number(budget.at(ms))
        yield element("path", d=f"M{x} {_TOP}V{NONE + 8}", class_="grid")
        yield label(budget.at(ms), NONE + 22, format_ms(ms), class_="m mid")
    for ms in way.marks():
        y = way.at(ms)
        yield element("path", d=f"M{_LEFT} {number(y)}H{_RIGHT}", class_="grid")
        yield label(_LEFT - 5, y + 4, format_ms(ms), class_="m e")
    yield element("path", d=f"M{_LEFT} {NONE}H{_RIGHT}", class_="grid")
    yield from _too_far(scales)
    yield label(_LEFT - 5, NONE + 4, "none", class_="m e")
    yield label(0, 11, "round trips", class_="m")
    yield label(_RIGHT, NONE + 36, "latency budget", class_="m e")


def _beyond(scales: Scales) -> Markup:
    """Where round trips take longer than the budget."""
    budget, way = scales
    first, last = max(budget.least, way.least), min(budget.most, way.most)
    if first >= last:
        return Markup()
    (x1, y1), (x2, y2) = ((number(budget.at(ms)), number(way.at(ms))) for ms in (first, last))
    around = f"M{x1} {y1}L{x2} {y2}V{_TOP}H{number(budget.start)}V{y1}z"
    area = element("path", d=around, class_="beyond")
    line = element("path", d=f"M{x1} {y1}L{x2} {y2}", class_="equal")
    return Markup(area + line)


def _too_far(scales: Scales) -> Iterator[Markup]:
    """Said in the corner where there is room for it."""
    budget, way = scales
    x, y = budget.start + 6, _TOP + 14
    if way.least < budget.least * 1.5 < way.most / 10:
        yield label(x, y, "too far", class_="m")


def key() -> Iterator[Markup]:
    """What the marks mean."""
    top, lower = NONE + 58, NONE + 76
    words = {"cloud": (8, "cloud"), "edge": (64, "edge"), "none": (114, "open")}
    for kind, (x, word) in words.items():
        yield mark(kind, x, top - 4, RADIUS)
        yield label(x + 9, top, word, class_="m")
    yield mark("cloud", 168, top - 4, RADIUS, hollow=True)
    yield label(177, top, "hollow: provisional", class_="m")
    yield element("path", d=f"M8 {lower}v-9m-3 0h6", class_="stem")
    yield label(17, lower, "up to the most central permitted location", class_="m")

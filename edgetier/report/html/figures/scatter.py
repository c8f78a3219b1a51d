"""Budgets against round trips: below the line there is time left to compute, above it there cannot be."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.placement.values import Candidate
from edgetier.quantities import format_ms
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.marks import mark
from edgetier.report.html.figures.scale import Scale, scale_over
from edgetier.report.html.figures.svg import Markup, element, label, number, picture
from edgetier.report.html.figures.terms import round_trips_ms
from edgetier.report.words import plural
from edgetier.report.workload_words import PRESENT, binding

_SIZE = (360, 326)
_LEFT, _RIGHT, _TOP, _BOTTOM, _NONE = 44, 352, 22, 226, 244  # the field; the row of those without a way
_GRID = 5  # marks that would lie closer are one, with their number beside it
_RADIUS = 4.2
_LEAST_MS = 0.05  # shorter ways than this are none
_HEADERS = ("workload", "budget", "location", "round trips", "most central permitted", "round trips there", "basis")


class Seen(NamedTuple):
    """One workload on the picture."""

    id: str
    budget_ms: float
    kind: str  # of the location that binds: edge, cloud, or none while that is open
    provisional: bool
    here: Candidate
    central: Candidate


class Scales(NamedTuple):
    """Budgets to the right, round trips upwards."""

    budget: Scale
    way: Scale


class Mark(NamedTuple):
    """What lies together, and how far up the most central permitted location would put it."""

    x: int
    y: int
    kind: str
    provisional: bool
    stem: int


def scatter(assessment: Assessment, *, prefix: str = "scatter") -> Figure | None:
    """None where no workload has both a budget and a ledger."""
    seen = tuple(filter(None, map(_seen, assessment.workloads)))
    if not seen:
        return None
    too_far = sum(round_trips_ms(one.central) > one.budget_ms for one in seen)
    caption = (
        f"{plural(len(seen), 'workload')} with a budget and a ledger, of {len(assessment.workloads):,}. For {too_far:,} "
        "the round trips to the most central permitted location alone take longer than the budget."
    )
    return Figure(_drawn(seen, caption, prefix), caption, _HEADERS, tuple(map(_row, seen)))


def _seen(item: WorkloadAssessment) -> Seen | None:
    here = binding(item)
    if item.budget is None or item.budget.ms <= 0 or here is None or not here.terms:
        return None
    placed = item.placement
    permitted = (one for one in placed.candidates if one.at == here.at and one.terms and one.reason != PRESENT)
    kind = placed.placement if placed.placement in ("edge", "cloud") else "none"
    return Seen(item.id, item.budget.ms, kind, placed.provisional, here, next(permitted, here))


def _row(one: Seen) -> tuple[str, ...]:
    return (
        one.id,
        format_ms(one.budget_ms),
        one.here.location if one.kind != "none" else f"{one.here.location} (open)",
        _way(one.here),
        one.central.location,
        _way(one.central),
        "provisional" if one.provisional else "stated",
    )


def _way(found: Candidate) -> str:
    ms = round_trips_ms(found)
    return format_ms(ms) if ms > _LEAST_MS else "none"


def _drawn(seen: Sequence[Seen], caption: str, prefix: str) -> Markup:
    scales = _scales(seen)
    marks = Counter(_mark(one, scales) for one in seen)
    return picture(
        *_field(scales),
        *(_stem(one) for one in marks if one.stem < one.y),
        *(part for one, count in marks.items() for part in _shown(one, count)),
        *_key(),
        prefix=prefix,
        title="Latency budgets against round trips",
        describing=f"Both axes are logarithmic; a line marks where both are equal. {caption}",
        size=_SIZE,
        kind="scatter",
    )


def _scales(seen: Sequence[Seen]) -> Scales:
    ways = [round_trips_ms(found) for one in seen for found in (one.here, one.central)]
    some = [ms for ms in ways if ms > _LEAST_MS] or [1.0]
    budgets = scale_over((one.budget_ms for one in seen), start=_LEFT + 6, end=_RIGHT)
    return Scales(budgets, scale_over(some, start=_BOTTOM, end=_TOP))


def _mark(one: Seen, scales: Scales) -> Mark:
    x = round(scales.budget.at(one.budget_ms) / _GRID) * _GRID
    here, central = (_height(found, scales.way) for found in (one.here, one.central))
    return Mark(x, here, one.kind, one.provisional, min(here, central))


def _height(found: Candidate, scale: Scale) -> int:
    ms = round_trips_ms(found)
    return round(scale.at(ms) / _GRID) * _GRID if ms > _LEAST_MS else _NONE


def _stem(one: Mark) -> Markup:
    """Up to where the most central permitted location is."""
    return element("path", d=f"M{one.x} {one.y}V{one.stem}m-3 0h6", class_="stem")


def _shown(one: Mark, count: int) -> Iterator[Markup]:
    radius = min(_RADIUS * math.sqrt(count), 3 * _RADIUS)
    yield mark(one.kind, one.x, one.y, radius, hollow=one.provisional)
    if count > 1:
        yield label(one.x + radius + 2, one.y + 4, f"{count:,}", class_="n")


def _field(scales: Scales) -> Iterator[Markup]:
    budget, way = scales
    yield _beyond(scales)
    for ms in budget.marks():
        x = number(budget.at(ms))
        yield element("path", d=f"M{x} {_TOP}V{_NONE + 8}", class_="grid")
        yield label(budget.at(ms), _NONE + 22, format_ms(ms), class_="m mid")
    for ms in way.marks():
        y = way.at(ms)
        yield element("path", d=f"M{_LEFT} {number(y)}H{_RIGHT}", class_="grid")
        yield label(_LEFT - 5, y + 4, format_ms(ms), class_="m e")
    yield element("path", d=f"M{_LEFT} {_NONE}H{_RIGHT}", class_="grid")
    yield label(_LEFT - 5, _NONE + 4, "none", class_="m e")
    yield label(0, 11, "round trips", class_="m")
    yield label(_RIGHT, _NONE + 36, "latency budget", class_="m e")


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


def _key() -> Iterator[Markup]:
    """What the marks mean."""
    top, lower = _NONE + 58, _NONE + 76
    words: Mapping[str, tuple[float, str]] = {"cloud": (8, "cloud"), "edge": (64, "edge"), "none": (114, "open")}
    for kind, (x, word) in words.items():
        yield mark(kind, x, top - 4, _RADIUS)
        yield label(x + 9, top, word, class_="m")
    yield mark("cloud", 168, top - 4, _RADIUS, hollow=True)
    yield label(177, top, "hollow: provisional", class_="m")
    yield element("path", d=f"M8 {lower}v-9m-3 0h6", class_="stem")
    yield label(17, lower, "up to the most central permitted location", class_="m")

"""Budgets against round trips: below the line there is time left to compute, above it there cannot be."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.placement.values import Candidate
from edgetier.quantities import format_ms
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.locations import kind_of
from edgetier.report.html.figures.marks import mark
from edgetier.report.html.figures.scale import Scale
from edgetier.report.html.figures.scatter_field import NONE, RADIUS, SIZE, Scales, field, key, scales_over
from edgetier.report.html.figures.svg import Markup, element, label, picture
from edgetier.report.html.figures.terms import round_trips_ms
from edgetier.report.words import plural
from edgetier.report.workload_words import PRESENT, binding

_GRIDS = {80: 5, 250: 9}  # up to so many marks: those that would lie closer than this are one
_COARSEST = 12
_MOST = 14.0  # the largest mark
_TELLS = 3  # marks of so many have room for their number
_LEAST_MS = 0.05  # shorter ways than this are none
_HEADERS = (
    "workload",
    "budget",
    "location",
    "round trips",
    "most central permitted",
    "round trips there",
    "basis",
)


class Seen(NamedTuple):
    """One workload on the picture."""

    id: str
    budget_ms: float
    kind: str  # of the location that binds: edge, cloud, or none while that is open
    provisional: bool
    here: Candidate
    central: Candidate


class Mark(NamedTuple):
    """Where it lies, to a grid, and what it looks like."""

    x: int
    y: int
    kind: str
    provisional: bool


def scatter(assessment: Assessment, *, prefix: str = "scatter") -> Figure | None:
    """None where no workload has both a budget and a ledger."""
    seen = tuple(filter(None, map(_seen, assessment.workloads)))
    if not seen:
        return None
    too_far = sum(round_trips_ms(one.central) > one.budget_ms for one in seen)
    caption = (
        f"{plural(len(seen), 'workload')} with a budget and a ledger, of {len(assessment.workloads):,}. "
        f"For {f'{too_far:,}' if too_far else 'none'} the round trips to the most central permitted location "
        "alone take longer than the budget."
    )
    return Figure(_drawn(seen, caption, prefix), caption, _HEADERS, tuple(map(_row, seen)))


def _seen(item: WorkloadAssessment) -> Seen | None:
    here = binding(item)
    if item.budget is None or item.budget.ms <= 0 or here is None or not here.terms:
        return None
    placed = item.placement
    permitted = (
        one for one in placed.candidates if one.at == here.at and one.terms and one.reason != PRESENT
    )
    kind = kind_of(here.location) if placed.placement else "none"
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
    scales, grid = _scales(seen), _grid(len(seen))
    marks = [_mark(one, scales, grid) for one in seen]
    return picture(
        *field(scales),
        _stems(seen, marks, scales.way, grid),
        *(part for one, count in Counter(marks).items() for part in _shown(one, count)),
        *key(),
        prefix=prefix,
        title="Latency budgets against round trips",
        describing=f"Both axes are logarithmic; a line marks where both are equal. {caption}",
        size=SIZE,
        kind="scatter",
    )


def _scales(seen: Sequence[Seen]) -> Scales:
    ways = [round_trips_ms(found) for one in seen for found in (one.here, one.central)]
    return scales_over([one.budget_ms for one in seen], [ms for ms in ways if ms > _LEAST_MS])


def _grid(marks: int) -> int:
    return next((grid for most, grid in _GRIDS.items() if marks <= most), _COARSEST)


def _mark(one: Seen, scales: Scales, grid: int) -> Mark:
    x = round(scales.budget.at(one.budget_ms) / grid) * grid
    return Mark(x, _height(one.here, scales.way, grid), one.kind, one.provisional)


def _height(found: Candidate, scale: Scale, grid: int) -> int:
    ms = round_trips_ms(found)
    return round(scale.at(ms) / grid) * grid if ms > _LEAST_MS else NONE


def _stems(seen: Sequence[Seen], marks: Sequence[Mark], scale: Scale, grid: int) -> Markup:
    """From each mark up to where the most central permitted location is; the highest of those that coincide."""
    tops: dict[tuple[int, int], int] = {}
    for one, at in zip(seen, marks, strict=True):
        top = _height(one.central, scale, grid)
        tops[at.x, at.y] = min(top, tops.get((at.x, at.y), at.y))
    drawn = "".join(f"M{x} {y}V{top}m-3 0h6" for (x, y), top in tops.items() if top < y)
    return element("path", d=drawn or None, class_="stem")


def _shown(one: Mark, count: int) -> Iterator[Markup]:
    """As large as it counts, with the number in it where there is room."""
    yield mark(one.kind, one.x, one.y, min(RADIUS * math.sqrt(count), _MOST), hollow=one.provisional)
    if count >= _TELLS:
        yield label(one.x, one.y + 4, f"{count:,}", class_="n" if one.provisional else "n in")

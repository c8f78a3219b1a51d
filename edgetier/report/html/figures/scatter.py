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

_GRID = 5  # marks that would lie closer are one, with their number beside it
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
    scales = _scales(seen)
    marks = Counter(_mark(one, scales) for one in seen)
    return picture(
        *field(scales),
        *(_stem(one) for one in marks if one.stem < one.y),
        *(part for one, count in marks.items() for part in _shown(one, count)),
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


def _mark(one: Seen, scales: Scales) -> Mark:
    x = round(scales.budget.at(one.budget_ms) / _GRID) * _GRID
    here, central = (_height(found, scales.way) for found in (one.here, one.central))
    return Mark(x, here, one.kind, one.provisional, min(here, central))


def _height(found: Candidate, scale: Scale) -> int:
    ms = round_trips_ms(found)
    return round(scale.at(ms) / _GRID) * _GRID if ms > _LEAST_MS else NONE


def _stem(one: Mark) -> Markup:
    """Up to where the most central permitted location is."""
    return element("path", d=f"M{one.x} {one.y}V{one.stem}m-3 0h6", class_="stem")


def _shown(one: Mark, count: int) -> Iterator[Markup]:
    radius = min(RADIUS * math.sqrt(count), 3 * RADIUS)
    yield mark(one.kind, one.x, one.y, radius, hollow=one.provisional)
    if count > 1:
        yield label(one.x + radius + 2, one.y + 4, f"{count:,}", class_="n")

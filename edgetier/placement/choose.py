"""The choice for one demand point: as central as the budget allows, and a range where that is not certain."""

from collections.abc import Sequence
from typing import NamedTuple

from edgetier.catalogue.model import Location

DECIDED, UNDETERMINED, INFEASIBLE, CONFLICT = "decided", "undetermined", "infeasible", "conflict"
NOT_APPLICABLE = "not-applicable"
MEETS, MISSES = "meets", "misses"


class Bounds(NamedTuple):
    """What a permitted location makes of one demand point, in ms; nan where it cannot be known.

    `sure_allowance_ms` is what a call may take there even if everything known is at its high end,
    `best_allowance_ms` if everything known is at its low end.
    """

    location: Location
    low_ms: float
    typical_ms: float
    high_ms: float
    sure_allowance_ms: float
    best_allowance_ms: float


class Choice(NamedTuple):
    """Range, location and decision of one demand point; `allowance_ms` goes with a condition."""

    decision: str
    first: Location | None
    last: Location | None
    location: Location | None
    placement: str | None
    allowance_ms: float | None


class Patience(NamedTuple):
    """When a missing compute time is no reason to ask: data, not judgement (see taxonomy/defaults.yaml)."""

    plausible_ms: float | None  # what a call of this kind of work typically takes
    plausible_high_ms: float | None  # and what it takes at most
    share: float


def verdict(low_ms: float, high_ms: float, budget_ms: float) -> str:
    """meets, misses or undetermined; a comparison with nan is false, so what is unknown stays undetermined."""
    if high_ms <= budget_ms:
        return MEETS
    return MISSES if low_ms > budget_ms else UNDETERMINED


def choose(
    bounds: Sequence[Bounds], budget_ms: float, *, compute_missing: bool, patience: Patience
) -> Choice:
    """`bounds` are the permitted locations, the most central first."""
    if not bounds:
        return Choice(CONFLICT, None, None, None, None, None)
    possible = [b for b in bounds if b.low_ms <= budget_ms]
    if not possible:
        return Choice(INFEASIBLE, None, None, None, None, None)
    sure = next((b for b in bounds if b.high_ms <= budget_ms), None)
    if sure is not None:
        return _with_sure_end(possible[0], sure, _typical(bounds, budget_ms))
    if compute_missing and _harmless(possible, patience):
        first = possible[0]
        where = first.location
        return Choice(DECIDED, where, where, where, where.placement, first.sure_allowance_ms)
    return _open(possible[0].location, bounds[-1].location, _typical(bounds, budget_ms))


def _typical(bounds: Sequence[Bounds], budget_ms: float) -> Location | None:
    return next((b.location for b in bounds if b.typical_ms <= budget_ms), None)


def _with_sure_end(first: Bounds, sure: Bounds, typical: Location | None) -> Choice:
    """The range ends at a location that surely meets, so cloud is known as soon as that end is cloud."""
    near, far = sure.location, first.location
    agreed = near.placement if near.placement == far.placement else None
    if near is far:
        return Choice(DECIDED, near, near, near, agreed, None)
    return Choice(UNDETERMINED, far, near, typical, agreed, None)


def _open(first: Location, last: Location, typical: Location | None) -> Choice:
    """Nothing surely meets, as far as the nearest permitted location.

    Edge is known where everything more central is out; cloud cannot be.
    """
    return Choice(UNDETERMINED, first, last, typical, "edge" if first.placement == "edge" else None, None)


def _harmless(possible: Sequence[Bounds], patience: Patience) -> bool:
    """Whether any sane compute time leaves the most central possible location in place.

    It does where such work never takes longer than there is room for, and where moving nearer would gain
    next to no room: then hardly any compute time tells the locations apart.
    """
    first, nearer = possible[0], possible[1:]
    room_ms = first.sure_allowance_ms
    if not room_ms > 0:
        return False
    if patience.plausible_high_ms is not None and room_ms >= patience.plausible_high_ms:
        return True
    best_ms = max((b.best_allowance_ms for b in nearer), default=None)
    if best_ms is None:
        return patience.plausible_high_ms is None
    return room_ms >= patience.share * best_ms

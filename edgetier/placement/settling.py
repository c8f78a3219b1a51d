"""Which single answer would settle an open decision: each unknown is fixed in turn, and the choice made again."""

from collections.abc import Sequence

from edgetier.placement.choose import DECIDED, Bounds, Choice, Patience, choose
from edgetier.placement.judging import Judged
from edgetier.placement.needs import Need
from edgetier.placement.points import Point
from edgetier.placement.values import Term

# The terms of a ledger that an answer would narrow to their typical value.
TERMS_OF_FIELD = {
    "connection": ("handshake",),
    "demand.access": ("access",),
    "payload": ("upload", "download"),
    "calls": ("path", "access", "platform", "handshake"),
    "calls.chained_by": ("path", "access", "upload", "download"),
}


def settled_by(
    field: str, points: Sequence[Point], choices: Sequence[Choice], need: Need, *, plausible_ms: float | None
) -> int:
    """How many of the open demand points an answer to `field` alone would decide, at its typical value."""
    open_ = [p for p, c in zip(points, choices, strict=True) if c.decision != DECIDED]
    return sum(_settles(field, point, need, plausible_ms) for point in open_)


def _settles(field: str, point: Point, need: Need, plausible_ms: float | None) -> bool:
    if field == "compute":
        narrowed = _with_compute(point, need, plausible_ms)
        missing = False
    else:
        narrowed = [_narrowed(b, j, field) for b, j in _bounds(point)]
        missing = need.compute.source == "missing"
    patience = Patience(plausible_ms, 1.0)
    choice = choose(narrowed, need.budget_ms, compute_missing=missing, patience=patience)
    return choice.decision == DECIDED


def _bounds(point: Point) -> list[tuple[Bounds, Judged]]:
    found = []
    for offer in point.offers:
        best = point.best(offer.location.name)
        if best is not None:
            found.append((Bounds(offer.location, *best[1:6]), best))
    return found


def _narrowed(bounds: Bounds, judged: Judged, field: str) -> Bounds:
    """The bounds without the width of the field's terms."""
    terms = [t for t in judged.terms if t.name in TERMS_OF_FIELD.get(field, ()) and t.source != "measured"]
    below_ms = sum(_gap(t, t.typical, t.low) for t in terms)
    above_ms = sum(_gap(t, t.high, t.typical) for t in terms)
    return bounds._replace(
        low_ms=bounds.low_ms + below_ms,
        high_ms=bounds.high_ms - above_ms,
        sure_allowance_ms=bounds.sure_allowance_ms + above_ms,
    )


def _gap(term: Term, more: float | None, less: float | None) -> float:
    return more - less if term and more is not None and less is not None else 0.0


def _with_compute(point: Point, need: Need, plausible_ms: float | None) -> list[Bounds]:
    """The bounds if one call took the plausible time, or half of what the best location leaves for it."""
    bounds = [b for b, _ in _bounds(point)]
    best_ms = max((b.best_allowance_ms for b in bounds), default=0.0)
    call_ms = plausible_ms if plausible_ms is not None else max(best_ms, 0.0) / 2
    calls = need.calls.value
    return [
        b._replace(
            low_ms=b.low_ms + calls.low * call_ms,
            high_ms=need.budget_ms - b.sure_allowance_ms * calls.high + calls.high * call_ms,
        )
        for b in bounds
    ]

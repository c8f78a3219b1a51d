"""Which single answer would settle an open decision: each unknown is fixed in turn, and the choice made again."""

from collections.abc import Callable, Mapping, Sequence

from edgetier.catalogue.model import Interval
from edgetier.placement.choose import DECIDED, Bounds, Choice, Patience, choose
from edgetier.placement.judging import Judged
from edgetier.placement.needs import Need
from edgetier.placement.points import Point
from edgetier.placement.values import Term

Fixed = Callable[[Term, Need], tuple[float, float]]  # a term's low and high once the answer is known
CROSSING_TERMS = frozenset({"access", "path", "upload", "download"})
CALL_TERMS = frozenset({"platform", "compute"})


def settled_by(
    field: str, points: Sequence[Point], choices: Sequence[Choice], need: Need, *, patience: Patience
) -> int:
    """How many of the open demand points an answer to `field` alone would decide, at its typical value."""
    open_ = [p for p, c in zip(points, choices, strict=True) if c.decision != DECIDED]
    return sum(_settles(field, point, need, patience) for point in open_)


def _settles(field: str, point: Point, need: Need, patience: Patience) -> bool:
    missing = need.compute_is_missing and field != "compute"
    if field == "compute":
        narrowed = _with_compute(point, need, patience.plausible_ms)
    elif field in FIXED:
        narrowed = [_narrowed(b, j, FIXED[field], need) for b, j in _bounds(point)]
    else:
        return False  # where its users are changes every term; it is asked for, but nothing is promised
    choice = choose(narrowed, need.budget_ms, compute_missing=missing, patience=patience)
    return choice.decision == DECIDED


def _bounds(point: Point) -> list[tuple[Bounds, Judged]]:
    found = []
    for offer in point.offers:
        best = point.best(offer.location.name)
        if best is not None:
            found.append((Bounds(offer.location, *best[1:6]), best))
    return found


def _narrowed(bounds: Bounds, judged: Judged, fixed: Fixed, need: Need) -> Bounds:
    """The bounds without the width that the answer takes away."""
    known = [t for t in judged.terms if t.low is not None and t.high is not None]
    changes = [(t.low or 0.0, t.high or 0.0, *fixed(t, need)) for t in known]
    below_ms = sum(new_low - low for low, _, new_low, _ in changes)
    above_ms = sum(high - new_high for _, high, _, new_high in changes)
    return bounds._replace(
        low_ms=bounds.low_ms + below_ms,
        high_ms=bounds.high_ms - above_ms,
        sure_allowance_ms=bounds.sure_allowance_ms + above_ms / need.calls.value.high,
    )


def _as_it_is(term: Term) -> tuple[float, float]:
    return term.low or 0.0, term.high or 0.0


def _typical(term: Term) -> tuple[float, float]:
    return (term.typical, term.typical) if term.typical is not None else _as_it_is(term)


def _scaled(term: Term, count: Interval) -> tuple[float, float]:
    """A term that is a count times something: the count becomes its typical value, the rest keeps its width."""
    low, high = _as_it_is(term)
    return low * count.typical / max(count.low, 1e-9), high * count.typical / max(count.high, 1e-9)


def _only(names: frozenset[str], change: Callable[[Term, Need], tuple[float, float]]) -> Fixed:
    return lambda term, need: change(term, need) if term.name in names else _as_it_is(term)


def _calls(term: Term, need: Need) -> tuple[float, float]:
    if term.name in CROSSING_TERMS:
        return _scaled(term, need.crossings.value)
    return _scaled(term, need.calls.value) if term.name in CALL_TERMS else _as_it_is(term)


FIXED: Mapping[str, Fixed] = {
    "connection": _only(frozenset({"handshake"}), lambda term, _: _typical(term)),
    "demand.access": _only(frozenset({"access"}), lambda term, _: _typical(term)),
    "payload": _only(frozenset({"upload", "download"}), lambda term, _: _typical(term)),
    "calls": _calls,
    "calls.chained_by": _only(CROSSING_TERMS, lambda term, need: _scaled(term, need.crossings.value)),
}


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

"""Where answers change as one value goes from one end of a range to the other."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from itertools import pairwise
from typing import NamedTuple

from edgetier.comparison.ranges import Range

FINENESS = 0.01  # of the value: how near a boundary is told
_SHARE = 0.0005  # of the range, for boundaries near zero
_STEPS = 8  # looked at before anything is known
_MOST_HALVINGS = 16

Answers = Mapping[str, Hashable]
Ask = Callable[[float, frozenset[str]], Answers]


class Segment(NamedTuple):
    """One answer and the values it was seen at, the first and the last; a boundary lies between two of them."""

    first: float
    last: float
    answer: Hashable


def sweep(span: Range, ids: frozenset[str], ask: Ask) -> dict[str, tuple[Segment, ...]]:
    """Every workload's answers in the order of the value. `ask` is asked only of those whose answer changes."""
    seen: dict[str, dict[float, Hashable]] = defaultdict(dict)

    def look(at: float, who: frozenset[str]) -> None:
        for one, answer in ask(at, who).items():
            seen[one][at] = answer

    values = _first_look(span)
    for at in values:
        look(at, ids)
    for low, high in pairwise(values):
        _refine(low, high, span, ids, look, seen)
    return {one: _segments(seen[one]) for one in sorted(seen)}


def _first_look(span: Range) -> list[float]:
    """Evenly by ratio where the low end is not zero, as a budget of twice as much is one step wherever it stands."""
    steps = [number / _STEPS for number in range(_STEPS + 1)]
    if span.low > 0:
        values = [span.low * (span.high / span.low) ** step for step in steps]
    else:
        values = [span.low + (span.high - span.low) * step for step in steps]
    values[-1] = span.high
    return sorted({_on_grid(at, span) for at in values})


def _on_grid(at: float, span: Range) -> float:
    return float(round(at)) if span.whole else at


def _refine(
    low: float,
    high: float,
    span: Range,
    ids: frozenset[str],
    look: Callable[[float, frozenset[str]], None],
    seen: Mapping[str, Mapping[float, Hashable]],
    left: int = _MOST_HALVINGS,
) -> None:
    """Halves until the boundary is known well enough; a third answer between two splits the search."""
    differing = frozenset(
        one for one in ids if low in seen[one] and high in seen[one] and seen[one][low] != seen[one][high]
    )
    middle = _on_grid((low + high) / 2, span)
    if not differing or not left or _is_fine(low, high, span) or middle in (low, high):
        return
    look(middle, differing)
    _refine(low, middle, span, differing, look, seen, left - 1)
    _refine(middle, high, span, differing, look, seen, left - 1)


def _is_fine(low: float, high: float, span: Range) -> bool:
    if span.whole:
        return high - low <= 1
    return high - low <= max(FINENESS * low, _SHARE * (span.high - span.low))


def _segments(answers: Mapping[float, Hashable]) -> tuple[Segment, ...]:
    found: list[Segment] = []
    for at in sorted(answers):
        if found and found[-1].answer == answers[at]:
            found[-1] = found[-1]._replace(last=at)
        else:
            found.append(Segment(at, at, answers[at]))
    return tuple(found)

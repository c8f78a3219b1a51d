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


class _Search(NamedTuple):
    """What is asked, over which range, and every answer so far: workload -> value -> answer."""

    span: Range
    ask: Ask
    seen: dict[str, dict[float, Hashable]]

    def look(self, at: float, who: frozenset[str]) -> None:
        """One more value."""
        for one, answer in self.ask(at, who).items():
            self.seen[one][at] = answer

    def differing(self, low: float, high: float, who: frozenset[str]) -> frozenset[str]:
        """Those that were asked at both values and did not say the same."""
        asked = (one for one in who if {low, high} <= self.seen[one].keys())
        return frozenset(one for one in asked if self.seen[one][low] != self.seen[one][high])


def sweep(span: Range, ids: frozenset[str], ask: Ask) -> dict[str, tuple[Segment, ...]]:
    """Every workload's answers in the order of the value. `ask` is asked only of those whose answer changes."""
    search = _Search(span, ask, defaultdict(dict))
    values = _first_look(span)
    for at in values:
        search.look(at, ids)
    for low, high in pairwise(values):
        _refine(search, (low, high), ids, left=_MOST_HALVINGS)
    return {one: _segments(search.seen[one]) for one in sorted(search.seen) if search.seen[one]}


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


def _refine(search: _Search, ends: tuple[float, float], who: frozenset[str], *, left: int) -> None:
    """Halves until the boundary is known well enough; a third answer between two splits the search."""
    low, high = ends
    differing = search.differing(low, high, who)
    middle = _on_grid((low + high) / 2, search.span)
    if not differing or not left or _is_fine(low, high, search.span) or middle in ends:
        return
    search.look(middle, differing)
    _refine(search, (low, middle), differing, left=left - 1)
    _refine(search, (middle, high), differing, left=left - 1)


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

"""The bars of a ledger on their common scale, as strokes of few letters: a report holds very many of them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from edgetier.placement.values import Candidate
from edgetier.report.explanation_ledger import ENDLESS_MS
from edgetier.report.html.figures.terms import GROUPS, typical_by_group

LEFT, RIGHT = 108, 322
TOP, ROW = 24, 24
CLOSED = ("excluded", "not-applicable")
HATCHED = 44  # the length of a row that is closed
_BEYOND = 12  # and of the arrow to a total that is off the scale
_UNKNOWN = 22  # and that of the open end of a bar of which a part is not known
_ROOM, _FURTHEST = 1.15, 2.0  # of the budget: what is seen beyond it at the least, and at the most


class Bars(NamedTuple):
    """The candidates of one demand point, and the time at the right end of the scale."""

    found: Sequence[Candidate]
    budget_ms: float
    most_ms: float

    def x(self, ms: float) -> int:
        return round(LEFT + (RIGHT - LEFT) * min(max(ms, 0.0) / self.most_ms, 1.0))


def bars_of(found: Sequence[Candidate], budget_ms: float) -> Bars:
    """Up to the longest total, but never so far that the budget is lost at the left."""
    ends = [ms for one in found for ms in one.total_ms if ms is not None and ms < ENDLESS_MS]
    longest = min(max(ends, default=0.0), budget_ms * _FURTHEST)
    return Bars(found, budget_ms, max(budget_ms * _ROOM, longest))


def strokes(bars: Bars) -> Mapping[str, str]:
    """By class, all that is drawn alike: groups of terms, then the unknown, intervals and hatches."""
    parts: dict[str, list[str]] = {name: [] for name in (*(group.mark for group in GROUPS), *"uix")}
    for index, one in enumerate(bars.found):
        for name, stroke in _row(one, bars, TOP + index * ROW + 7):
            parts[name].append(stroke)
    return {name: "".join(drawn) for name, drawn in parts.items() if drawn}


def _row(one: Candidate, bars: Bars, y: int) -> Iterator[tuple[str, str]]:
    if one.verdict in CLOSED:
        yield "x", f"M{LEFT} {y}h{HATCHED}"
    else:
        yield from _parts(one, bars, y)
        yield "i", _interval(one, bars, y + 9)


def _parts(one: Candidate, bars: Bars, y: int) -> Iterator[tuple[str, str]]:
    """The typical time, group by group; each end is rounded, so that the parts add up to the whole."""
    typical = one.total_ms.typical
    limit = typical if typical is not None else math.inf
    ends = accumulate((max(ms, 0.0) for ms in typical_by_group(one).values()), initial=0.0)
    marks = [bars.x(min(ms, limit)) for ms in ends]
    for group, (start, end) in zip(GROUPS, pairwise(marks), strict=True):
        if end > start:
            yield group.mark, f"M{start} {y}h{end - start}"
    if typical is None:
        yield "u", f"M{marks[-1]} {y}h{min(_UNKNOWN, RIGHT - marks[-1])}"


def _interval(one: Candidate, bars: Bars, y: int) -> str:
    """From the low to the high total, with a tick at each end that is on the scale, else an arrow."""
    low, _typical, high = one.total_ms
    start, end = bars.x(low or 0.0), bars.x(high if high is not None else math.inf)
    if (low or 0.0) > bars.most_ms:
        start = RIGHT - _BEYOND
    first = f"M{start} {y - 2}v4m0-2" if low is not None and low <= bars.most_ms else f"M{start} {y}"
    last = "m0-2v4" if high is not None and high <= bars.most_ms else "m-3-3l3 3-3 3"
    return f"{first}h{end - start}{last}"

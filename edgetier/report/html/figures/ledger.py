"""One workload from the demand point that binds: a bar for every location, of what its time is made, and the budget.

Bars are strokes of few letters: a report holds one of these for every workload.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Candidate
from edgetier.quantities import format_ms
from edgetier.report.explanation_ledger import ENDLESS_MS, amount
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.svg import Markup, element, joined, label, picture, short, span
from edgetier.report.html.figures.terms import GROUPS, typical_by_group
from edgetier.report.workload_words import binding, budget_words

_WIDTH, _LEFT, _RIGHT = 400, 92, 336
_TOP, _ROW = 24, 24
_CLOSED = ("excluded", "not-applicable")
_SIGNS = {"meets": "✓", "misses": "✗", "undetermined": "?"}
_LIKE = {"v": "▥", "u": "┆┆"}
_UNKNOWN = 22  # the open end of a bar of which a part is not known
_HEADERS = ("location", "site", "verdict", "low", "typical", "high", *(group.name for group in GROUPS))


class Bars(NamedTuple):
    """The candidates of one demand point, and where a time lies on their common scale."""

    at: str | None
    found: Sequence[Candidate]
    chosen: Candidate
    budget_ms: float
    most_ms: float

    def x(self, ms: float) -> int:
        return round(_LEFT + (_RIGHT - _LEFT) * min(max(ms, 0.0) / self.most_ms, 1.0))


def ledger(workload: WorkloadAssessment, *, prefix: str) -> Figure | None:
    """None where there is no budget, or nothing was judged against it."""
    bars = _bars(workload)
    if bars is None or workload.budget is None:
        return None
    seen_from = f"from {bars.at}" if bars.at else "from anywhere"
    caption = f"Requests {seen_from} against {budget_words(workload.budget)}; bars show typical times, lines low to high."
    svg = _drawn(bars, f"{workload.id} {seen_from}", prefix)
    return Figure(svg, caption, _HEADERS, tuple(map(_row, bars.found)))


def _bars(workload: WorkloadAssessment) -> Bars | None:
    chosen = binding(workload)
    if workload.budget is None or workload.budget.ms <= 0 or chosen is None or not chosen.terms:
        return None
    found = [one for one in workload.placement.candidates if one.at == chosen.at]
    budget_ms = workload.budget.ms
    ends = [ms for one in found for ms in one.total_ms if ms is not None and ms < ENDLESS_MS]
    most_ms = max(budget_ms * 1.15, min(max(ends, default=0.0), budget_ms * 2))
    return Bars(chosen.at, found, chosen, budget_ms, most_ms)


def _row(one: Candidate) -> tuple[str, ...]:
    groups = typical_by_group(one).values() if one.terms else ()
    told = [amount(ms) for ms in groups] or [""] * len(GROUPS)
    totals = map(amount, one.total_ms) if one.terms else ("",) * 3
    site = one.site if one.site and one.site != one.location else ""
    return (one.location, site, _verdict(one), *totals, *told)


def _verdict(one: Candidate) -> str:
    return f"{one.verdict}: {one.reason}" if one.verdict in _CLOSED and one.reason else one.verdict


def _drawn(bars: Bars, whose: str, prefix: str) -> Markup:
    bottom = _TOP + len(bars.found) * _ROW
    strokes = _strokes(bars)
    return picture(
        *(element("path", d="".join(parts), class_=name) for name, parts in strokes.items()),
        _budget(bars, bottom),
        *(part for index, one in enumerate(bars.found) for part in _words(index, one, bars)),
        label(_LEFT, bottom + 12, *_key(strokes), class_="m"),
        prefix=prefix,
        title=f"Ledger of {whose}",
        describing=f"A bar for each location against {format_ms(bars.budget_ms)}",
        size=(_WIDTH, bottom + 16),
        kind="ledger",
    )


def _strokes(bars: Bars) -> Mapping[str, Sequence[str]]:
    """By class, all the strokes that are drawn alike."""
    found: dict[str, list[str]] = {group.mark: [] for group in GROUPS}
    more = defaultdict(list, found)
    for index, one in enumerate(bars.found):
        y = _TOP + index * _ROW + 7
        if one.verdict in _CLOSED:
            more["x"].append(f"M{_LEFT} {y}h44")
            continue
        for name, stroke in (*_parts(one, bars, y), *_ends(one, bars, y + 9)):
            more[name].append(stroke)
    return {name: parts for name, parts in more.items() if parts}


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
        yield "u", f"M{marks[-1]} {y}h{_UNKNOWN}"


def _ends(one: Candidate, bars: Bars, y: int) -> Iterator[tuple[str, str]]:
    """From the low to the high total, with a tick at each end that is known and on the scale."""
    low, _typical, high = one.total_ms
    start, end = bars.x(low or 0.0), bars.x(high if high is not None else math.inf)
    first = f"M{start} {y - 2}v4m0-2" if low is not None and low <= bars.most_ms else f"M{start} {y}"
    last = "m0-2v4" if high is not None and high <= bars.most_ms else "m-3-3l3 3-3 3"
    yield "i", f"{first}h{end - start}{last}"


def _budget(bars: Bars, bottom: int) -> Markup:
    x = bars.x(bars.budget_ms)
    line = element("path", d=f"M{x} {_TOP - 8}V{bottom}", class_="l")
    return Markup(line + label(x, 11, format_ms(bars.budget_ms), class_="mid"))


def _words(index: int, one: Candidate, bars: Bars) -> Iterator[Markup]:
    """The location on the left, bold where it serves; the verdict and the typical total on the right."""
    y = _TOP + index * _ROW + 11
    here = " · now" if one.current else ""
    yield label(0, y, short(_name(one.location), 14) + here, class_="b" if one is bars.chosen else None)
    if one.verdict in _CLOSED:
        yield label(_LEFT + 50, y, _verdict(one), class_="m")
    else:
        yield label(_RIGHT + 6, y, f"{_SIGNS.get(one.verdict, '?')} {_total(one)}")


def _name(location: str) -> str:
    """`regional`, `metro`, as in the columns of a terminal."""
    return location.removesuffix("-cloud").removesuffix("-edge")


def _total(one: Candidate) -> str:
    low, typical, _high = one.total_ms
    ms = typical if typical is not None else low
    if ms is None:
        return ""
    shown = "no end" if ms >= ENDLESS_MS else format_ms(ms)
    return shown if typical is not None else f">{shown}"


def _key(strokes: Mapping[str, Sequence[str]]) -> Iterator[Markup]:
    """What the bars are made of, with a sign that looks like the stroke."""
    for mark, name in (*((group.mark, group.name) for group in GROUPS), ("u", "not known")):
        if mark in strokes:
            yield joined(span(_LIKE.get(mark, "■"), mark), f" {name} ")

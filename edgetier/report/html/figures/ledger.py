"""One workload from the demand point that binds: a bar for every location, of what its time is made, and the budget."""

from collections.abc import Iterator, Mapping

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Candidate
from edgetier.quantities import format_ms
from edgetier.report.explanation_ledger import ENDLESS_MS, amount, chosen
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.ledger_bars import (
    CLOSED,
    HATCHED,
    LEFT,
    RIGHT,
    ROW,
    TOP,
    Bars,
    bars_of,
    strokes,
)
from edgetier.report.html.figures.svg import Markup, element, joined, label, picture, short, span
from edgetier.report.html.figures.terms import GROUPS, typical_by_group
from edgetier.report.workload_words import binding, budget_words

_WIDTH, _LONGEST = 400, 14
_SIGNS = {"meets": "✓", "misses": "✗", "undetermined": "?"}
_LIKE = {"v": "▥", "u": "┆┆"}  # signs that look like the strokes
_HEADERS = ("location", "site", "verdict", "low", "typical", "high", *(group.name for group in GROUPS))


def ledger(workload: WorkloadAssessment, *, prefix: str, key: bool = True) -> Figure | None:
    """None where there is no budget, or nothing was judged against it; a page of many needs one key only."""
    binds, budget = binding(workload), workload.budget
    if budget is None or budget.ms <= 0 or binds is None or not binds.terms:
        return None
    bars = bars_of([one for one in workload.placement.candidates if one.at == binds.at], budget.ms)
    asked = f"from {binds.at}" if binds.at else "from anywhere"
    caption = f"Requests {asked} against {budget_words(budget)}: bars show typical times, lines low to high."
    svg = _drawn(bars, workload, f"Ledger of {workload.id} {asked}", prefix=prefix, key=key)
    return Figure(svg, caption, _HEADERS, tuple(map(_row, bars.found)))


def _row(one: Candidate) -> tuple[str, ...]:
    groups = typical_by_group(one).values() if one.terms else ()
    told = [amount(ms) for ms in groups] or [""] * len(GROUPS)
    totals = map(amount, one.total_ms) if one.terms else ("",) * 3
    site = one.site if one.site and one.site != one.location else ""
    return (one.location, site, _verdict(one), *totals, *told)


def _verdict(one: Candidate) -> str:
    return f"{one.verdict}: {one.reason}" if one.verdict in CLOSED and one.reason else one.verdict


def _drawn(bars: Bars, workload: WorkloadAssessment, title: str, *, prefix: str, key: bool) -> Markup:
    bottom = TOP + len(bars.found) * ROW
    drawn = strokes(bars)
    return picture(
        *(element("path", d=path, class_=name) for name, path in drawn.items()),
        _budget(bars, bottom),
        *(
            part
            for index, one in enumerate(bars.found)
            for part in _words(one, TOP + index * ROW + 11, workload)
        ),
        *((label(None, bottom + 12, *_key(drawn), class_="m"),) if key else ()),
        prefix=prefix,
        title=title,
        describing=f"A bar for each location against {format_ms(bars.budget_ms)}",
        size=(_WIDTH, bottom + (16 if key else 2)),
        kind="ledger",
    )


def _budget(bars: Bars, bottom: int) -> Markup:
    x = bars.x(bars.budget_ms)
    line = element("path", d=f"M{x} {TOP - 8}V{bottom}", class_="l")
    return joined(line, label(x, 11, format_ms(bars.budget_ms), class_="mid"))


def _words(one: Candidate, y: int, workload: WorkloadAssessment) -> Iterator[Markup]:
    """The location on the left, bold where it serves; the verdict and the typical total on the right."""
    here = " · now" if one.current else ""
    yield label(None, y, short(_name(one), _LONGEST) + here, class_="b" if chosen(workload, one) else None)
    if one.verdict in CLOSED:
        yield label(LEFT + HATCHED + 6, y, _verdict(one), class_="m")
    else:
        yield label(RIGHT + 6, y, f"{_SIGNS.get(one.verdict, '?')} {_total(one)}")


def _name(one: Candidate) -> str:
    """`regional`, `metro`, as in the columns of a terminal."""
    return one.location.removesuffix("-cloud").removesuffix("-edge")


def _total(one: Candidate) -> str:
    low, typical, _high = one.total_ms
    ms = typical if typical is not None else low
    if ms is None:
        return ""
    shown = "no end" if ms >= ENDLESS_MS else format_ms(ms)
    return shown if typical is not None else f">{shown}"


def _key(drawn: Mapping[str, str]) -> Iterator[Markup]:
    """What these bars are made of."""
    for mark, name in (*((group.mark, group.name) for group in GROUPS), ("u", "not known")):
        if mark in drawn:
            yield joined(span(_LIKE.get(mark, "■"), mark), f" {name} ")

"""Lines for people on a `whatif`: what was changed, what moved, and the answers along a range."""

from collections.abc import Iterator, Sequence
from typing import cast

from edgetier.cli.moved_text import moved_lines, where
from edgetier.cli.whatif_finding import Found, Swept
from edgetier.cli.whatif_requests import Asked
from edgetier.comparison import Answer, Range, Segment
from edgetier.report.columns import Column, cut, hanging, table
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.sections import Fact, facts
from edgetier.report.words import plural

_NARROWEST = 60


def as_text(found: Found, *, color: bool, width: int) -> str:
    """The whole answer."""
    palette, width = Palette(color), max(width, _NARROWEST)
    return "\n".join(_lines(found, palette, width)) + "\n"


def _lines(found: Found, palette: Palette, width: int) -> Iterator[str]:
    yield from facts("", list(_asked(found.asked)), palette, width)
    if found.comparison is not None:
        yield ""
        yield from moved_lines(found.comparison, palette, width)
    if found.swept is not None:
        yield from _swept(found.swept, palette, width)


def _asked(asked: Asked) -> Iterator[Fact]:
    both = [(one.text, one.target.ids) for one in (*asked.changes, *((asked.span,) if asked.span else ()))]
    for at, (text, ids) in enumerate(both):
        whom = f" ({plural(len(ids), 'workload')})" if len(ids) > 1 else ""
        yield Fact("what if" if at == 0 else "and", text + whom)


def _swept(swept: Swept, palette: Palette, width: int) -> Iterator[str]:
    moving = [(one, found) for one, found in swept.segments.items() if len(found) > 1]
    same = [one for one, found in swept.segments.items() if len(found) == 1]
    for one, found in moving:
        yield ""
        yield palette.strong(cut(visible(one), width))
        yield from _segments(found, swept.span.range, swept.now.get(one), palette, width)
    if same:
        yield ""
        told = (f"{visible(one)} ({where(_answer(swept.segments[one][0]))})" for one in same)
        yield from hanging("the same throughout  ", _with_commas(list(told)), width)


def _with_commas(items: Sequence[str]) -> list[str]:
    return [item + ("," if at + 1 < len(items) else "") for at, item in enumerate(items)]


def _segments(
    found: Sequence[Segment], span: Range, now: Answer | None, palette: Palette, width: int
) -> Iterator[str]:
    """The highest values first, as budgets are read; a boundary is the first value of the upper answer."""
    columns = (Column("", least=24), Column("", least=12), Column("", least=4, drop=1))
    rows = []
    for at in reversed(range(len(found))):
        answer = _answer(found[at])
        words = where(answer) + (", on a condition" if answer.is_conditional else "")
        rows.append((visible(words), _bounds(found, at, span), "as now" if answer == now else ""))
    yield from table(columns, rows, width=width, head=palette.dim)[1:]


def _bounds(found: Sequence[Segment], at: int, span: Range) -> str:
    low = span.shown(found[at].first)
    if at + 1 == len(found):
        return f"from {low} up"
    if span.whole:
        last = span.shown(found[at].last)
        return f"up to {last}" if at == 0 else low if low == last else f"{low} to {last}"
    high = span.shown(found[at + 1].first)
    if at == 0:
        return f"below {high}"
    return f"about {low}" if low == high else f"from {low} to {high}"


def _answer(segment: Segment) -> Answer:
    return cast(Answer, segment.answer)

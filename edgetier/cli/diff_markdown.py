"""A diff for a pull request: one sentence, a table of workloads, a table of findings."""

from collections.abc import Iterator, Sequence

from edgetier.cli.diff_words import cause_words, headline, kind_words, source_words
from edgetier.cli.moved_text import standing_words
from edgetier.comparison import Difference, Differences
from edgetier.findings import Finding
from edgetier.report import markdown_cells as cells

_MOST_ROWS = 200  # a comment has an end
_TITLES = ("workload", "owner", "change", "was", "is", "cause", "because")


def render(found: Differences, *, color: bool, width: int) -> str:  # noqa: ARG001 - the shape of a renderer
    """The marker lets a later comment replace an earlier one."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Differences) -> Iterator[str]:
    yield "<!-- edgetier diff -->"
    yield f"**{headline(found)}** (sources that differ: {source_words(found)})"
    yield from _table(_TITLES, [_row(one) for one in found.workloads])
    rows = [_finding("new", one) for one in found.appeared] + [_finding("gone", one) for one in found.gone]
    yield from _table(("finding", "code", "workload", "message"), rows)


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    if rows:
        yield ""
        yield from cells.head(titles)
        yield from map(cells.row, rows[:_MOST_ROWS])
    if len(rows) > _MOST_ROWS:
        yield ""
        yield f"and {len(rows) - _MOST_ROWS:,} more"


def _row(one: Difference) -> Sequence[str]:
    was = now = because = ""
    if one.moved is not None:
        before, after = one.moved.before, one.moved.after
        was = standing_words(before, after, one.moved.condition_before)
        now = standing_words(after, before, one.moved.condition_after)
        because = one.moved.reasons[0].words if one.moved.reasons else ""
    return one.workload, one.owner or "", kind_words(one), was, now, cause_words(one), because


def _finding(verb: str, one: Finding) -> Sequence[str]:
    return verb, one.code, one.workload or "", one.message

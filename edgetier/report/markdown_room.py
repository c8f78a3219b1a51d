"""Markdown that fits a comment: tables share the room, and the rows that each leaves out are counted."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from edgetier.report import markdown_cells as cells

MOST_CHARACTERS = 60_000  # GitHub refuses a comment of more than 65,536


class Section(NamedTuple):
    """A table and what stands before it; folded behind `fold` where that is given.

    `share` is the part of the room that it may take before others had theirs; what they leave goes to the first.
    """

    titles: Sequence[str]
    rows: Iterable[Sequence[str]]
    total: int
    share: float
    opening: tuple[str, ...] = ()
    fold: str | None = None
    right: tuple[str, ...] = ()
    most: int = 1_000


def document(opening: Sequence[str], sections: Sequence[Section], closing: Sequence[str]) -> str:
    """At most MOST_CHARACTERS of lines; a section without rows is not there."""
    told = [one for one in sections if one.total]
    frames = [line for one in told for line in _lines(one, ())]
    room = MOST_CHARACTERS - sum(len(line) + 1 for line in (*opening, *frames, *closing))
    shown = _shared(told, room)
    middle = [line for one, rows in zip(told, shown, strict=True) for line in _lines(one, rows)]
    return "\n".join([*opening, *middle, *closing]) + "\n"


def folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines behind a title to click on."""
    yield from (f"<details><summary>{title}</summary>", "", *lines, "</details>", "")


def _lines(section: Section, rows: Sequence[str]) -> list[str]:
    lines = [*section.opening, *cells.head(section.titles, right=section.right), *rows, ""]
    left = section.total - len(rows)
    if left:
        lines += [f"{left:,} more left out for length; `--format json` has them all.", ""]
    return lines if section.fold is None else list(folded(section.fold, lines))


def _shared(sections: Sequence[Section], room: int) -> list[list[str]]:
    """Rows within each one's share, then as many more as there is room for, in order."""
    could = [_rows(one, room) for one in sections]
    kept = [_fitting(rows, int(room * one.share)) for one, rows in zip(sections, could, strict=True)]
    left = room - sum(_size(rows[:count]) for rows, count in zip(could, kept, strict=True))
    for at, rows in enumerate(could):
        more = _fitting(rows[kept[at] :], left)
        left -= _size(rows[kept[at] : kept[at] + more])
        kept[at] += more
    return [rows[:count] for rows, count in zip(could, kept, strict=True)]


def _rows(section: Section, room: int) -> list[str]:
    """No more of them are made than could be shown."""
    rows: list[str] = []
    for texts in section.rows:
        if room < 0 or len(rows) == section.most:
            break
        rows.append(cells.row(texts))
        room -= len(rows[-1]) + 1
    return rows


def _fitting(rows: Sequence[str], room: int) -> int:
    sizes = accumulate(len(row) + 1 for row in rows)
    return sum(1 for _ in takewhile(lambda size: size <= room, sizes))


def _size(rows: Sequence[str]) -> int:
    return sum(len(row) + 1 for row in rows)

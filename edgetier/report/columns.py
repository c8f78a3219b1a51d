"""Plain text in columns: cut, padded, wrapped, and in tables that fit a width."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from edgetier.report.plain_text import cells as width_of

GAP = "  "
Paint = Callable[[str], str]


class Column(NamedTuple):
    """`least` is the width it can be cut to; `drop` is when it goes altogether, 1 first, 0 never.

    `middle` cuts the middle out: of names it is mostly the end that tells them apart.
    """

    title: str
    least: int = 4
    right: bool = False
    drop: int = 0
    middle: bool = False


def cut(text: str, width: int) -> str:
    """The text, or as much of it as fits with an ellipsis behind."""
    if width_of(text) <= width:
        return text
    kept, used = [], 1
    for letter in text:
        used += width_of(letter)
        if used > width:
            break
        kept.append(letter)
    return "".join(kept).rstrip() + "…" if width > 0 else ""


def cut_middle(text: str, width: int) -> str:
    """The start and the end of a text, with an ellipsis between them where it does not fit."""
    if width_of(text) <= width:
        return text
    start = cut(text, (width + 1) // 2)
    kept = ""
    for letter in reversed(text):
        if width_of(start) + width_of(letter) + width_of(kept) > width:
            break
        kept = letter + kept
    return start + kept


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Cut or padded to exactly this many columns."""
    shown = cut(text, width)
    padding = " " * (width - width_of(shown))
    return padding + shown if right else shown + padding


def wrap(text: str, width: int, *, indent: str = "") -> list[str]:
    """Lines of whole words; a word longer than a line is cut in pieces, never lost."""
    return flow(text.split(), width, indent=indent, glue=" ")


def flow(items: Iterable[str], width: int, *, indent: str = "", glue: str) -> list[str]:
    """Lines of whole items with glue between them."""
    room = max(width - width_of(indent), 8)
    lines: list[str] = []
    for piece in (piece for item in items for piece in _pieces(item, room)):
        if lines and width_of(lines[-1]) + width_of(glue) + width_of(piece) <= room:
            lines[-1] += glue + piece
        else:
            lines.append(piece)
    return [indent + line for line in lines]


def hanging(label: str, items: Iterable[str], width: int, *, glue: str = " ") -> list[str]:
    """A label with items behind it; further lines stand under the first item."""
    indent = " " * width_of(label)
    first, *rest = flow(items, width, indent=indent, glue=glue) or [indent]
    return [(label + first[len(indent) :]).rstrip(), *rest]


def _pieces(word: str, room: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if width_of(pieces[-1]) + width_of(letter) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    width: int,
    indent: str = "  ",
    head: Paint = str,
    paint: Callable[[int, str, str], str] = lambda _column, _cell, shown: shown,
) -> list[str]:
    """Aligned lines, title first. `paint(column, cell, shown)` may colour what is shown of a cell."""
    widths = widths_for(columns, rows, room=width - len(indent))
    shown = [index for index, wide in enumerate(widths) if wide]

    def line(cells: Sequence[str], dress: Callable[[int, str, str], str]) -> str:
        texts = [_in_column(columns[i], cells[i], widths[i]) for i in shown]
        texts[-1:] = [text.rstrip() for text in texts[-1:]]  # before it is dressed: no colour on blanks
        parts = (dress(i, cells[i], text) for i, text in zip(shown, texts, strict=True))
        return (indent + GAP.join(parts)).rstrip()

    titles = line([column.title for column in columns], lambda _i, _cell, text: text)
    return [head(titles), *(line(row, paint) for row in rows)]


def _in_column(column: Column, cell: str, width: int) -> str:
    text = cut_middle(cell, width) if column.middle else cell
    return fit(text, width, right=column.right)


def widths_for(columns: Sequence[Column], rows: Iterable[Sequence[str]], *, room: int) -> list[int]:
    """A width for each column so that a line has room; 0 for a column that had to go."""
    widths = [width_of(column.title) for column in columns]
    for row in rows:
        widths = [max(pair) for pair in zip(widths, map(width_of, row), strict=True)]
    for dropping in (0, *sorted(column.drop for column in columns if column.drop)):
        widths = [0 if c.drop and c.drop <= dropping else w for c, w in zip(columns, widths, strict=True)]
        fitted = _shrunk([column.least for column in columns], widths, room)
        if _line_width(fitted) <= room:
            return fitted
    return _shrunk([max(column.least * 2 // 3, 1) for column in columns], widths, room)


def _shrunk(least: Sequence[int], widths: Sequence[int], room: int) -> list[int]:
    """The column with most to spare gives way first, down to its least width."""
    fitted = list(widths)
    while _line_width(fitted) > room:
        spare = [width - narrowest if width else 0 for narrowest, width in zip(least, fitted, strict=True)]
        widest = max(range(len(spare)), key=lambda index: (spare[index], fitted[index]))
        if spare[widest] <= 0:
            break
        fitted[widest] -= 1
    return fitted


def _line_width(widths: Sequence[int]) -> int:
    shown = [width for width in widths if width]
    return sum(shown) + len(GAP) * max(len(shown) - 1, 0)

"""A line of a file with the place of the fault in it, cut to what fits on a screen."""

from typing import NamedTuple

from edgetier.report.plain_text import cells, shown_character
from edgetier.source import Span

WIDTH = 120
TAB_STOP = 4
ELLIPSIS = "..."


class Snippet(NamedTuple):
    """Text safe to print, the columns before the caret, and how many carets there are."""

    text: str
    indent: int
    carets: int


def snippet(line: str, span: Span) -> Snippet | None:
    """None where the line is not known, or was cut before the fault."""
    start = span.column - 1
    if not line.strip() or start > len(line):
        return None
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    shown = _expanded(line.rstrip())
    first, last = _window(shown, start, min(max(end, start + 1), len(shown)))
    prefix, suffix = ELLIPSIS if first else "", ELLIPSIS if last < len(shown) else ""
    indent = cells(prefix) + cells("".join(shown[first:start]))
    carets = cells("".join(shown[start : min(end, last)]))
    return Snippet(prefix + "".join(shown[first:last]) + suffix, indent, max(1, carets))


def _expanded(line: str) -> list[str]:
    """What stands for each character: tabs as spaces up to the next stop, control characters made visible."""
    shown: list[str] = []
    column = 0
    for character in line:
        text = " " * (TAB_STOP - column % TAB_STOP) if character == "\t" else shown_character(character)
        shown.append(text)
        column += cells(text)
    return shown


def _window(shown: list[str], start: int, end: int) -> tuple[int, int]:
    """The characters to show: all of them, or those around the fault, what precedes it counting less."""
    if cells("".join(shown)) <= WIDTH:
        return 0, len(shown)
    first = _back(shown, start, WIDTH // 3)
    last = _on(shown, first, WIDTH)
    if last >= len(shown):
        first, last = _back(shown, len(shown), WIDTH), len(shown)
    return min(first, start), max(last, min(end, start + 1))


def _back(shown: list[str], index: int, room: int) -> int:
    index = min(index, len(shown))
    while index > 0 and (room := room - cells(shown[index - 1])) >= 0:
        index -= 1
    return index


def _on(shown: list[str], index: int, room: int) -> int:
    while index < len(shown) and (room := room - cells(shown[index])) >= 0:
        index += 1
    return index

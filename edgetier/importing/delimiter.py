"""Which character parts the cells."""

import csv
import re
from itertools import islice

CANDIDATES = (",", ";", "\t", "|")
_SAMPLE_CHARACTERS = 1 << 18
_SAMPLE_ROWS = 60
# Excel's own first line, which says what the delimiter is.
_DIRECTIVE = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)


def split_off_directive(text: str) -> tuple[str | None, str, int]:
    """The delimiter that the file declares, the text below that line, and the row it starts at."""
    found = _DIRECTIVE.match(text)
    return (found[1], text[found.end() :], 2) if found else (None, text, 1)


def sniff(text: str) -> str:
    """The delimiter that gives the most rows of one width, wider being better; the comma where none does."""
    sample = text[:_SAMPLE_CHARACTERS]
    return max(CANDIDATES, key=lambda delimiter: _score(sample, delimiter))


def _score(sample: str, delimiter: str) -> tuple[float, int]:
    widths = _widths(sample, delimiter)
    if not widths or max(widths) < 2:
        return (0.0, 0)
    usual = max(set(widths), key=lambda width: (widths.count(width), width))
    if usual < 2:
        return (0.0, 0)
    return (widths.count(usual) / len(widths), usual)


def _widths(sample: str, delimiter: str) -> list[int]:
    csv.field_size_limit(max(csv.field_size_limit(), _SAMPLE_CHARACTERS))
    try:
        rows = list(islice(csv.reader(sample.splitlines(keepends=True), delimiter=delimiter), _SAMPLE_ROWS))
    except csv.Error:
        return []
    # The sample may end inside a quoted cell: its last row says nothing.
    complete = rows[:-1] if len(sample) == _SAMPLE_CHARACTERS and len(rows) > 1 else rows
    return [len(row) for row in complete if row]

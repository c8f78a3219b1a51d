"""A spreadsheet as values: columns with names that are unique, and the records that hold something."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgetier.errors import UserError
from edgetier.importing.delimiter import sniff, split_off_directive

_LONGEST_CELL = 1 << 24
_HEADER_WITHIN = 20
_SENTINEL = "\x00end\x00"

Row = tuple[int, list[str]]  # its number in the sheet, and its cells


class Record(NamedTuple):
    """One row; `row` counts as a spreadsheet program does, the first line of the sheet being row 1."""

    row: int
    cells: tuple[str, ...]


class Skipped(NamedTuple):
    """A row that gave no workload, and why."""

    row: int
    reason: str


class Table(NamedTuple):
    """What a file holds; every record has as many cells as there are columns."""

    name: str
    columns: tuple[str, ...]
    records: tuple[Record, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]
    delimiter: str = ""  # none in a workbook
    kind: str = "csv"

    @property
    def rows_read(self) -> int:
        """Rows below the header, empty ones too."""
        return len(self.records) + len(self.skipped)

    def filled(self, column: int) -> int:
        """How many records have something in the column."""
        return sum(1 for record in self.records if record.cells[column].strip())


def read_table(text: str, *, name: str, delimiter: str | None = None) -> Table:
    """Rows of a delimited text; UserError where it has no header or a quote is never closed."""
    declared, body, first_row = split_off_directive(text)
    used = delimiter or declared or sniff(body)
    return _table(tuple(enumerate(_rows(body, used, name), first_row)), name)._replace(delimiter=used)


def table_of(rows: Sequence[Row], *, name: str, kind: str) -> Table:
    """Rows that were read already; what one lacks at its end is empty. UserError where there is no header."""
    width = max((len(cells) for _, cells in rows), default=0)
    padded = [(row, [*cells, *[""] * (width - len(cells))]) for row, cells in rows]
    return _table(padded, name)._replace(kind=kind)


def _rows(text: str, delimiter: str, name: str) -> list[list[str]]:
    """All rows. A quote that is never closed swallows the sentinel behind the last row."""
    csv.field_size_limit(_LONGEST_CELL)
    end = "" if not text or text.endswith(("\n", "\r")) else "\n"
    found: list[list[str]] = []
    try:
        for row in csv.reader(_lines(text + end + _SENTINEL), delimiter=delimiter):
            found.append(row)  # noqa: PERF402 - what was read before an error is counted in its message
    except csv.Error as error:
        raise UserError(f"{name}: row {len(found) + 1} cannot be read: {error}") from error
    if found[-1] != [_SENTINEL]:
        raise UserError(
            f"{name}: row {len(found)} opens a quote that is never closed",
            help="close the quote, or give the right --delimiter",
        )
    return found[:-1]


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends kept, cut at CR LF, LF and CR alone: str.splitlines would cut at U+2028 too."""
    start = 0
    while start < len(text):
        end = _line_end(text, start)
        yield text[start:end]
        start = end


def _line_end(text: str, start: int) -> int:
    feed = text.find("\n", start)
    feed = len(text) if feed < 0 else feed
    carriage = text.find("\r", start, feed)
    if carriage < 0 or carriage == feed - 1:
        return min(feed + 1, len(text))
    return carriage + 1


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _header_index(rows: Sequence[Row], name: str) -> int:
    """The first row that fills half the width; titles and notes above it fill less."""
    top = rows[:_HEADER_WITHIN]
    widest = max((_filled(cells) for _, cells in top), default=0)
    if widest == 0:
        raise UserError(f"{name} has no header row")
    return next(index for index, (_, cells) in enumerate(top) if _filled(cells) * 2 >= widest)


def _table(numbered: Sequence[Row], name: str) -> Table:
    header_at = _header_index(numbered, name)
    header, rows = numbered[header_at][1], numbered[header_at + 1 :]
    above = tuple(
        Skipped(row, "stands above the header") for row, cells in numbered[:header_at] if _filled(cells)
    )
    width = max(_last_filled(header), *(_last_filled(cells) for _, cells in rows), 1)
    records, skipped = _sorted_out(header, rows, width)
    columns = _unique_names([*header, *[""] * width][:width])
    return Table(name, columns, records, above + skipped, _ragged(header, rows, width))


def _last_filled(cells: Sequence[str]) -> int:
    return max((index for index, cell in enumerate(cells, 1) if cell.strip()), default=0)


def _sorted_out(
    header: list[str], rows: Sequence[Row], width: int
) -> tuple[tuple[Record, ...], tuple[Skipped, ...]]:
    records, skipped = [], []
    for row, cells in rows:
        if not _filled(cells):
            skipped.append(Skipped(row, "is empty"))
        elif cells == header:
            skipped.append(Skipped(row, "repeats the header"))
        else:
            records.append(Record(row, tuple([*cells, *[""] * (width - len(cells))][:width])))
    return tuple(records), tuple(skipped)


def _unique_names(header: Sequence[str]) -> tuple[str, ...]:
    """`If other` once more is `If other (2)`; a column without a header is `column 7`."""
    names: list[str] = []
    taken: set[str] = set()
    for index, cell in enumerate(header, 1):
        plain = " ".join(cell.split()) or f"column {index}"
        name, count = plain, 2
        while name in taken:
            name, count = f"{plain} ({count})", count + 1
        names.append(name)
        taken.add(name)
    return tuple(names)


def _ragged(header: list[str], rows: Sequence[Row], width: int) -> tuple[str, ...]:
    headed = _last_filled(header)
    long = [row for row, cells in rows if _last_filled(cells) > headed]
    short = [row for row, cells in rows if _filled(cells) and len(cells) < min(len(header), headed)]
    notes = []
    if long:
        notes.append(
            f"{len(long)} rows are longer than the header, first row {long[0]}: see 'column {width}'"
        )
    if short:
        notes.append(
            f"{len(short)} rows are shorter than the header, first row {short[0]}: the rest was read as empty"
        )
    return tuple(notes)

"""Reads a small CSV file row by row, keeping line numbers, with one clear line for whatever is wrong."""

import csv
import hashlib
import io
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from edgetier.errors import UserError
from edgetier.source import SourceText
from edgetier.source.bounded import bytes_of

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 2_000_000


class Row(NamedTuple):
    """One line of a table, its cells by column name."""

    file: str
    line: int
    cells: Mapping[str, str]

    def bad(self, message: str, *, hint: str | None = None) -> UserError:
        """A mistake in this row."""
        return UserError(f"{self.file}:{self.line}: {message}", help=hint)

    def name(self, column: str) -> str:
        """A cell that must not be empty."""
        found = self.cells.get(column, "").strip()
        if not found:
            raise self.bad(f"'{column}' is empty")
        return found

    def number(self, column: str, low: float, high: float = math.inf) -> float:
        """A finite number between the bounds."""
        text = self.name(column)
        try:
            value = float(text)
        except ValueError:
            raise self.bad(f"'{column}' must be a number, not '{text[:40]}'") from None
        if not math.isfinite(value) or not low <= value <= high:
            to = f" to {high:g}" if high < math.inf else ""
            raise self.bad(f"'{column}' must be from {low:g}{to}, not {text[:40]}")
        return value

    def has(self, column: str) -> bool:
        """Whether the row has something in this column."""
        return bool(self.cells.get(column, "").strip())


class Table(NamedTuple):
    """The rows of a file, its text and the digest of its bytes."""

    text: SourceText
    sha256: str
    rows: tuple[Row, ...]


def read_table(path: Path, columns: tuple[str, ...]) -> Table:
    """A CSV file in UTF-8 whose first line names at least these columns."""
    raw = bytes_of(path, MOST_BYTES)
    file = str(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UserError(f"{file}:{line}: not UTF-8", help="save the file as UTF-8") from error
    try:
        rows = tuple(_rows(file, text, columns))
        return Table(SourceText(file, text), hashlib.sha256(raw).hexdigest(), rows)
    except csv.Error as error:
        raise UserError(f"{file}: not a CSV file: {error}") from error


def _rows(file: str, text: str, columns: tuple[str, ...]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""))
    names = [cell.strip().lower() for cell in next(reader, [])]
    missing = [column for column in columns if column not in names]
    if missing:
        wanted = ",".join(columns)
        raise UserError(f"{file}:1: no column '{missing[0]}'", help=f"the first line must name: {wanted}")
    for count, cells in enumerate(reader):
        if count >= MOST_ROWS:
            raise UserError(f"{file}:{reader.line_num}: more than {MOST_ROWS:,} rows")
        if any(cell.strip() for cell in cells):
            yield _row(file, reader.line_num, names, cells)


def _row(file: str, line: int, names: list[str], cells: list[str]) -> Row:
    row = Row(file, line, dict(zip(names, cells, strict=False)))
    if len(cells) > len(names):
        raise row.bad(
            f"{len(cells)} cells under {len(names)} columns", hint="put names with commas in quotes"
        )
    return row

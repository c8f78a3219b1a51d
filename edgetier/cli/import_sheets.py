"""Reads the file of a spreadsheet, as CSV or as a workbook, and tells how it was read."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import typer

from edgetier.errors import UserError
from edgetier.importing import account
from edgetier.importing.answers import is_answers
from edgetier.importing.encoding import decode
from edgetier.importing.table import Table, read_table, table_of
from edgetier.report.plain_text import visible
from edgetier.source.bounded import bytes_of
from edgetier.workbooks.bounds import BOUNDS
from edgetier.workbooks.extra import READER, require

MOST_BYTES = 256 * 2**20
TOO_LARGE = "split it"
_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_ZIP = b"PK\x03\x04"


class Sheet(NamedTuple):
    """A spreadsheet that was read, and the digest of its file."""

    table: Table
    sha256: str


def read_csv(file: Path, *, encoding: str | None, delimiter: str | None) -> Sheet:
    raw = bytes_of(file, MOST_BYTES, hint=TOO_LARGE)
    if raw.startswith(_ZIP):
        raise UserError(f"{file} is a workbook, not CSV", help=f"edgetier import xlsx {file}")
    decoded = decode(raw, encoding)
    table = read_table(decoded.text, name=file.name, delimiter=_delimiter(delimiter))
    say(account.of_table(table, decoded.encoding, decoded.notes))
    return Sheet(table, hashlib.sha256(raw).hexdigest())


def read_xlsx(file: Path, *, sheet: str | None) -> Sheet:
    """Rows are named by file and sheet: two sheets of one file are two spreadsheets."""
    require(READER)
    from edgetier.workbooks.reading import read_sheet

    raw = bytes_of(file, BOUNDS.packed_bytes, hint=TOO_LARGE)
    read = read_sheet(raw, name=file.name, sheet=sheet)
    table = table_of(read.rows, name=f"{file.name}!{read.sheet}", kind="xlsx")
    # Beside questions stands what `ask` has put there itself.
    others = () if is_answers(table) else read.other_sheets
    say(account.of_sheet(table, others=others, no_value=read.no_value))
    return Sheet(table, hashlib.sha256(raw).hexdigest())


def _delimiter(given: str | None) -> str | None:
    found = _DELIMITERS.get(given or "", given)
    if found is not None and (len(found) != 1 or found in '"\r\n'):
        raise UserError(f"'{given}' is not a delimiter", help="give one character, or tab")
    return found


def say(lines: Iterable[str]) -> None:
    """What is not the result goes to standard error."""
    for line in lines:
        typer.echo(visible(line), err=True)

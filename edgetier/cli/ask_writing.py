"""How the questions are written: as CSV or as a workbook, and where to."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from edgetier.assessment import Question
from edgetier.cli.output import refuse_terminal
from edgetier.errors import UserError
from edgetier.importing.asking import to_csv
from edgetier.importing.fields import Words
from edgetier.workbooks.extra import WRITER, require


class Format(StrEnum):
    """What a spreadsheet program opens."""

    CSV = "csv"
    XLSX = "xlsx"


class Writing(NamedTuple):
    """The format and the file, None for standard output."""

    format: Format
    path: Path | None


def writing_of(asked: Format | None, output: Path | None, *, csv: Path | None, xlsx: bool) -> Writing:
    """Looked through before anything is read, so that a slip costs no assessment."""
    if csv is not None and output is not None:
        raise UserError("--csv and -o both name a file", help="leave one of them out")
    wanted = {
        *((asked,) if asked else ()),
        *((Format.CSV,) if csv else ()),
        *((Format.XLSX,) if xlsx else ()),
    }
    if len(wanted) > 1:
        raise UserError("both CSV and .xlsx are asked for", help="run it once for each")
    writing = Writing(next(iter(wanted), Format.CSV), csv or output)
    if writing.format is Format.XLSX:
        require(WRITER)
        refuse_terminal(writing.path, "xlsx")
    return writing


def written(questions: Sequence[Question], words: Words, chosen: Format) -> bytes:
    return _WRITERS[chosen](questions, words)


def _csv(questions: Sequence[Question], _words: Words) -> bytes:
    return to_csv(questions)


def _xlsx(questions: Sequence[Question], words: Words) -> bytes:
    from edgetier.importing.asking_workbook import to_xlsx

    return to_xlsx(questions, words)


_WRITERS: dict[Format, Callable[[Sequence[Question], Words], bytes]] = {
    Format.CSV: _csv,
    Format.XLSX: _xlsx,
}

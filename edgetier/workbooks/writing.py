"""Writes sheets as the bytes of a workbook: every text is a text, the same sheets are the same bytes."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from edgetier.errors import UserError
from edgetier.workbooks.choices import add_drop_downs
from edgetier.workbooks.extra import WRITER, loaded
from edgetier.workbooks.values import Cell, Kind, Sheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 - the first day a zip file knows; a workbook has no time zones
_MOST_ROWS = 1_048_575  # below the header
_MOST_COLUMNS = 16_384
_LONGEST = 32_767
_LARGEST = 1e300  # what is larger, or no number, is nothing
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STYLE = "Table Style Light 1"

Formats = Mapping[Kind, Any]


def workbook_of(sheets: Sequence[Sheet], *, title: str) -> bytes:
    """The first sheet is the one that opens."""
    buffer = io.BytesIO()
    book = loaded(WRITER).Workbook(buffer, _OPTIONS)
    book.set_properties({"title": xml_text(title)[:255], "created": _CREATED})
    formats = {kind: book.add_format(_layout(kind)) for kind in Kind}
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    made = [(book.add_worksheet(sheet.name), sheet) for sheet in sheets]
    for page, sheet in made:
        _fill(page, sheet, formats, head)
    add_drop_downs(book, made)
    book.close()
    return buffer.getvalue()


def _layout(kind: Kind) -> dict[str, object]:
    number = {"num_format": kind.value} if kind.value else {}
    ground = {"bg_color": "#FFF8DC", "border": 4} if kind is Kind.ANSWER else {}
    return {"valign": "top", "text_wrap": kind in (Kind.TEXT, Kind.ANSWER), **number, **ground}


def _fill(page: Any, sheet: Sheet, formats: Formats, head: Any) -> None:
    if len(sheet.rows) > _MOST_ROWS or len(sheet.columns) > _MOST_COLUMNS:
        size = f"{len(sheet.rows):,} rows and {len(sheet.columns):,} columns"
        raise UserError(
            f"{sheet.name} would have {size}, more than a sheet can hold",
            help="assess fewer workloads at a time, or use --format json",
        )
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
    for row, cells in enumerate(sheet.rows, 1):
        for number, (cell, column) in enumerate(zip(cells, sheet.columns, strict=True)):
            _put(page, row, number, cell, formats[column.kind])
    page.add_table(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1, _table(sheet, head))
    page.freeze_panes(1, 1 if len(sheet.columns) > 1 else 0)


def _table(sheet: Sheet, head: Any) -> dict[str, object]:
    name = re.sub(r"\W", "_", sheet.name)
    return {
        "name": name,
        "style": _STYLE,
        "columns": [{"header": column.title, "header_format": head} for column in sheet.columns],
    }


def _put(page: Any, row: int, column: int, cell: Cell, layout: Any) -> None:
    """Never the writer's own guess at what a value might be."""
    if isinstance(cell, str) and cell:
        page.write_string(row, column, xml_text(cell), layout)
    elif isinstance(cell, (int, float)) and abs(cell) < _LARGEST:
        page.write_number(row, column, cell, layout)
    else:
        page.write_blank(row, column, None, layout)


def xml_text(text: str) -> str:
    """As a cell can hold it: no character that XML has none for, no longer than a cell may be."""
    plain = _NO_XML.sub("\ufffd", re.sub("\r\n?", "\n", text))
    return plain if _units(plain) <= _LONGEST else _cut(plain)


def _units(text: str) -> int:
    """Cells count as UTF-16 does."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _cut(text: str) -> str:
    kept = text.encode("utf-16-le")[: 2 * (_LONGEST - 1)].decode("utf-16-le", errors="ignore")
    return f"{kept}…"

"""Reads one sheet of a workbook as rows of text, within bounds; formulas count as what was last computed."""

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from edgetier.errors import UserError
from edgetier.source import closest
from edgetier.workbooks.bounds import BOUNDS, Bounds, check_package, too_large
from edgetier.workbooks.cell_text import cell_text
from edgetier.workbooks.extra import READER, loaded
from edgetier.workbooks.formulas import without_value

_MOST_ROWS_OF_A_SHEET = 1_048_576
_LISTED = 8

Row = tuple[int, list[str]]


class Read(NamedTuple):
    """The rows that hold something, counted as a spreadsheet program does, and what else there was."""

    sheet: str
    rows: tuple[Row, ...]
    other_sheets: tuple[str, ...]
    no_value: tuple[str, ...]  # cells with a formula that gives nothing


def read_sheet(raw: bytes, *, name: str, sheet: str | None = None, bounds: Bounds = BOUNDS) -> Read:
    """The sheet of that name, the first that is shown where none is given."""
    package = loaded(READER)
    formulas = check_package(raw, name, bounds)
    with _one_clear_line(name):
        pages = _pages(package, raw, data_only=True)
        if len(pages) > bounds.sheets:
            raise too_large(name, f"it has {len(pages)} sheets, more than {bounds.sheets}")
        page = _asked(pages, sheet, name)
        rows = _whole(page, name, bounds)
        uncomputed = _pages(package, raw, data_only=False)[page.title] if formulas else None
        no_value = () if uncomputed is None else tuple(without_value(uncomputed, dict(rows)))
    others = tuple(title for title, one in pages.items() if one is not page and _is_shown(one))
    return Read(page.title, rows, others, no_value)


def _pages(package: Any, raw: bytes, *, data_only: bool) -> dict[str, Any]:
    book = package.load_workbook(io.BytesIO(raw), read_only=True, data_only=data_only, keep_links=False)
    return {page.title: page for page in book.worksheets}


def _whole(page: Any, name: str, bounds: Bounds) -> tuple[Row, ...]:
    """All rows, which will be made equally long."""
    rows = tuple(_rows(page, name, bounds))
    if len(rows) * max((len(texts) for _, texts in rows), default=0) > bounds.cells:
        raise too_large(name, f"sheet '{page.title}' is more than {bounds.cells:,} cells large")
    return rows


@contextmanager
def _one_clear_line(name: str) -> Iterator[None]:
    """Whatever the package trips over in a file is a fault of the file; its own warnings help nobody."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UserError:
        raise
    except Exception as error:
        raise UserError(
            f"{name} cannot be read: its contents are not those of a workbook",
            help="open it in a spreadsheet program and save it as .xlsx again",
        ) from error


def _asked(pages: dict[str, Any], sheet: str | None, name: str) -> Any:
    if sheet is None:
        shown = next((page for page in pages.values() if _is_shown(page)), None)
        if shown is None:
            raise UserError(f"{name} has no sheet with cells")
        return shown
    if sheet not in pages:
        near = closest(sheet, tuple(pages))
        listed = ", ".join(list(pages)[:_LISTED])
        raise UserError(
            f"{name} has no sheet '{sheet}'", help=f"did you mean '{near}'?" if near else f"it has: {listed}"
        )
    return pages[sheet]


def _is_shown(page: Any) -> bool:
    return bool(page.sheet_state == "visible")


def _rows(page: Any, name: str, bounds: Bounds) -> Iterator[Row]:
    """Empty rows are left out: a sheet whose format runs to its end has a million of them."""
    page.reset_dimensions()  # what a file says about its own size is no promise
    looked_at = characters = 0
    for number, cells in enumerate(page.iter_rows(), 1):
        looked_at += len(cells)
        if number > _MOST_ROWS_OF_A_SHEET or looked_at > bounds.cells:
            raise too_large(name, f"sheet '{page.title}' has more than {bounds.cells:,} cells")
        texts = _texts(cells)
        if texts:
            characters += sum(map(len, texts))
            _check(number, texts, characters, where=(name, page.title), bounds=bounds)
            yield number, texts


def _check(
    number: int, texts: Sequence[str], characters: int, *, where: tuple[str, str], bounds: Bounds
) -> None:
    name, sheet = where
    if number > bounds.rows:
        raise too_large(name, f"sheet '{sheet}' has more than {bounds.rows:,} rows")
    if len(texts) > bounds.columns:
        raise too_large(name, f"sheet '{sheet}' has more than {bounds.columns:,} columns")
    if characters > bounds.characters or max(map(len, texts)) > bounds.cell_characters:
        raise too_large(name, f"row {number} of sheet '{sheet}' has more text than cells can hold")


def _texts(cells: Sequence[Any]) -> list[str]:
    """Up to the last one that holds something."""
    texts = [cell_text(cell.value, _number_format(cell)) for cell in cells]
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def _number_format(cell: Any) -> str:
    """Looked up for numbers alone; a style that is not there is none."""
    return str(cell.number_format) if isinstance(cell.value, (int, float)) else ""

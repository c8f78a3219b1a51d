"""Workbooks as they are written, opened with another package."""

import io
from zipfile import ZipFile

import openpyxl
import pytest

from edgetier.errors import UserError
from edgetier.workbooks import writing
from edgetier.workbooks.values import Column, DropDown, Kind, Sheet
from edgetier.workbooks.writing import workbook_of, xml_text

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "{=1}",
    "http://x/",
    "mailto:a@b",
    "0012",
    "TRUE",
    "#REF!",
]
COLUMNS = (Column("Text"), Column("Time (ms)", Kind.MS), Column("Answer", Kind.ANSWER))


def opened(raw: bytes):
    return openpyxl.load_workbook(io.BytesIO(raw))


def sheet(rows, *drop_downs: DropDown) -> Sheet:
    return Sheet("Sheet one", COLUMNS, rows, drop_downs)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_text_stays_text(text: str) -> None:
    page = opened(workbook_of([sheet([(text, None, text)])], title=text)).active
    for cell in (page["A2"], page["C2"]):
        assert (cell.data_type, cell.hyperlink) == ("s", None)
        assert cell.value.strip() == text.strip()


def test_numbers_are_numbers_in_their_format_and_nothing_is_nothing() -> None:
    page = opened(
        workbook_of(
            [sheet([("a", 2.5, None), ("", float("inf"), ""), ("", float("nan"), ""), ("", 10**400, "")])],
            title="t",
        )
    ).active
    assert (page["B2"].value, page["B2"].number_format) == (2.5, "#,##0.00")
    assert [page[place].value for place in ("C2", "A3", "B3", "C3", "B4", "B5")] == [None] * 6
    assert page["C2"].number_format == "@"


def test_a_sheet_is_a_table_with_filters_and_a_header_that_stays() -> None:
    page = opened(workbook_of([sheet([("a", 1, "b"), ("c", 2, "d")])], title="t")).active
    assert page.tables["Sheet_one"].ref == page.tables["Sheet_one"].autoFilter.ref == "A1:C3"
    assert page.freeze_panes == "B2"
    assert [cell.value for cell in page[1]] == ["Text", "Time (ms)", "Answer"]


def test_a_sheet_without_rows_opens_too() -> None:
    page = opened(workbook_of([sheet([])], title="t")).active
    assert page.tables["Sheet_one"].ref == "A1:C2"  # a table has a row, be it empty
    assert page["A2"].value is None


def test_the_same_sheets_are_the_same_bytes_whenever_they_are_written() -> None:
    raw = workbook_of([sheet([("a", 1, "b")])], title="t")
    assert raw == workbook_of([sheet([("a", 1, "b")])], title="t")
    with ZipFile(io.BytesIO(raw)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in package.read("docProps/core.xml")


def test_drop_downs_of_any_length_offer_their_words() -> None:
    long = tuple(f"word-{number:03}" for number in range(60))
    short = DropDown(2, (0, 1, 3), ("warm", "cold"), strict=True)
    book = opened(
        workbook_of([sheet([("a", 1, None)] * 4, short, DropDown(2, (2,), long, strict=False))], title="t")
    )
    first, second = book.worksheets[0].data_validations.dataValidation
    assert (str(first.sqref), first.formula1, first.errorStyle) == ("C2:C3 C5", '"warm,cold"', None)
    assert (str(second.sqref), second.errorStyle) == ("C4", "warning")
    name, cells = second.formula1.split("!")
    assert tuple(row[0].value for row in book[name][cells.replace("$", "")]) == long
    assert book[name].sheet_state == "hidden"


def test_a_word_with_a_comma_stays_one_word() -> None:
    one = DropDown(2, (0,), ("a, b", "c"), strict=True)
    book = opened(workbook_of([sheet([("a", 1, None)], one)], title="t"))
    assert [cell.value for cell in book["Lists"]["A"]] == ["a, b", "c"]


@pytest.mark.parametrize("text", ["\x00\x08\x1f", "\ud800", "\uffff", "a" * 40_000, "\U0001f600" * 20_000])
def test_what_no_cell_can_hold_is_told_by_what_stands_for_it(text: str) -> None:
    page = opened(workbook_of([sheet([(text, None, None)])], title=text)).active
    found = page["A2"].value
    assert found == xml_text(text)
    assert len(found.encode("utf-16-le")) // 2 <= 32_767
    assert found[-1] in "\ufffd…"


def test_an_escape_of_the_format_is_no_escape() -> None:
    page = opened(workbook_of([sheet([("_x0041_", None, None)])], title="t")).active
    assert page["A2"].value == "_x0041_"


def test_more_rows_than_a_sheet_has_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_MOST_ROWS", 2)
    with pytest.raises(UserError, match="would have 3 rows and 3 columns, more than a sheet can hold"):
        workbook_of([sheet([("a", 1, "b")] * 3)], title="t")

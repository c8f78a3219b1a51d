"""Workbooks from strangers: what they say is read as text, and what would cost too much is refused."""

import io
from collections.abc import Callable
from datetime import datetime
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from edgetier.errors import UserError
from edgetier.workbooks.bounds import BOUNDS, Bounds
from edgetier.workbooks.reading import read_sheet


def saved(fill: Callable[[openpyxl.Workbook], object]) -> bytes:
    book, raw = openpyxl.Workbook(), io.BytesIO()
    fill(book)
    book.save(raw)
    return raw.getvalue()


def with_rows(*rows: tuple[object, ...]) -> bytes:
    return saved(lambda book: [book.active.append(row) for row in rows])


def repacked(raw: bytes, changes: dict[str, bytes]) -> bytes:
    """The same package with other parts."""
    made = io.BytesIO()
    with ZipFile(io.BytesIO(raw)) as before, ZipFile(made, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, changes.get(name, before.read(name)))
        for name in changes.keys() - set(before.namelist()):
            after.writestr(name, changes[name])
    return made.getvalue()


MIDNIGHT = datetime(2026, 11, 24)  # noqa: DTZ001 - cells have no time zones
SHEET = "xl/worksheets/sheet1.xml"
PLAIN = with_rows(("Name", "Latency"), ("a", 200))


def with_sheet(rows: str) -> bytes:
    text = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}'
    return repacked(PLAIN, {SHEET: f"{text}</sheetData></worksheet>".encode()})


def refused(raw: bytes, bounds: Bounds = BOUNDS, **asked: str) -> str:
    with pytest.raises(UserError) as caught:
        read_sheet(raw, name="x.xlsx", bounds=bounds, **asked)
    assert "\n" not in caught.value.message
    assert "x.xlsx" in caught.value.message
    return f"{caught.value.message} ({caught.value.help})"


def test_cells_are_the_text_of_an_export() -> None:
    raw = with_rows(("a", 1.5, True, MIDNIGHT), (), ("b", None, None, None, " "))
    assert read_sheet(raw, name="x.xlsx").rows == (
        (1, ["a", "1.5", "TRUE", "2026-11-24"]),
        (3, ["b"]),
    )


def test_the_first_sheet_that_is_shown_is_read_and_the_others_are_named() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.sheet_state = "hidden"
        book.create_sheet("Cases").append(["a"])
        book.create_sheet("More").append(["b"])

    read = read_sheet(saved(fill), name="x.xlsx")
    assert (read.sheet, read.rows, read.other_sheets) == ("Cases", ((1, ["a"]),), ("More",))
    assert read_sheet(saved(fill), name="x.xlsx", sheet="More").rows == ((1, ["b"]),)
    assert "did you mean 'Cases'?" in refused(saved(fill), sheet="Case")
    assert "it has: Sheet, Cases, More" in refused(saved(fill), sheet="zzzzzz")


def test_a_formula_is_what_was_last_computed() -> None:
    raw = with_sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    assert read_sheet(raw, name="x.xlsx").rows == ((1, ["2"]),)


def test_formulas_that_give_nothing_are_named() -> None:
    raw = with_rows(("a", "b"), ("=1+1", "x"), (None, '=""'))
    read = read_sheet(raw, name="x.xlsx")
    assert read.rows == ((1, ["a", "b"]), (2, ["", "x"]))
    assert read.no_value == ("A2", "B3")
    computed = with_sheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')
    assert read_sheet(computed, name="x.xlsx").no_value == ()


def test_a_format_that_runs_to_the_end_of_the_sheet_is_no_row() -> None:
    raw = with_sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576" s="0"/></row>')
    assert read_sheet(raw, name="x.xlsx").rows == ((1, ["1"]),)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no .xlsx workbook"),
        (b"a,b\n1,2\n", "no .xlsx workbook"),
        (PLAIN[:-40], "no .xlsx workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "old .xls file, or protected by a password"),
        (repacked(PLAIN, {"xl/workbook.xml": b"<a"}), "not those of a workbook"),
        (repacked(PLAIN, {SHEET: b"<worksheet>"}), "not those of a workbook"),
        (with_sheet('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "not those of a workbook"),
        (with_sheet('<row r="1"><c r="AAAAA1"><v>1</v></c></row>'), "not those of a workbook"),
        (repacked(PLAIN, {SHEET: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "declares a document type"),
        (
            repacked(PLAIN, {"xl/sharedStrings.xml": "<!DOCTYPE a []><a/>".encode("utf-16")}),
            "declares a document type",
        ),
        (with_sheet('<row r="999999999"><c r="A999999999"><v>1</v></c></row>'), "more than 5,000,000 cells"),
        (with_sheet('<row r="1"><c r="ZZZ1"><v>1</v></c></row>'), "more than 1,000 columns"),
        (with_sheet('<row r="300000"><c r="A300000"><v>1</v></c></row>'), "more than 200,000 rows"),
    ],
)
def test_what_cannot_be_read_is_one_clear_line(raw: bytes, said: str) -> None:
    assert said in refused(raw)


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (Bounds(unpacked_bytes=1 << 12), "unpacks to more than"),
        (Bounds(parts=3), "unpacks to more than"),
        (Bounds(tags=20), "too many cells"),
        (Bounds(other_tags=20), "too many styles"),
        (Bounds(sheets=0), "1 sheets, more than 0"),
        (Bounds(cells=3), "more than 3 cells"),
        (Bounds(cell_characters=5), "more text than cells can hold"),
        (Bounds(characters=10), "more text than cells can hold"),
        (Bounds(columns=1), "more than 1 columns"),
        (Bounds(rows=1), "more than 1 rows"),
    ],
)
def test_every_bound_holds(bounds: Bounds, said: str) -> None:
    assert said in refused(PLAIN, bounds)


def test_a_zip_bomb_is_refused_before_it_unpacks() -> None:
    bomb = repacked(PLAIN, {SHEET: b" " * (BOUNDS.unpacked_bytes + 1)})
    assert len(bomb) < 1 << 20
    assert "unpacks to more than 128 MiB" in refused(bomb)


def test_a_size_that_lies_does_not_help_a_bomb() -> None:
    """The size of a part is taken from the directory; what is stored beyond it is never read."""
    size = 1 << 22
    bomb = repacked(PLAIN, {SHEET: b" " * size})
    lie = bomb.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lie != bomb
    assert "no .xlsx workbook" in refused(lie)


def test_one_row_of_wide_blanks_after_another_is_counted() -> None:
    wide = "".join(f'<row r="{number}"><c r="ZZZ{number}" s="0"/></row>' for number in range(1, 400))
    assert "more than 5,000,000 cells" in refused(with_sheet(wide))


def test_whatever_is_broken_is_the_users_mistake() -> None:
    """Parts with bytes changed at random either read or are refused."""
    chance = Random(2026)  # noqa: S311 - no secret hangs on it
    with ZipFile(io.BytesIO(PLAIN)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    outcomes = []
    for _ in range(150):
        name = chance.choice(list(parts))
        raw = bytearray(parts[name])
        for _ in range(chance.randint(1, 4)):
            raw[chance.randrange(len(raw))] = chance.choice(b'<>"/=09azAZ\x00\xff')
        outcomes.append(_outcome(repacked(PLAIN, {name: bytes(raw)})))
    assert set(outcomes) == {"read", "refused"}


def _outcome(raw: bytes) -> str:
    try:
        read_sheet(raw, name="x.xlsx")
    except UserError:
        return "refused"
    return "read"

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.errors import UserError
from edgetier.importing.table import Record, Skipped, read_table


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = delimiter.join(("name", "note")) + "\n" + delimiter.join(("a", '"x, y; z"')) + "\n"
    table = read_table(text, name="x.csv")
    assert (table.delimiter, table.records) == (delimiter, (Record(2, ("a", "x, y; z")),))


def test_decimal_commas_do_not_pass_for_delimiters() -> None:
    assert read_table("name;rps\na;1,5\nb;2,5\n", name="x").records[0].cells == ("a", "1,5")


def test_excels_own_delimiter_line_is_obeyed_and_counted() -> None:
    table = read_table("sep=;\nname;a,b,c\nx;1,2,3\n", name="x")
    assert table.records == (Record(3, ("x", "1,2,3")),)


def test_cells_with_line_ends_and_quotes_are_one_row() -> None:
    table = read_table('name,note\r\n"a","line 1\r\nline ""2"""\r\nb,c\r\n', name="x")
    assert table.records == (Record(2, ("a", 'line 1\r\nline "2"')), Record(3, ("b", "c")))


def test_old_mac_line_ends() -> None:
    assert read_table("name,note\ra,b\r", name="x").records == (Record(2, ("a", "b")),)


def test_headers_that_repeat_or_are_empty_get_names_of_their_own() -> None:
    table = read_table("a,If other,,If  other\n1,2,3,4\n", name="x")
    assert table.columns == ("a", "If other", "column 3", "If other (2)")


def test_empty_rows_and_repeated_headers_are_skipped_with_a_reason() -> None:
    table = read_table("a,b\n1,2\n,\n\na,b\n3,4\n,,\n", name="x")
    assert [record.row for record in table.records] == [2, 6]
    assert table.skipped == (
        Skipped(3, "is empty"),
        Skipped(4, "is empty"),
        Skipped(5, "repeats the header"),
        Skipped(7, "is empty"),
    )
    assert table.rows_read == 6


def test_ragged_rows_lose_nothing_and_are_told() -> None:
    table = read_table("a,b,c\n1\n1,2,3,extra\n4,5,6\n", name="x", delimiter=",")
    assert table.columns == ("a", "b", "c", "column 4")
    assert [record.cells for record in table.records] == [
        ("1", "", "", ""),
        ("1", "2", "3", "extra"),
        ("4", "5", "6", ""),
    ]
    assert len(table.notes) == 2


def test_a_title_above_the_header_is_skipped_and_told() -> None:
    table = read_table("AI inventory,,\n,,\nname,owner,site\na,b,c\n", name="x")
    assert table.columns == ("name", "owner", "site")
    assert table.skipped[0] == Skipped(1, "stands above the header")
    assert table.records[0].row == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no header"),
        ("\n\n", "no header"),
        ('a,b\n1,"2\n3,4\n', "row 2 opens a quote that is never closed"),
    ],
)
def test_a_file_that_would_be_misread_is_refused(text: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        read_table(text, name="x.csv", delimiter=",")


cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@given(
    st.lists(st.lists(cells, min_size=3, max_size=3).filter(lambda row: any(map(str.strip, row))), max_size=6)
)
def test_what_is_written_comes_back(rows: list[list[str]]) -> None:
    rows = [row for row in rows if row != ["h1", "h2", "h3"]]
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["h1", "h2", "h3"], *rows])
    table = read_table(out.getvalue(), name="x", delimiter=",")
    assert [list(record.cells) for record in table.records] == rows

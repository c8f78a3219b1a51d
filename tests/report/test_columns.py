"""Columns: every width is counted in columns of a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.report.columns import Column, cut, cut_middle, fit, flow, table, wrap
from edgetier.report.plain_text import cells

TEXTS = st.text(alphabet="abc de日本é́", max_size=60)


@given(TEXTS, st.integers(0, 30), st.booleans())
def test_fit_is_exactly_as_wide_as_asked(text, width, right):
    assert cells(fit(text, width, right=right)) == width


@given(TEXTS, st.integers(8, 40))
def test_wrapped_lines_fit_and_nothing_is_lost(text, width):
    lines = wrap(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("abcdef", 6, "abcdef"),
        ("abcdef", 5, "abcd…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("ab", 0, ""),
    ],
)
def test_cut(text, width, shown):
    assert cut(text, width) == shown


def test_items_of_a_flow_stay_whole():
    assert flow(["one two", "three four"], 12, indent="  ", glue=" · ") == ["  one two", "  three four"]


def test_table_aligns_and_gives_way_to_its_width():
    columns = (Column("name", 4), Column("ms", 2, right=True), Column("why", 10, drop=1))
    rows = [("a long name", "5", "because of this"), ("b", "1,234", "")]
    assert table(columns, rows, width=80) == [
        "  name            ms  why",
        "  a long name      5  because of this",
        "  b            1,234",
    ]
    narrow = table(columns, rows, width=20)
    assert narrow == ["  name            ms", "  a long name      5", "  b            1,234"]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=5), st.integers(40, 120))
def test_table_lines_never_exceed_the_width(rows, width):
    columns = (Column("name", 8), Column("what", 10), Column("why", 10, drop=1))
    assert all(cells(line) <= width for line in table(columns, rows, width=width))


@given(TEXTS, st.integers(3, 30))
def test_a_name_keeps_its_start_and_its_end(text, width):
    shown = cut_middle(text, width)
    assert cells(shown) <= width
    if cells(text) > width and text.isascii() and " " not in text:
        start, end = shown.split("…")
        assert text.startswith(start)
        assert text.endswith(end)
        assert end

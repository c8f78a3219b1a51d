"""Cells as the text that a CSV export would hold."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.workbooks.cell_text import cell_text

MIDNIGHT = datetime(2026, 11, 24)  # noqa: DTZ001 - cells have no time zones


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        ("  as it is ", "General", "  as it is "),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (200, "General", "200"),
        (200.0, "General", "200"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.5, "#,##0.00", "1234567.5"),
        (0.4, "0%", "40%"),
        (0.999, "0.0%", "99.9%"),
        (12, '0" % of all"', "12 % of all"),
        (200, '0 "ms"', "200 ms"),
        (1500, '#,##0" ms"', "1500 ms"),
        (200, '0.00" EUR";[Red]-0.00" EUR"', "200"),
        (MIDNIGHT, "yyyy-mm-dd", "2026-11-24"),
        (MIDNIGHT.replace(hour=13, minute=5), "", "2026-11-24 13:05:00"),
        (date(2026, 11, 24), "", "2026-11-24"),
        (time(13, 5, 7), "", "13:05:07"),
        (timedelta(hours=30, minutes=2), "", "30:02:00"),
        ("#N/A", "General", "#N/A"),
    ],
)
def test_every_kind_of_cell(value: object, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


@given(st.floats(allow_nan=False, allow_infinity=False, width=32))
def test_a_number_stays_the_number(value: float) -> None:
    assert float(cell_text(value)) == pytest.approx(value, rel=1e-14)

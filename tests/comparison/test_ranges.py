"""Ranges as people write them."""

import pytest

from edgetier.comparison import Range, range_of
from edgetier.errors import UserError


@pytest.mark.parametrize(
    ("text", "whole", "found"),
    [
        ("100 ms..500 ms", False, Range(100, 500, "ms", False)),
        ("100..500 ms", False, Range(100, 500, "ms", False)),
        ("0.5 s .. 2 s", False, Range(500, 2000, "ms", False)),
        ("100 ms..1 s", False, Range(100, 1000, "ms", False)),
        ("4 kB..2 MB", False, Range(4000, 2e6, "B", False)),
        ("8B..70B", False, Range(8, 70, "B", False)),
        ("0.1..0.9", False, Range(0.1, 0.9, "", False)),
        ("1..8", True, Range(1, 8, "", True)),
        ("500 ms", False, None),
        ("[1..2]", False, None),
        ("a..b", False, None),
        ("-1..2", False, None),
    ],
)
def test_a_range_is_read_in_one_unit(text: str, whole: bool, found: Range | None) -> None:
    assert range_of(text, whole=whole) == found


@pytest.mark.parametrize(
    ("text", "whole", "message"),
    [
        ("500 ms..100 ms", False, "does not rise"),
        ("5..5", False, "does not rise"),
        ("1 ms..2 MB", False, "not of one kind"),
        ("1.5..3", True, "whole numbers"),
        ("1 ms..3 ms", True, "whole numbers"),
    ],
)
def test_a_range_that_makes_no_sense_is_refused(text: str, whole: bool, message: str) -> None:
    with pytest.raises(UserError, match=message):
        range_of(text, whole=whole)


@pytest.mark.parametrize(
    ("span", "at", "written", "shown"),
    [
        (Range(1, 9, "ms", False), 412.337, "412.337 ms", "412 ms"),
        (Range(1, 9, "ms", False), 999.7, "999.7 ms", "1 s"),
        (Range(1, 9, "ms", False), 1284.0, "1284 ms", "1.28 s"),
        (Range(1, 9, "B", False), 40_000.0, "40000 B", "40 kB"),
        (Range(0, 1, "", False), 0.123456, 0.123456, "0.123"),
        (Range(1, 9, "", True), 3.0, 3, "3"),
    ],
)
def test_values_are_written_as_an_inventory_has_them(
    span: Range, at: float, written: object, shown: str
) -> None:
    assert (span.value(at), span.shown(at)) == (written, shown)

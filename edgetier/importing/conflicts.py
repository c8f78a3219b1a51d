"""What a merge would change, and why it may not: a spreadsheet never overrules a hand edit."""

from typing import NamedTuple

from edgetier.importing.scalar_text import Value, inline


class Conflict(NamedTuple):
    """A field of one workload that the file has otherwise, or that could not be put in."""

    workload: str
    field: str
    line: int
    reason: str


def other_value(workload: str, field: str, *, line: int, have: Value, want: Value) -> Conflict:
    """The spreadsheet says one thing and the file another."""
    return Conflict(workload, field, line, f"the file has {_short(have)}, the spreadsheet {_short(want)}")


def _short(value: Value) -> str:
    text = inline(value) if isinstance(value, (dict, list, bool)) else str(value)
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}...'"

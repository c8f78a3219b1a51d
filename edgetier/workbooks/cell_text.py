"""The value of a cell as the text that a CSV export would hold, in one spelling whatever the country."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

# Figures with a word behind them: 0 "ms" shows 200 as 200 ms.
_WITH_UNIT = re.compile(r'[#0,.? ]*[#0?]\s*\\?\s*"\s*([^"]*?)\s*"')
_IN_QUOTES = re.compile(r'"[^"]*"|\\.')


def cell_text(value: object, number_format: str = "General") -> str:
    """Empty for an empty cell; TRUE and FALSE, ISO dates, numbers without separators."""
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _formatted(value, number_format)
    found = next((write for kind, write in _WRITERS if isinstance(value, kind)), str)
    return found(value)


def _formatted(value: float, number_format: str) -> str:
    """A share is shown in percent, and a unit that the format adds belongs to the number."""
    if "%" in _IN_QUOTES.sub("", number_format):
        return f"{_plain(value * 100)}%"
    unit = _WITH_UNIT.fullmatch(number_format)
    return f"{_plain(value)} {unit[1]}".rstrip() if unit else _plain(value)


def _plain(value: float) -> str:
    """Fifteen digits, as spreadsheet programs keep: 0.1 + 0.2 is 0.3."""
    if isinstance(value, int) or value.is_integer():
        return str(int(value)) if abs(value) < 1e21 else f"{value:.15g}"
    return f"{value:.15g}"


def _moment(value: datetime) -> str:
    """A day where the time is midnight."""
    seconds = value.replace(microsecond=0, tzinfo=None)
    return seconds.date().isoformat() if seconds.time() == time() else seconds.isoformat(sep=" ")


def _span(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


_WRITERS: tuple[tuple[type, Callable[..., str]], ...] = (
    (bool, lambda value: "TRUE" if value else "FALSE"),
    (datetime, _moment),
    (date, date.isoformat),
    (time, lambda value: value.replace(microsecond=0).isoformat()),
    (timedelta, _span),
)

"""Markdown tables whose cells cannot break out: no markup, no HTML, no mention, no new line."""

import re
from collections.abc import Sequence

from edgetier.report.columns import cut
from edgetier.report.plain_text import visible

_LONGEST_CELL = 200
_MARKUP = re.compile(r"([\\`*_{}\[\]|~#!])")
# A dollar sign begins mathematics on GitHub, also behind a backslash.
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&dollar;"}
_NO_BREAK = "&#8203;"  # a zero-width space
# Behind these it keeps @name from being called, and addresses, #12 and GH-12 from becoming links.
_LINKING = re.compile(r"@|:(?=//)|www(?=\.)|\\#|\bgh(?:sa)?-", re.IGNORECASE)
_COMMIT = re.compile(r"\b[0-9a-f]{7,40}\b", re.IGNORECASE)
_LESS_THAN_A_COMMIT = re.compile("(.{6})(?=.)")


def cell(text: str) -> str:
    """Text that shows as it was written."""
    safe = "".join(_HTML.get(letter, letter) for letter in visible(cut(_bounded(text), _LONGEST_CELL)))
    safe = _LINKING.sub(rf"\g<0>{_NO_BREAK}", _MARKUP.sub(r"\\\1", safe))
    return _COMMIT.sub(lambda found: _LESS_THAN_A_COMMIT.sub(rf"\1{_NO_BREAK}", found[0]), safe)


def _bounded(text: str) -> str:
    """Marks that take no column are not counted when text is cut to a width."""
    most = 2 * _LONGEST_CELL
    return text if len(text) <= most else text[: most - 1] + "…"


def head(titles: Sequence[str], *, right: Sequence[str] = ()) -> list[str]:
    rules = ("---:" if title in right else "---" for title in titles)
    return [f"| {' | '.join(titles)} |", f"| {' | '.join(rules)} |"]


def row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(cell, cells))} |"

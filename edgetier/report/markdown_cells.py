"""Markdown tables whose cells cannot break out: no markup, no HTML, no mention, no new line."""

import re
from collections.abc import Sequence

from edgetier.report.columns import cut
from edgetier.report.plain_text import visible

_LONGEST_CELL = 200
_MARKUP = re.compile(r"([\\`*_{}\[\]|~#!])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_NO_BREAK = "&#8203;"  # a zero-width space after it keeps @name and https: from becoming a mention or a link


def cell(text: str) -> str:
    """Text that shows as it was written."""
    safe = "".join(_HTML.get(letter, letter) for letter in visible(cut(text, _LONGEST_CELL)))
    safe = _MARKUP.sub(r"\\\1", safe)
    safe = safe.replace("@", "@" + _NO_BREAK).replace("://", ":" + _NO_BREAK + "//")
    return safe.replace("www.", "www" + _NO_BREAK + ".")


def head(titles: Sequence[str], *, right: Sequence[str] = ()) -> list[str]:
    rules = ("---:" if title in right else "---" for title in titles)
    return [f"| {' | '.join(titles)} |", f"| {' | '.join(rules)} |"]


def row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(cell, cells))} |"

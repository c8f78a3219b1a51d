"""Packed places (start offset and end offset in one integer) and what they mean in lines and columns."""

import re
from typing import TypeAlias

from edgetier.source.text import SourceText, Span

# For each container, by identity: one place an item for a list; two an entry (key, value) for a mapping, in its order.
Places: TypeAlias = dict[int, list[int]]

OFFSET_BITS = 32
OFFSET_MASK = (1 << OFFSET_BITS) - 1

# `&anchor` and `!tag` stand before the value they belong to, and are no part of it.
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t\r\n]+(?:#[^\r\n]*[\r\n]+[ \t]*)*|$))+")
_BLANK = " \t\r\n"


def start_of(source: SourceText, place: int) -> int:
    start, end = place >> OFFSET_BITS, place & OFFSET_MASK
    if source.text[start : start + 1] not in ("&", "!"):
        return start
    found = _PROPERTIES.match(source.text, start, max(start, end))
    return found.end() if found else start


def span_of(source: SourceText, place: int) -> Span:
    """The place without properties before it and without the line ends that a block text takes in behind it."""
    start, end = start_of(source, place), place & OFFSET_MASK
    while end > start and source.text[end - 1] in _BLANK:
        end -= 1
    return source.span(start, end)

"""Packed places (start offset and end offset in one integer) and what they mean in lines and columns."""

import re
from typing import Any, TypeAlias

from edgetier.source.text import SourceText, Span

# By the identity of a container, which holds as long as the data lives: one place an item for a list, two an
# entry (key, value) for a mapping, in its order. Packed: there are millions, and few are asked about.
Places: TypeAlias = dict[int, list[int]]

OFFSET_BITS = 32
OFFSET_MASK = (1 << OFFSET_BITS) - 1

# `&anchor` and `!tag` stand before the value they belong to, and are no part of it.
_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t\r\n]+(?:#[^\r\n]*[\r\n]+[ \t]*)*|$))+")
_BLANK = " \t\r\n"


def pack(event: Any) -> int:
    place: int = event.start_mark.index << OFFSET_BITS | event.end_mark.index
    return place


def start_of(source: SourceText, place: int) -> int:
    start, end = place >> OFFSET_BITS, place & OFFSET_MASK
    if source.text[start : start + 1] not in ("&", "!"):
        return start
    found = _PROPERTIES.match(source.text, start, max(start, end))
    return found.end() if found else start


def span_of(source: SourceText, place: int) -> Span:
    """The span of a key or value itself, without properties before it."""
    return _trimmed(source, start_of(source, place), place & OFFSET_MASK)


def whole_span_of(source: SourceText, place: int) -> Span:
    """The span with its properties."""
    return _trimmed(source, place >> OFFSET_BITS, place & OFFSET_MASK)


def _trimmed(source: SourceText, start: int, end: int) -> Span:
    # A block text takes in the line ends behind it.
    while end > start and source.text[end - 1] in _BLANK:
        end -= 1
    return source.span(start, end)

"""Insertions and replacements in a text, made all at once; the rest stays byte for byte."""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from edgetier.source.text import Span

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE_END = re.compile(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """Replaces the characters from start to end; an insertion where both are the same.

    Of insertions at one place the deeper comes first: what belongs to the part above, before what follows it.
    """

    start: int
    end: int
    text: str
    depth: int = 0


class Lines:
    """A text by lines, which end at CR LF, LF or CR alone, as editors and spans have it."""

    __slots__ = ("_starts", "newline", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        ends = list(_LINE_END.finditer(text))
        self._starts = [0, *(found.end() for found in ends)]
        self.newline = ends[0][0] if ends else "\n"

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column, both from 1."""
        return self._starts[line - 1] + column - 1

    def start(self, span: Span) -> int:
        """Where a span begins."""
        return self.offset(span.line, span.column)

    def end(self, span: Span) -> int:
        """Where a span ends: the first character behind it."""
        return self.offset(span.end_line, span.end_column)

    def rest_of_line(self, offset: int) -> str:
        """What stands behind an offset on its line, without the line end."""
        return _LINE_END.split(self.text[offset : self.next_line(offset)])[0]

    def next_line(self, offset: int) -> int:
        """Where the line behind the offset's begins; the end of the text on the last."""
        index = bisect_right(self._starts, offset)
        return self._starts[index] if index < len(self._starts) else len(self.text)

    def before_on_line(self, offset: int) -> str:
        """What stands before an offset on its line."""
        return self.text[self._starts[bisect_right(self._starts, offset) - 1] : offset]


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; edits of one depth at one place keep their order."""
    out, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end, -edit.depth)):
        out += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*out, text[at:]])


def as_it_was(raw: bytes, before: str, after: str) -> bytes:
    """The new text in the encoding of the file that held the old one, behind its byte-order mark."""
    codec = next((codec for mark, codec in _MARKS if raw.startswith(mark)), "utf-8")
    whole = raw.decode(codec)
    return (whole[: len(whole) - len(before)] + after).encode(codec)

"""The text of one file: bytes to characters, and offsets to lines and columns as an editor counts them."""

import codecs
import re
from bisect import bisect_right
from itertools import accumulate
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_ASCII = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_REPLACEMENT = "\ufffd"


class Span(NamedTuple):
    """One-based lines and columns in code points; `end_column` is the first column after the span."""

    line: int
    column: int
    end_line: int
    end_column: int


class SourceText:
    """A file's text, without its byte-order mark; only CR LF, LF and CR end a line, as in editors."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: list[int] = []

    def line(self, number: int) -> str:
        """The text of a line, without its line end; empty for a line that is not there."""
        starts = self._line_starts()
        if not 0 < number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def line_at(self, offset: int) -> int:
        return bisect_right(self._line_starts(), offset)

    def place_at(self, offset: int) -> tuple[int, int]:
        """Line and column of a character offset."""
        line = self.line_at(offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        return Span(*self.place_at(start), *self.place_at(max(start, end)))

    def _line_starts(self) -> list[int]:
        if not self._starts:
            self._starts = _starts_of(self.text)
        return self._starts


def _starts_of(text: str) -> list[int]:
    """The offsets at which lines start, as an editor counts lines."""
    if "\r" in text:
        return [0, *(found.end() for found in _LINE_END.finditer(text))]
    lengths = [len(line) + 1 for line in text.split("\n")]
    return [0, *accumulate(lengths[:-1])]


class Decoded(NamedTuple):
    """Text that the parser accepts, and where the first character stood that had to be replaced."""

    text: str
    bad_offset: int | None
    complaint: str


def decode(raw: bytes) -> Decoded:
    """UTF-8, or UTF-16 with a byte-order mark; what cannot be read becomes U+FFFD: positions stay right."""
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(encoding, errors="replace").lstrip("\ufeff")
        text = _FORBIDDEN.sub(_REPLACEMENT, raw.decode(encoding, errors="replace").lstrip("\ufeff"))
        complaint = f"the byte 0x{raw[error.start]:02x} here is not {encoding.upper()}"
        return Decoded(text, len(before), complaint)
    return _without_forbidden(text.lstrip("\ufeff"), raw)


def _without_forbidden(text: str, raw: bytes) -> Decoded:
    # Counting bytes is ten times faster than the expression, and nearly every file is plain ASCII.
    if text.isascii() and len(raw.translate(None, _FORBIDDEN_ASCII)) == len(raw):
        return Decoded(text, None, "")
    found = _FORBIDDEN.search(text)
    if found is None:
        return Decoded(text, None, "")
    complaint = f"the control character U+{ord(found[0]):04X} is not allowed in YAML"
    return Decoded(_FORBIDDEN.sub(_REPLACEMENT, text), found.start(), complaint)

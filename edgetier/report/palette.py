"""Colour for terminals, by role; every role also stands there as a word, so nothing is lost without it."""

from typing import NamedTuple

_CODES = {"strong": "1", "dim": "2", "bad": "31", "warn": "33", "good": "32", "edge": "36", "cloud": "34"}


class Palette(NamedTuple):
    """Paints by role, or leaves text as it is."""

    color: bool

    def paint(self, role: str | None, text: str) -> str:
        code = _CODES.get(role or "")
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and code and text else text

    def strong(self, text: str) -> str:
        return self.paint("strong", text)

    def dim(self, text: str) -> str:
        return self.paint("dim", text)

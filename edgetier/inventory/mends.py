"""Mend: how a fault in the text is put right, and the edit that does it where the text allows one."""

import re
from collections.abc import Callable, Collection
from typing import NamedTuple

from edgetier.findings import Edit, Fix
from edgetier.inventory.edits import existing, value_at
from edgetier.source import Document, Path, Span
from edgetier.source.nearest import close_matches, closest, is_same_word, is_slip

_SPLIT = re.compile(r"[-+]?\d+(?:\.\d*)?[ \t]*,[ \t]*[-+]?\d+(?:\.\d*)?")
_PLAIN = re.compile(r"(?!.*(?:: |  ))[A-Za-z0-9][A-Za-z0-9µμ_.:/+ -]*(?<![: ])")
# What some reader of YAML takes for true or false.
_BOOLEANS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))


class Mend(NamedTuple):
    """`old` as the data have it becomes `new`; `safe` where `old` evidently is `new` misspelt."""

    old: str
    new: str
    safe: bool
    kind: str = "value"


def key_mend(key: str, known: Collection[str], nearest: str | None) -> Mend | None:
    """A key becomes the nearest; safe where it is near to no other and the slip is small."""
    if nearest is None:
        return None
    return Mend(key, nearest, close_matches(key, known) == [nearest] and is_slip(key, nearest), "key")


def word_mend(word: str, known: Collection[str]) -> Mend | None:
    """A word becomes the nearest; safe where only capitals and hyphens differ, and from one word alone."""
    nearest = closest(word, known)
    if nearest is None:
        return None
    return Mend(word, nearest, [each for each in known if is_same_word(word, each)] == [nearest])


def split_mend(latitude_name: str, longitude: str) -> Mend:
    """Coordinates that were split at the comma become one text in quotes."""
    return Mend(longitude, latitude_name, safe=True, kind="split")


def fix_of(mend: Mend, document: Document, path: Path) -> Fix | None:
    """None where what the data have is not written out in one piece, as in an alias or a block of text."""
    return _FIXES[mend.kind](mend, document, path)


def _key_fix(mend: Mend, document: Document, path: Path) -> Fix | None:
    holder = value_at(document.data, path[:-1])
    if not isinstance(holder, dict) or mend.old not in holder or mend.new in holder:
        return None
    return _rewritten(mend, document, document.key_span(path), f"rename '{mend.old}' to '{mend.new}'")


def _value_fix(mend: Mend, document: Document, path: Path) -> Fix | None:
    there = existing(document.data, path)  # a word alone in place of a list is its own first item
    if value_at(document.data, there) != mend.old:
        return None
    return _rewritten(mend, document, document.value_span(there), f"write '{mend.new}' for '{mend.old}'")


def _rewritten(mend: Mend, document: Document, span: Span, title: str) -> Fix | None:
    text = _text_at(document, span)
    style = next((style for style in _STYLES if text == style[0] + mend.old + style[0]), None)
    replacement = style[1](mend.new) if style is not None else None
    return None if replacement is None else Fix(title, mend.safe, (Edit(span, replacement),))


def _plain(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _BOOLEANS
    return text if is_plain else _double_quoted(text)


def _double_quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


_STYLES: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("", _plain),
    ('"', _double_quoted),
    ("'", _single_quoted),
)


def _split_fix(mend: Mend, document: Document, path: Path) -> Fix | None:
    first, last = document.value_span(path), document.key_span((*path[:-1], mend.old))
    span = Span(first.line, first.column, last.end_line, last.end_column)
    text = _text_at(document, span)
    behind = document.source.line(span.line)[span.end_column - 1 :].lstrip()
    if not _SPLIT.fullmatch(text) or (behind and behind[0] not in ",}#"):
        return None
    return Fix("put the coordinates in quotes", mend.safe, (Edit(span, f'"{text}"'),))


def _text_at(document: Document, span: Span) -> str:
    """What stands there, if that is on one line."""
    if span.line != span.end_line:
        return ""
    return document.source.line(span.line)[span.column - 1 : span.end_column - 1]


_FIXES: dict[str, Callable[[Mend, Document, Path], Fix | None]] = {
    "key": _key_fix,
    "value": _value_fix,
    "split": _split_fix,
}

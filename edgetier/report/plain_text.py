"""Text from a manifest made safe to print, and how many columns of a terminal it takes."""

import unicodedata

_PICTURES = 0x2400  # the Unicode block with a picture for each control character
_DELETE_PICTURE = "\u2421"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str) -> str:
    """Control characters, terminal escapes and invisible marks made visible, so that none is ever emitted."""
    return text if text.isascii() and text.isprintable() else "".join(map(shown_character, text))


def shown_character(character: str) -> str:
    """The character, or what stands for it."""
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return _DELETE_PICTURE
    if unicodedata.category(character) in _HIDDEN:
        return f"<U+{code:04X}>"
    return " "


def cells(text: str) -> int:
    """Columns of a terminal: two for wide East Asian characters, none for combining marks."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

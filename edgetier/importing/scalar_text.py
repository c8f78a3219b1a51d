"""One value as YAML text: plain where every reader agrees on it, quoted or folded where not."""

import re
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | list["Value"] | dict[str, "Value"] | None

# Words that some reader, of YAML 1.1 or 1.2, takes for something other than text.
_WORDS = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"])
_NUMBERLIKE = re.compile(r"[-+.]?\d[\d_:.,eExXobA-Fa-f+\-TtZz\s]*")
_FLOW = re.compile(r"[^\W_][\w ./+%@()$€§<>=;'’–-]*(:[\w/][\w ./+%@()=;-]*)*")
_UNSAFE_IN_BLOCK = re.compile(r": | #|:$|^[^\w(]|^_|\s$")
_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_WIDTH = 100


def inline(value: Value) -> str:
    """The value on one line, also inside braces and brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{inline(key)}: {inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    if isinstance(value, str):
        return value if _FLOW.fullmatch(value) and _plain(value) else quoted(value)
    return _number(value)


def block(value: Value, indent: int) -> str:
    """The value behind `key: `: long prose is folded over several lines, `indent` deep."""
    if not isinstance(value, str):
        return inline(value)
    if len(value) + indent > _WIDTH and _can_fold(value):
        return folded_text(value, indent)
    return value if _plain(value) and not _UNSAFE_IN_BLOCK.search(value) else quoted(value)


def quoted(text: str) -> str:
    """In double quotes, with escapes for all that is not printable."""
    return '"' + "".join(_escaped(char) for char in text) + '"'


def folded_text(text: str, indent: int) -> str:
    """`>-` and the text in lines of about a hundred characters.

    Reading joins lines with a blank, so n line ends in a row of the text are n empty lines.
    """
    margin = "\n" + " " * indent
    paragraphs = (
        margin + margin.join(_wrapped(line, _WIDTH - indent)) if line else "" for line in text.split("\n")
    )
    return ">-" + "\n".join(paragraphs)


def _wrapped(line: str, width: int) -> list[str]:
    """Cut at single blanks only, so that joining with a blank gives the line back."""
    pieces = re.split(r"(?<=\S) (?=\S)", line)
    found, current = [], pieces[0]
    for piece in pieces[1:]:
        if len(current) + 1 + len(piece) > width:
            found.append(current)
            current = piece
        else:
            current += " " + piece
    return [*found, current]


def _can_fold(text: str) -> bool:
    """Lines that start or end with a blank would not come back as they were."""
    lines = text.split("\n")
    return bool(lines[0] and lines[-1]) and all(
        line == line.strip() and all(map(_is_printable, line)) for line in lines
    )


def _plain(text: str) -> bool:
    return bool(
        text
        and text == text.strip()
        and text.casefold() not in _WORDS
        and not _NUMBERLIKE.fullmatch(text)
        and all(map(_is_printable, text))
    )


def _is_printable(char: str) -> bool:
    return (char.isprintable() and char != "\ufeff") or char == "\N{NO-BREAK SPACE}"


def _escaped(char: str) -> str:
    if char in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[char]
    if _is_printable(char):
        return char
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _number(value: float | bool | None) -> str:
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else repr(value)

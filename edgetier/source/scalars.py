"""What a scalar means: the core schema of YAML 1.2, and nothing of YAML 1.1.

`no`, `on`, `12:30:45`, `1_000` and dates stay text, and 017 is seventeen.
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias, Union

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = Union[Scalar, list["Value"], dict[str, "Value"]]  # noqa: UP007 - a forward reference

_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NUMBER_STARTS = frozenset("0123456789+-.")
# A longer number is a mistake or an attack (reading it takes quadratic time), so it stays text.
_LONGEST_NUMBER = 64

_WORDS: Mapping[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **{sign + word: math.inf for sign in ("", "+") for word in (".inf", ".Inf", ".INF")},
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}


class PlainScalars(dict[str, Scalar]):
    """Unquoted text to its meaning, each text worked out once: inventories repeat themselves."""

    def __missing__(self, text: str) -> Scalar:
        self[text] = value = resolve_plain(text)
        return value


def resolve_plain(text: str) -> Scalar:
    """The value of an unquoted scalar."""
    if text[:1] in _NUMBER_STARTS:
        number = _number(text)
        if number is not None:
            return number
    return _WORDS.get(text, text)


def _number(text: str) -> int | float | None:
    if len(text) > _LONGEST_NUMBER:
        return None
    if _DECIMAL.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _OTHER_BASE.fullmatch(text):
        return int(text, 0)
    return None


def resolve_tagged(tag: str, text: str) -> Scalar:
    """The value of a scalar with its tag written out; ValueError for a text that is not what the tag says.

    KeyError for any tag outside the core schema: tags can name types of a programming language.
    """
    return _TAGS[tag](text)


def _as_text(text: str) -> str:
    return text


def _as_int(text: str) -> int:
    value = resolve_plain(text)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError(text)


def _as_float(text: str) -> float:
    value = resolve_plain(text)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    raise ValueError(text)


def _as_bool(text: str) -> bool:
    value = resolve_plain(text)
    if isinstance(value, bool):
        return value
    raise ValueError(text)


def _as_null(text: str) -> None:
    if resolve_plain(text) is not None:
        raise ValueError(text)


_CORE = "tag:yaml.org,2002:"
_TAGS: Mapping[str, Callable[[str], Scalar]] = {
    "!": _as_text,
    _CORE + "str": _as_text,
    _CORE + "int": _as_int,
    _CORE + "float": _as_float,
    _CORE + "bool": _as_bool,
    _CORE + "null": _as_null,
}
CONTAINER_TAGS: Mapping[type, tuple[str, ...]] = {dict: ("!", _CORE + "map"), list: ("!", _CORE + "seq")}

"""What a scalar means: the core schema of YAML 1.2, and nothing of YAML 1.1.

`no`, `on`, `12:30:45`, `1_000` and dates stay text, and 017 is seventeen.
"""

import math
import re
from collections.abc import Callable, Mapping

Scalar = str | int | float | bool | None

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
    """The value of a scalar with a tag written out; KeyError for a tag that is not accepted, ValueError for one that lies."""
    return _TAGS[tag.removeprefix(CORE_TAG_PREFIX) if tag != "!" else "str"](text)


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


CORE_TAG_PREFIX = "tag:yaml.org,2002:"
_TAGS: Mapping[str, Callable[[str], Scalar]] = {
    "str": _as_text,
    "int": _as_int,
    "float": _as_float,
    "bool": _as_bool,
    "null": _as_null,
}

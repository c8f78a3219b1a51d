"""One cell of a spreadsheet as the value of a field, or plain words on why it cannot be."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from pydantic import TypeAdapter, ValidationError

from edgetier.importing.fields import Field
from edgetier.importing.scalar_text import Value
from edgetier.quantities import QuantityError
from edgetier.source import closest

Plain: TypeAlias = str | int | float | bool | list[Value]

_BARE_NUMBER = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)")
_PARTS = re.compile(r"[;,\n]")
_MOST_LISTED = 10
_YES = frozenset({"yes", "y", "true", "1", "ja", "oui", "si", "sí", "x"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non"})
_WORDING = {
    "latency": ("a time", "write a number and a unit, as in '200 ms'"),
    "size": ("a size", "write a number and a unit, as in '40 kB'"),
    "count": ("a count", "write a number, as in '8k' or '8B'"),
    "percentile": ("a percentile", "write p and a number, as in 'p95'"),
    "flag": ("yes or no", "write yes or no"),
    "whole": ("a whole number", "write a whole number, as in '2'"),
    "number": ("a number", "write a number, as in '0.4'"),
    "id": ("an id", "use letters, digits, '.', '_' and '-'"),
}


class Unreadable(NamedTuple):
    """Why a text is not a value of the field."""

    message: str
    help: str | None


def read_cell(field: Field, text: str, *, unit: str = "") -> Plain | Unreadable:
    """The value to write into an inventory, in the words of the cell where they are valid there."""
    written = text.strip()
    if unit and _BARE_NUMBER.fullmatch(written):
        written = f"{written} {unit}"
    value = _READERS.get(field.shape, _text)(field, written)
    if isinstance(value, Unreadable):
        return value
    return _validated(field, value, written)


def same_value(field: Field, left: Any, right: Any) -> bool:
    """True where both mean the same: 0.2 s is 200 ms."""
    return bool(_meaning(field, left) == _meaning(field, right))


def _meaning(field: Field, value: Any) -> Any:
    try:
        meant = _adapter(field).validate_python(value)
    except ValidationError:
        meant = value
    if isinstance(meant, tuple) and field.shape == "list":
        return frozenset(str(item).casefold() for item in meant)
    return " ".join(meant.split()) if isinstance(meant, str) else meant


def _validated(field: Field, value: Plain, written: str) -> Plain | Unreadable:
    try:
        _adapter(field).validate_python(value)
    except ValidationError as error:
        return _explained(field, written, error)
    return value


@cache
def _adapter_of(path: str, annotation: Any) -> TypeAdapter[Any]:  # noqa: ARG001 - the path tells equal annotations apart
    return TypeAdapter(annotation)


def _adapter(field: Field) -> TypeAdapter[Any]:
    return _adapter_of(field.path, field.annotation)


def _explained(field: Field, written: str, error: ValidationError) -> Unreadable:
    first = error.errors()[0]
    context = first.get("ctx", {})
    if "message" in context and "help" in context:
        return Unreadable(context["message"], context["help"] or None)
    cause = context.get("error")
    if isinstance(cause, QuantityError):
        return Unreadable(cause.message, cause.help)
    limits = {"gt": "more than", "ge": "at least", "le": "at most", "max_length": "no longer than"}
    limit = next(
        (f"must be {words} {context[key]:g}" for key, words in limits.items() if key in context), None
    )
    return Unreadable(f"'{written}' {limit}", None) if limit else _not_one(field, written)


def _not_one(field: Field, written: str) -> Unreadable:
    noun, advice = _WORDING.get(field.shape, ("valid here", None))
    return Unreadable(f"'{written}' is not {noun}", advice)


def _text(field: Field, written: str) -> Plain | Unreadable:
    """White space is tidied: names on one line, descriptions in paragraphs, nothing else changed."""
    if field.path != "description":
        return " ".join(written.split())
    lines = (" ".join(line.split()) for line in re.split(r"\r\n|\r|\n", written))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _choice(field: Field, written: str) -> Plain | Unreadable:
    choices = {_hyphenated(choice): choice for choice in field.choices}
    found = choices.get(_hyphenated(written))
    if found is not None:
        return found
    nearest = closest(_hyphenated(written), field.choices)
    meant = f"did you mean '{nearest}'?" if nearest else None
    if len(field.choices) > _MOST_LISTED:
        return Unreadable(f"'{written}' is not a known {field.path.rpartition('.')[2]}", meant)
    return Unreadable(f"'{written}' is not one of {', '.join(field.choices)}", meant)


def _hyphenated(text: str) -> str:
    return "-".join(re.split(r"[\s_-]+", text.casefold()))


def _flag(field: Field, written: str) -> Plain | Unreadable:
    folded = written.casefold()
    if folded in _YES or folded in _NO:
        return folded in _YES
    return _not_one(field, written)


def _number(field: Field, written: str) -> Plain | Unreadable:
    percent = written.endswith("%")
    digits = written.rstrip("% ")
    if not _BARE_NUMBER.fullmatch(digits):
        return _not_one(field, written)
    value = float(digits) / 100 if percent else float(digits)
    return int(value) if value.is_integer() else value


def _latency(field: Field, written: str) -> Plain | Unreadable:  # noqa: ARG001 - one of _READERS
    # A bare number is milliseconds in an inventory; written out, nobody has to know that.
    return f"{written} ms" if _BARE_NUMBER.fullmatch(written) else written


def _percentile(field: Field, written: str) -> Plain | Unreadable:
    found = re.fullmatch(r"[pP]?\s*(\d{1,2}(?:\.\d+)?)\s*(?:%|th)?(?:\s*percentile)?", written)
    return f"p{found[1]}" if found else _not_one(field, written)


def _list(field: Field, written: str) -> Plain | Unreadable:  # noqa: ARG001 - one of _READERS
    return [part.strip() for part in _PARTS.split(written) if part.strip()]


_READERS: dict[str, Callable[[Field, str], Plain | Unreadable]] = {
    "choice": _choice,
    "flag": _flag,
    "whole": _number,
    "number": _number,
    "latency": _latency,
    "percentile": _percentile,
    "list": _list,
}

"""Values that cannot be taken, in plain words: wrong type, bad quantity, impossible, unknown word."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from edgetier.inventory.estate import Part
from edgetier.inventory.faults import Fault, dropped, shown, suggestion
from edgetier.inventory.fields import example, field_at, inner_part
from edgetier.inventory.mends import Mend, word_mend
from edgetier.source import Path

Details = Mapping[str, Any]
Translation = Callable[[Details, type[Part], Path, Any], Fault]

_EXPECTED = {
    "string": "text",
    "bool": "true or false",
    "int": "a whole number",
    "float": "a number",
    "tuple": "a list",
    "dict": "a mapping",
    "model": "a mapping",
    "value": "a quantity",
}
# Negative quantities, and p0 or p100.
_IMPOSSIBLE_TEXT = re.compile(r"\s*(-\s*[\d.]|[pP]\d+(\.\d+)?\s*$)")
_QUOTED = re.compile(r"'([^']*)'")


def wrong_type(item: Details, model: type[Part], path: Path, raw: Any) -> Fault:  # noqa: ARG001
    """What was expected, what stands there, and how the field is written."""
    expected = _EXPECTED.get(item["type"].split("_", 1)[0], "another kind of value")
    message = f"{_name(path)} takes {expected}, not {shown(item['input'])}"
    return Fault("ET103", path, message, _written(model, path), edits=_mended(item, model, path))


def _mended(item: Details, model: type[Part], path: Path) -> tuple[tuple[Path, Any], ...]:
    """A lone mapping where a list of them belongs is a list of one; a number as an id is its digits."""
    value = item["input"]
    field = field_at(model, path)
    if item["type"] == "tuple_type" and isinstance(value, dict) and field and inner_part(field.annotation):
        return ((path, [value]),)
    if path == ("id",) and isinstance(value, (int, float)) and not isinstance(value, bool):
        return ((path, str(value)),)
    return dropped(model, path)


def _name(path: Path) -> str:
    name = next((step for step in reversed(path) if isinstance(step, str)), "a workload")
    return f"an item of {name}" if path and isinstance(path[-1], int) else str(name)


def _written(model: type[Part], path: Path) -> str | None:
    found = example(model, path) if path != ("id",) else 'id: "claims-voice", in quotes'
    return f"write it as in: {found}" if found else None


def _bad_id(item: Details, model: type[Part], path: Path, raw: Any) -> Fault:  # noqa: ARG001
    message = f"{_name(path)} {shown(item['input'])} cannot be used"
    help = "use letters, digits, '.', '_' and '-', at most 200, the first a letter or digit"  # noqa: A001
    return Fault("ET103", path, message, help, edits=dropped(model, path))


def _bad_word(item: Details, model: type[Part], path: Path, raw: Any) -> Fault:  # noqa: ARG001
    return unknown_word(model, path, item["input"], _QUOTED.findall(item["ctx"]["expected"]))


def unknown_word(model: type[Part], path: Path, word: Any, known: list[str]) -> Fault:
    """A word that is not one of those allowed."""
    mend = word_mend(word, known) if isinstance(word, str) else None
    nearest = mend.new if mend else None
    listed = "Known: " + ", ".join(known)
    message = f"unknown {_name(path)} {shown(word)}"
    help = suggestion(nearest, listed)  # noqa: A001
    return Fault("ET107", path, message, help, edits=dropped(model, path), mend=mend)


def _bad_quantity(item: Details, model: type[Part], path: Path, raw: Any) -> Fault:
    if isinstance(item["input"], (bool, dict, list)):
        return wrong_type(item, model, path, raw)
    error = item["ctx"]["error"]
    message = f"{_name(path)}: {getattr(error, 'message', str(error))}"
    code = _quantity_code(item["input"])
    help = getattr(error, "help", None)  # noqa: A001
    mend = _respelt(item["input"], error)
    return Fault(code, path, message, help, edits=dropped(model, path), mend=mend)


def _respelt(written: Any, error: Any) -> Mend | None:
    """A quantity with its unit as it should be spelt."""
    respelt = getattr(error, "respelt", None)
    return Mend(written, respelt.text, respelt.certain) if respelt and isinstance(written, str) else None


def _quantity_code(value: Any) -> str:
    if isinstance(value, str):
        return "ET105" if _IMPOSSIBLE_TEXT.match(value) else "ET104"
    return "ET105" if isinstance(value, (int, float)) and (value < 0 or not math.isfinite(value)) else "ET104"


def _impossible(wording: str, limit: str) -> Translation:
    def translation(item: Details, model: type[Part], path: Path, raw: Any) -> Fault:  # noqa: ARG001
        bound = item.get("ctx", {}).get(limit)
        must = f"{wording} {bound:g}" if bound is not None else wording
        message = f"{_name(path)} is {shown(item['input'])}, but it must be {must}"
        return Fault("ET105", path, message, _percent(item["input"], bound), edits=dropped(model, path))

    return translation


def _percent(value: Any, bound: float | None) -> str | None:
    is_percent = bound == 1 and isinstance(value, (int, float)) and 1 < value <= 100
    return f"write {value / 100:g} for {value:g} %" if is_percent else None


REFUSED: dict[str, Translation] = {
    "string_pattern_mismatch": _bad_id,
    "string_too_long": _bad_id,
    "literal_error": _bad_word,
    "value_error": _bad_quantity,
    "greater_than": _impossible("more than", "gt"),
    "greater_than_equal": _impossible("at least", "ge"),
    "less_than_equal": _impossible("at most", "le"),
    "finite_number": _impossible("a finite number", ""),
}

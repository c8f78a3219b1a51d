"""Field types of the inventory that are not quantities: places, lists that may be one word, free text."""

import math
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

Coordinates = tuple[float, float]

_COORDINATES = re.compile(r"\s*([-+]?\d+(?:\.\d*)?)\s*,\s*([-+]?\d+(?:\.\d*)?)\s*")
_ORDER = "latitude comes first, then longitude"
PLACE_HELP = "write an IATA code, provider:region, the name of one of your sites, 'City, CC' or [lat, lon]"


def refusal(code: str, message: str, help: str, *, key: str = "") -> PydanticCustomError:  # noqa: A002
    """A refusal that already is in the user's words; `key` points at a key inside the value refused."""
    # The type must be a literal for the type checker; the words travel in the context.
    return PydanticCustomError(
        "refusal", "{message}", {"code": code, "message": message, "help": help, "key": key}
    )


def _place(value: Any) -> str | Coordinates:
    """The name of a place as it stands, or coordinates in degrees."""
    if value.__class__ is str:
        found = _COORDINATES.fullmatch(value) if "," in value else None
        return _coordinates(float(found[1]), float(found[2])) and value if found else _named(value)
    if isinstance(value, (list, tuple)) and len(value) == 2 and all(_is_number(part) for part in value):
        return _coordinates(float(value[0]), float(value[1]))
    raise refusal("ET103", "this is not a place", PLACE_HELP)


def _named(value: str) -> str:
    if not value.strip():
        raise refusal("ET103", "the name of the place is empty", PLACE_HELP)
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _coordinates(latitude_deg: float, longitude_deg: float) -> Coordinates:
    if not (math.isfinite(latitude_deg) and abs(latitude_deg) <= 90):
        raise refusal("ET105", f"latitude {latitude_deg:g} is not between -90 and 90", _ORDER)
    if not (math.isfinite(longitude_deg) and abs(longitude_deg) <= 180):
        raise refusal("ET105", f"longitude {longitude_deg:g} is not between -180 and 180", _ORDER)
    return (latitude_deg, longitude_deg)


PlaceName = Annotated[
    str | Coordinates,
    PlainValidator(_place),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            ],
            "examples": ["SIN", "aws:eu-central-1", "Munich, DE", [48.40, 9.99]],
        }
    ),
]


def _one_or_many(value: Any) -> Any:
    return (value,) if value.__class__ is str else value


_WORD_OR_WORDS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

Words = Annotated[tuple[str, ...], BeforeValidator(_one_or_many), WithJsonSchema(_WORD_OR_WORDS)]


def _some_or_unknown(value: Any) -> Any:
    """An empty list of countries says nothing; taken at its word it would permit no place at all."""
    return None if value == [] else _one_or_many(value)


Residency = Annotated[
    tuple[str, ...] | None, BeforeValidator(_some_or_unknown), WithJsonSchema(_WORD_OR_WORDS)
]


def _label(value: Any) -> Any:
    """`pii: true` and `cost_centre: 4711` as text; a label is free."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


LabelText = Annotated[str, BeforeValidator(_label), WithJsonSchema({"type": ["string", "number", "boolean"]})]

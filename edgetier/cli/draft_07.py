"""Writes a JSON Schema of 2020-12 in the words of draft-07, which editors support best."""

from collections.abc import Callable, Mapping
from typing import Any

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
_ONE = {"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"}
_SEVERAL = {"anyOf", "allOf", "oneOf"}
_NAMED = {"properties", "patternProperties"}
_PLAIN = {
    *(
        "type",
        "enum",
        "const",
        "title",
        "description",
        "default",
        "examples",
        "format",
        "pattern",
        "required",
    ),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength"),
    *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "readOnly", "writeOnly"),
}


def down_converted(schema: Schema) -> Schema:
    """The same schema for draft-07; ValueError for a keyword that has no counterpart here."""
    body = {key: value for key, value in schema.items() if key not in ("$schema", "$id")}
    identity = {"$id": f"{schema['$id']}:draft-07"} if "$id" in schema else {}
    return {"$schema": DIALECT, **identity, **_converted(body)}


def _converted(schema: Any) -> Any:
    if not isinstance(schema, dict):  # true and false are schemas too
        return schema
    found: Schema = {}
    for key, value in schema.items():
        found |= _keyword(key, value, schema)
    return _ref_alone(found)


def _keyword(key: str, value: Any, schema: Schema) -> Schema:
    if key in _PLAIN:
        return {key: value}
    if key == "items" and "prefixItems" in schema:
        return {"additionalItems": _converted(value)}
    if key in _ONE:
        return {key: _converted(value)}
    if key in _SEVERAL:
        return {key: [_converted(item) for item in value]}
    if key in _NAMED:
        return {key: {name: _converted(item) for name, item in value.items()}}
    if key in _RENAMED:
        return _RENAMED[key](value)
    raise ValueError(f"no counterpart of '{key}' in draft-07")


def _ref_alone(schema: Schema) -> Schema:
    """What stands beside a $ref is ignored in draft-07, so the $ref goes one level down."""
    if "$ref" not in schema or len(schema) == 1:
        return schema
    reference = {"$ref": schema.pop("$ref")}
    return {**schema, "allOf": [*schema.get("allOf", ()), reference]}


def _all(schemas: Mapping[str, Any]) -> Schema:
    return {name: _converted(item) for name, item in schemas.items()}


_RENAMED: Mapping[str, Callable[[Any], Schema]] = {
    "$defs": lambda value: {"definitions": _all(value)},
    "$ref": lambda value: {"$ref": value.replace("#/$defs/", "#/definitions/")},
    "$comment": lambda value: {"$comment": value},
    "prefixItems": lambda value: {"items": [_converted(item) for item in value]},
    "dependentRequired": lambda value: {"dependencies": value},
    "dependentSchemas": lambda value: {"dependencies": _all(value)},
}

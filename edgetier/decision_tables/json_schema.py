"""The JSON Schema (2020-12) of a rule pack, for editors; what tests and domains mean is for `edgetier rules verify`."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from edgetier.decision_tables.columns import RESERVED
from edgetier.decision_tables.packs import MAX_ROWS, SCHEMA
from edgetier.decision_tables.table import BOOLEAN, COLLECT, NUMBER, TEXT, UNIQUE

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "pattern": "\\S"}
_TEXTS: Schema = {"type": "array", "items": _TEXT, "minItems": 1, "uniqueItems": True}
_SCALAR: Schema = {"type": ["string", "number", "boolean"]}
_OWN_KEYS: Schema = {"^x-": {"description": "Your own; ignored."}}


def text(domains: Sequence[str]) -> str:
    """The schema as it is published."""
    return json.dumps(schema(domains), indent=2, ensure_ascii=False) + "\n"


def schema(domains: Sequence[str]) -> Schema:
    """The schema; `domains` are the enumerations that the taxonomy in force closes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:edgetier:schema:rules:{SCHEMA}",
        "title": "edgetier rule pack",
        "description": "Decision tables: named inputs, rows of tests, outputs, and a reason on every row.",
        **_record(_pack(), required=("schema", "pack", "title", "tables")),
        "$defs": {
            "table": _record(_table(), required=("id", "title", "hit", "inputs", "outputs", "rows")),
            "input": _column(domains, required=("name", "type")),
            "output": _column(domains, required=("name",)),
            "row": _record(_row(), required=("id", "when", "then", "because")),
            "case": _record(_case(), required=("name", "given", "expect")),
        },
    }


def _record(properties: Mapping[str, Schema], *, required: Sequence[str]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "patternProperties": _OWN_KEYS,
        "additionalProperties": False,
    }


def _told(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _list(name: str, description: str, **more: object) -> Schema:
    return {
        "description": description,
        "type": "array",
        "items": {"$ref": f"#/$defs/{name}"},
        "minItems": 1,
        **more,
    }


def _pack() -> dict[str, Schema]:
    return {
        "schema": {"description": "Version of the format.", "const": SCHEMA},
        "pack": _told("Name of the pack; no two packs have the same.", _TEXT),
        "title": _told("What the pack is for.", _TEXT),
        "tables": _list("table", "The decision tables."),
    }


def _table() -> dict[str, Schema]:
    return {
        "id": _told("Name of the table within its pack.", _TEXT),
        "title": _told("What the table decides.", _TEXT),
        "hit": {
            "description": "unique: exactly one row may match. collect: every row that matches counts.",
            "enum": [UNIQUE, COLLECT],
        },
        "inputs": _list("input", "The facts that rows test."),
        "outputs": _list("output", "What a row gives."),
        "rows": _list("row", "The rules.", maxItems=MAX_ROWS),
        "cases": _list("case", "Examples that `edgetier rules test` runs."),
    }


def _column(domains: Sequence[str], *, required: Sequence[str]) -> Schema:
    """Values or a domain close a text, bounds belong to a number."""
    found = _record(
        {
            "name": _told("Name of the fact.", _TEXT),
            "type": {"description": "Kind of the values.", "enum": [TEXT, NUMBER, BOOLEAN]},
            "values": _told("The only values there are.", _TEXTS),
            "domain": {"description": "The taxonomy names the values.", "enum": list(domains)},
        },
        required=required,
    )
    is_other = {"properties": {"type": {"enum": [NUMBER, BOOLEAN]}}, "required": ["type"]}
    closed = {"anyOf": [{"required": ["values"]}, {"required": ["domain"]}]}
    rules: list[Schema] = [
        {"not": {"required": ["values", "domain"]}},
        {"if": is_other, "then": {"not": closed}},
    ]
    if "type" in required:
        bound = {"type": "number"}
        found["properties"] |= {
            "min": _told("The least value.", bound),
            "max": _told("The largest value.", bound),
        }
        is_number = {"properties": {"type": {"const": NUMBER}}}
        bounded = {"anyOf": [{"required": ["min"]}, {"required": ["max"]}]}
        rules.append({"if": bounded, "then": is_number})
    return {**found, "allOf": rules}


def _row() -> dict[str, Schema]:
    cell: Schema = {"type": ["string", "number", "boolean", "null"]}
    return {
        "id": _told("Name of the row within its table.", _TEXT),
        "when": {
            "description": "A test for each input that counts, as in '< 50', '[50..100)', '\"a\", \"b\"', 'not(\"a\")'",
            "type": "object",
            "additionalProperties": cell,
        },
        "then": {
            "description": "The outputs.",
            "type": "object",
            "minProperties": 1,
            "additionalProperties": _SCALAR,
        },
        "because": _told("Why, in words that reports repeat.", _TEXT),
        "source": _told("Who says so.", _TEXT),
    }


def _case() -> dict[str, Schema]:
    ids: Schema = {"type": "array", "items": _TEXT, "uniqueItems": True}
    return {
        "name": _told("What the case is an example of.", _TEXT),
        "given": {
            "description": "The facts; one that is left out is not known.",
            "type": "object",
            "additionalProperties": {"type": ["string", "number", "boolean", "null"]},
        },
        "expect": {
            "description": "Outputs of a unique table, or the ids of rows that match or stay open.",
            "type": "object",
            "minProperties": 1,
            "properties": dict.fromkeys(RESERVED, ids),
            "additionalProperties": _SCALAR,
        },
    }

"""The JSON Schema (2020-12) of a taxonomy file, for editors; what one entry must be to another is for the reader."""

import json
from collections.abc import Mapping
from typing import Any

from edgetier.catalogue.schema_entries import ENTRIES

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "pattern": "\\S"}
_DAY = "^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
_OWN_KEYS: Schema = {"^x-": {"description": "Your own; ignored."}}
_PROVENANCE: Schema = {
    "source": {"description": "Where the figures come from, or 'assumption, no public source'.", **_TEXT},
    "date": {"description": "When they were true: YYYY, YYYY-MM or YYYY-MM-DD.", "$ref": "#/$defs/date"},
}


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """Sections of named entries; source and date of a file hold for the entries that have none of their own."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:edgetier:schema:taxonomy:1",
        "title": "edgetier taxonomy file",
        "description": "What the words mean and the figures behind them; an entry replaces the shipped one of its name.",
        "type": "object",
        "properties": {
            "schema": {"description": "Version of the format.", "const": 1},
            "as_of": {"description": "The day the folder was last reviewed.", "$ref": "#/$defs/date"},
            **_PROVENANCE,
            **{section: _section(section, entry.meaning) for section, entry in ENTRIES.items()},
        },
        "patternProperties": _OWN_KEYS,
        "additionalProperties": False,
        "$defs": {"date": _date(), **{section: _entry(section) for section in ENTRIES}},
    }


def _date() -> Schema:
    return {
        "anyOf": [{"type": "string", "pattern": _DAY}, {"type": "integer", "minimum": 1000, "maximum": 2999}]
    }


def _section(section: str, meaning: str) -> Schema:
    entry: Schema = {"$ref": f"#/$defs/{section}"}
    names = ENTRIES[section].names
    if names:
        return {
            "description": meaning,
            "type": "object",
            "properties": dict.fromkeys(names, entry),
            "additionalProperties": False,
        }
    return {"description": meaning, "type": "object", "additionalProperties": entry}


def _entry(section: str) -> Schema:
    found = ENTRIES[section]
    if found.single is not None:
        return found.single
    written = _mapping(found.fields, found.required)
    return {"anyOf": [found.row, written]} if found.row is not None else written


def _mapping(fields: Mapping[str, Schema], required: tuple[str, ...]) -> Schema:
    return {
        "type": "object",
        "properties": {**fields, **_PROVENANCE},
        "required": list(required),
        "patternProperties": _OWN_KEYS,
        "additionalProperties": False,
    }

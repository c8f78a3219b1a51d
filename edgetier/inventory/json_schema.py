"""The JSON Schema (2020-12) of the inventory, made from the models, for editors and for other tools."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

from pydantic.json_schema import models_json_schema

from edgetier.catalogue.load import load_catalogue
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.estate import Estate, Part
from edgetier.inventory.model import Defaults, DemandPoint, Workload
from edgetier.inventory.quantity_types import PERCENTILE_PATTERN, written_milliseconds
from edgetier.inventory.vocabulary import Vocabulary
from edgetier.source import parse

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTITY = "urn:edgetier:schema:inventory:1"
_PARTS: tuple[type[Part], ...] = (Workload, Defaults, Estate)
_OWN_KEYS = {"^x-": {"description": "Your own; kept and ignored."}}
_NOTHING = {"type": "null"}


def schema(vocabulary: Vocabulary) -> Schema:
    """The schema; the words of the vocabulary are offered, but a user's own taxonomy may add others."""
    _, made = models_json_schema([(part, "validation") for part in _PARTS], ref_template="#/$defs/{model}")
    definitions: dict[str, Schema] = made["$defs"]
    for definition in definitions.values():
        _close(definition)
        _polish_properties(definition, vocabulary)
    _allow_lists_in_defaults(definitions["Defaults"])
    return {"$schema": DIALECT, "$id": IDENTITY, **_document(), "$defs": dict(sorted(definitions.items()))}


def text() -> str:
    """The published schema, from the shipped taxonomy."""
    catalogue, _ = load_catalogue()
    return json.dumps(schema(vocabulary_of(catalogue)), indent=2, ensure_ascii=False) + "\n"


def _document() -> Schema:
    return {
        "title": "edgetier inventory",
        "description": "AI workloads, and the estate they may run in.",
        "type": "object",
        "required": ["schema"],
        "properties": {
            "schema": {"const": 1, "description": "Version of the format."},
            "portfolio": {"type": ["string", "null"], "description": "Name of the whole."},
            "estate": {"anyOf": [_reference("Estate"), _NOTHING]},
            "defaults": {"anyOf": [_reference("Defaults"), _NOTHING]},
            "workloads": {"anyOf": [{"type": "array", "items": _reference("Workload")}, _NOTHING]},
        },
        "patternProperties": _OWN_KEYS,
        "additionalProperties": False,
    }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _close(definition: Schema) -> None:
    """No key but those known, percentiles where times stand, and the user's own."""
    times = definition.get("additionalProperties")
    percentiles = {PERCENTILE_PATTERN: times} if isinstance(times, dict) else {}
    definition["patternProperties"] = {**percentiles, **_OWN_KEYS}
    definition["additionalProperties"] = False
    definition["properties"].pop("at_budget_percentile", None)


def _polish_properties(definition: Schema, vocabulary: Vocabulary) -> None:
    required = definition.get("required", ())
    properties: dict[str, Schema] = definition["properties"]
    for name, made in properties.items():
        made.pop("title", None)
        made.pop("default", None)
        if name in _WORDS:
            made["anyOf"] = [{"enum": list(_WORDS[name](vocabulary))}, {"type": "string"}]
        if name == "compute":
            made["anyOf"] += written_milliseconds()["anyOf"]
        if "examples" in made:
            made["examples"] = list(_values(made["examples"]))
        if name not in required:
            properties[name] = _or_null(made)


_WORDS: dict[str, Callable[[Vocabulary], Any]] = {
    "archetype": lambda vocabulary: vocabulary.archetypes,
    "access": lambda vocabulary: vocabulary.access,
    "tier": lambda vocabulary: vocabulary.tiers,
    "accelerator": lambda vocabulary: vocabulary.accelerators,
    "location": lambda vocabulary: vocabulary.locations,
}


def _values(examples: list[Any]) -> Iterator[Any]:
    """Examples are written as in YAML; a schema wants the values."""
    for example in examples:
        documents = parse(str(example).encode(), "example").documents
        yield documents[0].data if documents else example


def _or_null(made: Schema) -> Schema:
    """An explicit null says that the value is not known."""
    told: Schema = {key: made.pop(key) for key in ("description", "examples") if key in made}
    choices = made["anyOf"] if set(made) == {"anyOf"} else [made]
    return {**told, "anyOf": choices if _NOTHING in choices else [*choices, _NOTHING]}


def _allow_lists_in_defaults(defaults: Schema) -> None:
    """A mapping is laid under each demand point; a list is the demand of workloads that have none."""
    points = {"type": "array", "items": _reference(DemandPoint.__name__)}
    defaults["properties"]["demand"]["anyOf"].insert(1, points)


if __name__ == "__main__":
    sys.stdout.write(text())

"""The published JSON Schema of a classifier, version 1; docs/schema/classifier-1.json is text()."""

import json
from typing import Any

from edgetier.tiering.learned.checked import (
    CARD,
    KIND,
    LARGEST_NUMBER,
    MOST_TIERS,
    SCHEMA_VERSION,
    SMALLEST_TEMPERATURE,
)
from edgetier.tiering.learned.words import VIEWS

Schema = dict[str, Any]

_TYPES = {str: "string", type(None): "null", int: "number", float: "number", dict: "object", list: "array"}
_NUMBER: Schema = {"type": "number", "minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER}
_ABOVE_ZERO: Schema = {"type": "number", "exclusiveMinimum": 0, "maximum": LARGEST_NUMBER}
_A_TIER: Schema = {"minItems": 2, "maxItems": MOST_TIERS}


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """What a schema cannot say, such as that lists are of one length, the reader of the file checks."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:edgetier:schema:classifier:1",
        "title": "edgetier classifier",
        "description": "Made by `edgetier learn train`: a linear model over TF-IDF views of a text. "
        "The probabilities are softmax((intercept + features @ weights) * told / temperature), "
        "where told is words / max(words, brevity, 1).",
        **_closed(_parts()),
    }


def _closed(properties: Schema, description: str | None = None) -> Schema:
    """An object with exactly these keys."""
    said = {"description": description} if description else {}
    keys = {"properties": properties, "required": list(properties), "additionalProperties": False}
    return {**said, "type": "object", **keys}


def _parts() -> Schema:
    return {
        "kind": {"const": KIND},
        "schema_version": {"const": SCHEMA_VERSION},
        "card": _card(),
        "tiers": {
            **_list({"type": "string"}, "In the order of all numbers below."),
            **_A_TIER,
            "uniqueItems": True,
        },
        "intercept": {**_list(_NUMBER, "One a tier."), **_A_TIER},
        "temperature": {
            **_NUMBER,
            "minimum": SMALLEST_TEMPERATURE,
            "description": "What logits are divided by.",
        },
        "brevity": {
            **_NUMBER,
            "minimum": 0,
            "description": "From so many words on a text is given all of its evidence.",
        },
        "calibration": _by_tier(
            _list({"type": "number", "minimum": 0, "maximum": 1}),
            "Of each tier, in rising order, `1 - p` of examples of that tier that were kept out of training.",
        ),
        "leniency": _by_tier(
            _ABOVE_ZERO,
            "By how much more often than allowed a tier may be missing from its set; 1 if not told.",
        ),
        "views": {**_list(_view(), "Blocks of features."), "minItems": 1, "maxItems": len(VIEWS)},
        "sha256": {
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
            "description": "Of all the rest as JSON in UTF-8: keys sorted, no blanks, only what must be escaped.",
        },
    }


def _view() -> Schema:
    idf = {"type": "number", "minimum": 0, "maximum": LARGEST_NUMBER}
    return _closed(
        {
            "name": {"enum": list(VIEWS), "description": "How a text is cut into terms."},
            "terms": {**_list({"type": "string"}), "uniqueItems": True},
            "idf": _list(idf, "Inverse document frequency, one a term."),
            "weights": _list({**_list(_NUMBER), **_A_TIER}, "Of each term one number a tier."),
        }
    )


def _card() -> Schema:
    described = "The model card: what it was trained on, how well it does, and what it is not for."
    properties = {key: _of_types(types) for key, types in CARD.items()}
    properties["limits"] = _list({"type": "string"})
    return {"type": "object", "description": described, "properties": properties}


def _of_types(types: tuple[type, ...]) -> Schema:
    names = list(dict.fromkeys(_TYPES[one] for one in types))
    return {"type": names[0] if len(names) == 1 else names}


def _by_tier(each: Schema, description: str) -> Schema:
    return {"type": "object", "description": description, "additionalProperties": each}


def _list(each: Schema, description: str | None = None) -> Schema:
    said = {"description": description} if description else {}
    return {**said, "type": "array", "items": each}

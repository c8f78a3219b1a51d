"""The JSON Schema (2020-12) of edgetier.toml, made from the table of settings."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from edgetier.cli.settings_table import PINS, SETTINGS, Setting
from edgetier.cli.settings_values import LEAST_SHARE, MOST_SHARE

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "pattern": "\\S"}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
_DIGEST: Schema = {"type": "string", "pattern": "^[0-9A-Fa-f]{64}$"}


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """Of edgetier.toml, and of [tool.edgetier] in pyproject.toml."""
    top = {one.name: _property(one) for one in SETTINGS if one.kind != "pin"}
    pins = {one.name.rpartition(".")[2]: _property(one) for one in SETTINGS if one.kind == "pin"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:edgetier:schema:config:1",
        "title": "edgetier configuration",
        "description": "edgetier.toml, or [tool.edgetier] in pyproject.toml; paths are relative to the file.",
        **_table({**top, PINS: {"description": "Digests that must hold.", **_table(pins)}}),
    }


def _table(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _property(setting: Setting) -> Schema:
    default = list(setting.default) if isinstance(setting.default, tuple) else setting.default
    told: Schema = {"description": setting.meaning}
    if default not in (None, []):
        told["default"] = default
    return {**told, **_KINDS[setting.kind](setting)}


def _pin(_: Setting) -> Schema:
    both = {"type": "object", "properties": {"path": _TEXT, "sha256": _DIGEST}, "required": ["sha256"]}
    return {"anyOf": [_DIGEST, {**both, "additionalProperties": False}]}


_KINDS: Mapping[str, Callable[[Setting], Schema]] = {
    "file": lambda _: _TEXT,
    "folders": lambda _: _TEXTS,
    "globs": lambda _: _TEXTS,
    "text": lambda _: _TEXT,
    "word": lambda setting: {"enum": list(setting.choices)},
    "days": lambda _: {"type": "integer", "minimum": 1, "maximum": 36500},
    "date": lambda _: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    "flag": lambda _: {"type": "boolean"},
    "share": lambda _: {"type": "number", "minimum": LEAST_SHARE, "maximum": MOST_SHARE},
    "pin": _pin,
}

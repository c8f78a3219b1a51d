"""The parts that a JSON Schema is put together from."""

from collections.abc import Mapping
from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
NAME: dict[str, Any] = {"type": "string", "minLength": 1}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
MS: dict[str, Any] = {"type": "number"}
FLAG: dict[str, Any] = {"type": "boolean"}


def record(properties: Mapping[str, Any], description: str | None = None) -> dict[str, Any]:
    """An object with exactly these keys."""
    found: dict[str, Any] = {"description": description} if description else {}
    return found | {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def later(found: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """With keys that reports of the first releases do not have."""
    return {**found, "required": [name for name in found["required"] if name not in names]}


def items(each: Mapping[str, Any], description: str | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {"description": description} if description else {}
    return found | {"type": "array", "items": dict(each)}


def nullable(of: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [dict(of), {"type": "null"}]}


def word(*allowed: str) -> dict[str, Any]:
    return {"enum": list(allowed)}


def counts() -> dict[str, Any]:
    return {"type": "object", "additionalProperties": COUNT}

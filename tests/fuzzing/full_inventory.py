"""An inventory with every field of the format in it, made from the format itself."""

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from edgetier.inventory.estate import Estate, Part
from edgetier.inventory.fields import holds_names, inner_part, keys_of
from edgetier.inventory.model import Defaults, Workload
from edgetier.inventory.timing import Percentiles
from edgetier.source import parse

Path = tuple[str | int, ...]

FEW: dict[str, Any] = {"p50": "120 ms", "p95": "180 ms"}


def full_inventory() -> dict[str, Any]:
    """Estate, defaults and one workload, each with every field."""
    return {
        "schema": 1,
        "portfolio": "Northwind",
        "estate": _full(Estate),
        "defaults": _full(Defaults),
        "workloads": [_full(Workload), {"id": "other", "demand": [{"at": [48.4, 9.99]}]}],
    }


def _full(part: type[Part]) -> dict[str, Any]:
    times = FEW if issubclass(part, Percentiles) else {}
    return {**times, **{key: _value(part, key) for key in keys_of(part)}}


def _value(part: type[Part], key: str) -> Any:
    field = part.model_fields[key]
    inner = inner_part(field.annotation)
    if inner is not None and not holds_names(field.annotation):
        return [_full(inner)] if _is_list(field.annotation) else _full(inner)
    return parse(str(field.examples[0]).encode(), "").documents[0].data if field.examples else None


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(get_origin(one) is tuple for one in get_args(annotation))


def paths_in(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of everything in it."""
    if path:
        yield path
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in inside:
        yield from paths_in(inner, (*path, key))


def changed(value: Any, path: Path, new: Any) -> Any:
    """A copy with another value at the path."""
    if not path:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = changed(copy[path[0]], path[1:], new)
    return copy

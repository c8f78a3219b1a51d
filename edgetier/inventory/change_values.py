"""One value put into plain data: a copy along the path, and what is not there yet is made."""

from typing import Any

from edgetier.inventory.change_paths import EVERY, written
from edgetier.source import Path


class NoWayError(Exception):
    """The path does not lead anywhere in this data."""


def with_value(data: Any, path: Path, value: Any, *, way: Path = ()) -> Any:
    """`way` is what leads to the data; NoWayError where a list is taken for a mapping or the other way round."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list) or isinstance(step, int) or step == EVERY:
        return _with_items(data, path, value, way=way)
    inner = data if isinstance(data, dict) else {}
    return {**inner, step: with_value(inner.get(step), rest, value, way=(*way, step))}


def _with_items(data: Any, path: Path, value: Any, *, way: Path) -> list[Any]:
    _refuse(data, path[0], written(way))
    return [
        with_value(item, path[1:], value, way=(*way, at)) if path[0] in (EVERY, at) else item
        for at, item in enumerate(data)
    ]


def _refuse(data: Any, step: str | int, way: str) -> None:
    if not isinstance(data, list):
        raise NoWayError(f"{way} is no list here, so there is no {way}{written((step,))}")
    if isinstance(step, str) and step != EVERY:
        raise NoWayError(f"{way} is a list: write {way}[0].{step}, or {way}[*].{step} for all of it")
    if isinstance(step, int) and step >= len(data):
        raise NoWayError(f"{way} holds {len(data)}, counted from {way}[0]; there is no {way}[{step}]")

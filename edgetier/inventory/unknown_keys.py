"""Keys that are not part of the format: the nearest right one, where it belongs, split coordinates."""

import re
from collections.abc import Iterator
from typing import Any

from edgetier.inventory.edits import DROP, value_at
from edgetier.inventory.estate import Part
from edgetier.inventory.faults import Fault, suggestion
from edgetier.inventory.fields import keys_of, owners_of, part_at
from edgetier.inventory.mends import key_mend, split_mend
from edgetier.inventory.timing import Percentiles
from edgetier.source import Path, closest

_NUMBER = re.compile(r"\s*[-+]?\d+(\.\d*)?\s*")
_LOOKS_LIKE_PERCENTILE = re.compile(r"[pP]\d.*")
_PERCENTILES = "times stand at percentiles such as p50 or p95"


def unknown_key(model: type[Part], path: Path, raw: Any) -> Fault:
    """A key that no part has at this place."""
    key, part = str(path[-1]), part_at(model, path[:-1]) or model
    timed = issubclass(part, Percentiles)
    if timed and _LOOKS_LIKE_PERCENTILE.fullmatch(key):
        return _bad_percentile(path, key)
    known = _PERCENTILES if timed else ""
    nearest = nearest_key(part, key, raw)
    help = suggestion(nearest, known) or _home(model, part, key)  # noqa: A001
    mend = key_mend(key, keys_of(part), nearest)
    return Fault("ET102", path, f"unknown key '{key}'", help, on_key=True, edits=((path, DROP),), mend=mend)


def nearest_key(part: type[Part], key: str, raw: Any) -> str | None:
    """The nearest key that is not taken already, or the nearest at all."""
    taken = raw if isinstance(raw, dict) else {}
    keys = keys_of(part)
    return closest(key, [name for name in keys if name not in taken]) or closest(key, keys)


def _home(model: type[Part], part: type[Part], key: str) -> str:
    homes = owners_of(model, key)
    if homes:
        return f"'{key}' belongs under '{homes[0]}'"
    return "known keys: " + ", ".join(keys_of(part))


def _bad_percentile(path: Path, key: str) -> Fault:
    help = "write a p and a number above 0 and below 100, as in p95 or p99.9"  # noqa: A001
    return Fault("ET105", path, f"'{key}' is not a percentile", help, on_key=True, edits=((path, DROP),))


def split_coordinates(paths: list[Path], raw: Any) -> Iterator[Fault]:
    """`{at: 48.40,9.99}` in flow style arrives as at: 48.40 and an empty key 9.99."""
    for path in paths:
        holder, key = value_at(raw, path[:-1]), str(path[-1])
        if not isinstance(holder, dict) or holder.get(key) is not None or not _NUMBER.fullmatch(key):
            continue
        name = _number_before(holder, key)
        if name is not None:
            yield _split(path, name, holder[name], float(key))


def _number_before(holder: dict[str, Any], key: str) -> str | None:
    keys = list(holder)
    before = keys[keys.index(key) - 1]
    value = holder[before]
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return before if before in {"at", "site"} and is_number else None


def _split(path: Path, name: str, latitude: float, longitude: float) -> Fault:
    place = (*path[:-1], name)
    return Fault(
        "ET109",
        place,
        "coordinates without quotes were split at the comma",
        f"write {name}: [{latitude}, {longitude}]",
        edits=((place, [latitude, longitude]), (path, DROP)),
        mend=split_mend(name, str(path[-1])),
    )

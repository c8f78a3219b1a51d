"""The frame of an inventory document: schema, portfolio, estate, defaults and the list of workloads."""

from itertools import islice
from typing import Any, NamedTuple

from edgetier.inventory.edits import DROP
from edgetier.inventory.faults import Fault, shown
from edgetier.inventory.mends import key_mend
from edgetier.inventory.unread import DECLARING
from edgetier.source import Document, Path, closest

SCHEMA_VERSION = 1
MOST_UNKNOWN_KEYS = 40
START = "start it with schema: 1, then list workloads:"
TOP_LEVEL_KEYS = ("schema", "portfolio", "estate", "defaults", "workloads")
_TYPES: dict[str, tuple[tuple[type, ...], str, str]] = {
    "portfolio": ((str, int, float), "a name", "portfolio: Northwind Insurance"),
    "estate": ((dict,), "a mapping", "estate: {central: aws:us-east-1}"),
    "defaults": ((dict,), "a mapping", "defaults: {latency: {percentile: p95}}"),
    "workloads": ((list,), "a list", "workloads: [{id: claims-voice}]"),
}


class Frame(NamedTuple):
    """A document whose top level was understood; None stands for a key that is absent or faulty.

    `unread` are the fields that were to declare a tier for all workloads, where it is not clear that they are defaults.
    """

    document: Document
    portfolio: str | None
    estate: dict[str, Any] | None
    estate_path: Path
    defaults: dict[str, Any]
    workloads: list[Any]
    unread: tuple[Path, ...] = ()


def frame_of(document: Document) -> tuple[Frame | None, list[Fault]]:
    """The frame, None for a document that is no inventory, and what is wrong with it."""
    data = document.data
    if not isinstance(data, dict) or not _is_ours(data):
        return None, [_not_an_inventory(data)]
    faults = _schema_faults(data)
    if any(edit for fault in faults for edit in fault.edits):
        return None, faults
    faults += [_unknown_key(key, data) for key in _unknown(data)]
    wrong = {key: fault for key in _TYPES if (fault := _type_fault(key, data)) is not None}
    good = {key: data.get(key) for key in _TYPES if key not in wrong}
    return _framed(document, good, _lost(data)), _schema_misspelt_merged(faults) + list(wrong.values())


def _framed(document: Document, good: dict[str, Any], lost: list[dict[str, Any]]) -> Frame:
    portfolio = good.get("portfolio")
    return Frame(
        document,
        None if portfolio is None else str(portfolio),
        good.get("estate"),
        ("estate",),
        good.get("defaults") or {},
        good.get("workloads") or [],
        tuple((key,) for key in DECLARING if any(key in one for one in lost)),
    )


def _unknown(data: dict[str, Any]) -> list[str]:
    """The first of the keys that are not ours; those in x- are the user's own."""
    unknown = (key for key in data if key not in TOP_LEVEL_KEYS and not key.startswith("x-"))
    return list(islice(unknown, MOST_UNKNOWN_KEYS))


def _lost(data: dict[str, Any]) -> list[dict[str, Any]]:
    """What may be meant as defaults: under a misspelt key, or as a list."""
    misspelt = [key for key in _unknown(data) if closest(key, TOP_LEVEL_KEYS) == "defaults"]
    values = [data.get("defaults"), *(data[key] for key in misspelt)]
    listed = [one for value in values if isinstance(value, list) for one in value]
    return [one for one in (*listed, *values[1:]) if isinstance(one, dict)]


def _is_ours(data: dict[str, Any]) -> bool:
    """Whether any key is ours or nearly so: a stray manifest gets one fault, not one for each key."""
    return any(key in data for key in TOP_LEVEL_KEYS) or any(
        closest(key, ("schema", "workloads")) for key in islice(data, MOST_UNKNOWN_KEYS)
    )


def _not_an_inventory(data: Any) -> Fault:
    path = tuple(islice(data, 1)) if isinstance(data, dict) else ()
    return Fault("ET112", path, "this document is not an inventory", START, on_key=True)


def _schema_faults(data: dict[str, Any]) -> list[Fault]:
    """A schema that is not ours ends the reading, marked by an edit; one that is merely not said does not."""
    if "schema" not in data:
        first = next(iter(data))
        message = "the document does not say its schema"
        return [Fault("ET112", (first,), message, "add schema: 1 above", on_key=True)]
    value = data["schema"]
    if value == SCHEMA_VERSION and not isinstance(value, bool):
        return []
    if value == str(SCHEMA_VERSION):
        message = "schema takes a number, not text"
        return [Fault("ET112", ("schema",), message, "write schema: 1, without quotes")]
    message = f"schema {shown(value)} is not known; this version reads schema 1"
    return [Fault("ET112", ("schema",), message, "write schema: 1", edits=(((), DROP),))]


def _unknown_key(key: str, data: dict[str, Any]) -> Fault:
    free = [known for known in TOP_LEVEL_KEYS if known not in data]
    nearest = closest(key, free) or closest(key, TOP_LEVEL_KEYS)
    help = f"did you mean '{nearest}'?" if nearest else "known keys: " + ", ".join(TOP_LEVEL_KEYS)  # noqa: A001
    mend = key_mend(key, TOP_LEVEL_KEYS, nearest)
    return Fault("ET102", (key,), f"unknown key '{key}'", help, on_key=True, mend=mend)


def _schema_misspelt_merged(faults: list[Fault]) -> list[Fault]:
    """`shema: 1` is a misspelt key, not a missing schema as well."""
    misspelt = any(fault.help == "did you mean 'schema'?" for fault in faults)
    return [fault for fault in faults if not (misspelt and fault.code == "ET112")]


def _type_fault(key: str, data: dict[str, Any]) -> Fault | None:
    types, expected, written = _TYPES[key]
    value = data.get(key)
    if value is None or isinstance(value, types):
        return None
    return Fault("ET103", (key,), f"{key} takes {expected}, not {shown(value)}", f"write it as in: {written}")

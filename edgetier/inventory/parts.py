"""Reads one part of an inventory: what is wrong is told once and left out or mended, the rest kept."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from edgetier.inventory.edits import DROP, edited, existing, original
from edgetier.inventory.estate import Part
from edgetier.inventory.faults import Fault
from edgetier.inventory.problems import faults_in
from edgetier.source import Path

PartT = TypeVar("PartT", bound=Part)
Check = Callable[[Any], list[Fault]]

# Each pass uncovers only what the one before hid (a range behind a type, a word behind a shape).
MOST_PASSES = 12


class PartRead(NamedTuple):
    """The part, None where nothing of it can be used; the faults; and the data it was read from."""

    part: Any
    faults: list[Fault]
    data: Any


def read_part(model: type[PartT], raw: Any, check: Check) -> PartRead:
    """Paths of the faults are those of `raw`."""
    edits: dict[Path, Any] = {}
    told: list[Fault] = []
    data = raw
    for _ in range(MOST_PASSES):
        part, found = _attempt(model, data, check)
        if not found:
            return PartRead(part, told, data)
        found = [_in_original(fault, data, edits) for fault in found]
        told += [fault for fault in found if fault.code is not None]
        edits.update(edit for fault in found for edit in fault.edits)
        if () in edits:
            break
        data = edited(raw, edits)
    return PartRead(None, told, data)


def _attempt(model: type[PartT], data: Any, check: Check) -> tuple[PartT | None, list[Fault]]:
    try:
        part = model.model_validate(data)
    except ValidationError as error:
        return None, faults_in(error, model, data)
    return part, check(part)


def _in_original(fault: Fault, data: Any, edits: dict[Path, Any]) -> Fault:
    """With the paths of the data before any edit; a word alone in place of a list is its own path."""
    moved = tuple((_original(path, value, data, edits), value) for path, value in fault.edits)
    return fault._replace(path=original(fault.path, edits), edits=moved)


def _original(path: Path, value: Any, data: Any, edits: dict[Path, Any]) -> Path:
    return original(existing(data, path) if value is DROP else path, edits)

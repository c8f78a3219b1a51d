"""Changes to an inventory before it is read: the data of its documents with other values in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from edgetier.errors import UserError
from edgetier.inventory.change_paths import ESTATE, Target
from edgetier.inventory.change_values import NoWayError, with_value
from edgetier.inventory.timing import single_time
from edgetier.source import Document, Path, SourceFile


@dataclass(frozen=True, slots=True)
class Change:
    """A value for a field of some workloads or of the estate; `text` is how the user wrote it."""

    text: str
    target: Target
    value: Any


Files = tuple[tuple[SourceFile, ...], SourceFile | None]


def changed_files(files: Files, changes: Sequence[Change]) -> Files:
    """The files as if these values stood in them; UserError for a change that nothing can take."""
    inventory, estate = files
    for change in changes:
        if change.target.ids:
            inventory = _in_workloads(inventory, change)
        else:
            inventory, estate = _in_estate(inventory, estate, change)
    return inventory, estate


def only(files: Sequence[SourceFile], ids: frozenset[str]) -> tuple[SourceFile, ...]:
    """The files with these workloads alone."""
    return tuple(
        file._replace(documents=tuple(_chosen(document, ids) for document in file.documents))
        for file in files
    )


def _chosen(document: Document, ids: frozenset[str]) -> Document:
    workloads = _workloads(document)
    if not workloads or not isinstance(document.data, dict):
        return document
    kept = [raw for raw in workloads if _id_of(raw) in ids]
    return document.changed({**document.data, "workloads": kept})


def _id_of(raw: Any) -> str | None:
    found = raw.get("id") if isinstance(raw, dict) else None
    return found if isinstance(found, str) else None


def _workloads(document: Document) -> list[Any]:
    found = document.data.get("workloads") if isinstance(document.data, dict) else None
    return found if isinstance(found, list) else []


class _Reached:
    """Counts the workloads that took a change, and keeps why others could not."""

    def __init__(self) -> None:
        self.made = 0
        self.refused: list[str] = []


def _in_workloads(files: tuple[SourceFile, ...], change: Change) -> tuple[SourceFile, ...]:
    """Of several workloads those are passed over that the path does not lead into, but not all of them."""
    reached = _Reached()
    result = tuple(
        file._replace(documents=tuple(_in_document(document, change, reached) for document in file.documents))
        for file in files
    )
    if not reached.made:
        why = reached.refused[0] if reached.refused else "no workload can take it"
        raise UserError(f"--set {change.text}: {why}")
    return result


def _in_document(document: Document, change: Change, reached: _Reached) -> Document:
    data, ids = document.data, frozenset(change.target.ids)
    if not isinstance(data, dict):
        return document
    workloads = [
        _in_workload(raw, document, change, reached) if _id_of(raw) in ids else raw
        for raw in _workloads(document)
    ]
    return document.changed({**data, "workloads": workloads}) if workloads else document


def _in_workload(raw: dict[str, Any], document: Document, change: Change, reached: _Reached) -> Any:
    try:
        changed = with_value(_complete(raw, document, change), change.target.path, change.value)
    except NoWayError as error:
        reached.refused.append(f"{raw['id']}: {error}")
        return raw
    reached.made += 1
    return changed


def _complete(raw: dict[str, Any], document: Document, change: Change) -> dict[str, Any]:
    """With the default that a part of it is about to be changed of; a lone time is one at its percentile."""
    key = str(change.target.path[0])
    shared = document.data.get("defaults") if isinstance(document.data, dict) else None
    if (
        key not in raw
        and isinstance(shared, dict)
        and not (key == "demand" and isinstance(shared.get(key), dict))
    ):
        raw = {**raw, key: shared[key]} if key in shared else raw
    if key == "compute" and raw.get(key) is not None:
        raw = {**raw, key: single_time(raw[key])}
    return raw


def _in_estate(files: tuple[SourceFile, ...], estate: SourceFile | None, change: Change) -> Files:
    """In the first estate that is given, as that is the one that counts."""
    if estate is not None:
        for at, document in enumerate(estate.documents):
            if isinstance(document.data, dict):
                return files, _replaced(estate, at, _with_estate(document, change))
    for number, (file, at, document) in enumerate(_with_own_estate(files)):
        if number == 0:
            other = _replaced(file, at, _with_estate(document, change))
            return tuple(other if one is file else one for one in files), estate
    raise UserError(
        f"--set {change.text}: no estate is given, so there is none to change",
        help="give one with --estate FILE",
    )


def _with_own_estate(files: Sequence[SourceFile]) -> Iterator[tuple[SourceFile, int, Document]]:
    for file in files:
        for at, document in enumerate(file.documents):
            if isinstance(document.data, dict) and isinstance(document.data.get(ESTATE), dict):
                yield file, at, document


def _with_estate(document: Document, change: Change) -> Document:
    data = document.data
    if not isinstance(data, dict):
        return document
    is_framed = bool({"schema", ESTATE, "workloads"} & data.keys())
    path: Path = (ESTATE, *change.target.path) if is_framed else change.target.path
    try:
        return document.changed(with_value(data, path, change.value))
    except NoWayError as error:
        raise UserError(f"--set {change.text}: {error}") from error


def _replaced(file: SourceFile, at: int, document: Document) -> SourceFile:
    return file._replace(documents=(*file.documents[:at], document, *file.documents[at + 1 :]))

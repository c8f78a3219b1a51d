"""Brings a spreadsheet into an inventory that people edit: nothing that stands there is touched."""

from collections.abc import Iterable, Sequence
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeAlias

from edgetier.errors import UserError
from edgetier.importing.conflicts import Conflict
from edgetier.importing.insertion import Refused, Sheet, new_workloads
from edgetier.importing.merge_plan import Change, Mapped, Plan, changed, dotted, plan
from edgetier.source import Document, SourceFile, parse
from edgetier.source.edits import Edit, Lines, apply, as_it_was

Filled: TypeAlias = tuple[str, Change]  # the workload, and one value that goes into it


class Update(NamedTuple):
    """The new bytes of the file, and what was and was not done."""

    raw: bytes
    filled: tuple[Filled, ...]
    added: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


class _Target(NamedTuple):
    source: SourceFile
    lines: Lines
    line_end_added: bool
    places: dict[str, tuple[int, int]]  # id -> document, index


def update(
    raw: bytes, workloads: Sequence[Mapped], *, name: str, overwrite: Iterable[str] = (), append: bool = True
) -> Update:
    """Fills what workloads of the same id lack, and appends the others; UserError where it cannot."""
    target = _target(raw, name)
    known = [workload for workload in workloads if workload["id"] in target.places]
    fresh = [workload for workload in workloads if append and workload["id"] not in target.places]
    plans = [_plan(target, workload, frozenset(overwrite)) for workload in known]
    wanted = [(plan.workload, change) for plan in plans for change in plan.changes]
    sound = _sound(target, wanted)
    unsound = [each for each in wanted if each not in sound] if len(sound) < len(wanted) else []
    edits = [edit for _, change in sound for edit in change.edits]
    edits += _appended(target, fresh)
    text = apply(target.source.text, edits)
    _verify_appended(target, text, sound, fresh)
    return Update(
        raw=_encoded(raw, target, text) if edits else raw,
        filled=tuple(sound),
        added=tuple(str(workload["id"]) for workload in fresh),
        conflicts=tuple(conflict for plan in plans for conflict in plan.conflicts)
        + _could_not(target, unsound),
    )


def read_target(path: FilePath) -> bytes:
    """The bytes of an inventory that is to be updated."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"cannot read {path}: {error.strerror}") from error


def workloads_in(raw: bytes, name: str) -> dict[str, Mapped]:
    """Workloads by id, as they stand in a file that is to be updated."""
    target = _target(raw, name)
    return {
        key: _workloads(target.source.documents[document])[index]
        for key, (document, index) in target.places.items()
    }


def _target(raw: bytes, name: str) -> _Target:
    source = parse(raw, name)
    if source.problems:
        first = source.problems[0]
        raise UserError(
            f"{name}:{first.span.line}:{first.span.column}: {first.message}",
            help="mend the inventory first; nothing was written",
        )
    # Whatever goes below the last line needs a line end there first.
    lacks_line_end = not source.text.endswith(("\n", "\r"))
    if lacks_line_end:
        source = parse((source.text + Lines(source.text).newline).encode(), name)
    places: dict[str, tuple[int, int]] = {}
    for number, document in enumerate(source.documents):
        for index, workload in enumerate(_workloads(document)):
            if isinstance(workload, dict) and "id" in workload:
                places.setdefault(str(workload["id"]), (number, index))
    return _Target(source, Lines(source.text), lacks_line_end, places)


def _workloads(document: Document) -> list[Any]:
    data = document.data
    found = data.get("workloads") if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _plan(target: _Target, workload: Mapped, overwrite: frozenset[str]) -> Plan:
    number, index = target.places[str(workload["id"])]
    sheet = Sheet(target.source.documents[number], target.lines)
    return plan(sheet, ("workloads", index), workload, overwrite=overwrite)


def _sound(target: _Target, wanted: list[Filled]) -> list[Filled]:
    """Changes whose edits read back as they should; halved until the faulty ones are alone."""
    if not wanted or _reads_back(target, wanted):
        return wanted
    if len(wanted) == 1:
        return []
    half = len(wanted) // 2
    return _sound(target, wanted[:half]) + _sound(target, wanted[half:])


def _reads_back(target: _Target, wanted: list[Filled]) -> bool:
    edits = [edit for _, change in wanted for edit in change.edits]
    after = parse(apply(target.source.text, edits).encode(), target.source.name)
    return not after.problems and [document.data for document in after.documents] == _expected(target, wanted)


def _expected(target: _Target, wanted: Iterable[Filled]) -> list[Any]:
    changes: dict[int, list[Change]] = {}
    for name, change in wanted:
        changes.setdefault(target.places[name][0], []).append(change)
    return [
        changed(document.data, tuple(changes.get(number, ())))
        for number, document in enumerate(target.source.documents)
    ]


def _appended(target: _Target, fresh: list[Mapped]) -> list[Edit]:
    if not fresh:
        return []
    document = _last_with_workloads(target)
    try:
        return new_workloads(Sheet(document, target.lines), fresh)
    except Refused as reason:
        raise UserError(f"{target.source.name}: new workloads cannot be added: {reason}") from reason


def _last_with_workloads(target: _Target) -> Document:
    with_list = [
        doc for doc in target.source.documents if isinstance(doc.data, dict) and "workloads" in doc.data
    ]
    if not with_list:
        raise UserError(
            f"{target.source.name} has no 'workloads' to add to", help="add the line 'workloads:' at its end"
        )
    return with_list[-1]


def _verify_appended(target: _Target, text: str, sound: list[Filled], fresh: list[Mapped]) -> None:
    if not fresh and not sound:
        return
    after = parse(text.encode(), target.source.name)
    expected = _expected(target, sound)
    if fresh:
        at = target.source.documents.index(_last_with_workloads(target))
        expected[at]["workloads"] = [*(expected[at]["workloads"] or []), *fresh]
    if after.problems or [document.data for document in after.documents] != expected:
        raise UserError(
            f"{target.source.name} is laid out in a way that cannot be added to safely; nothing was written",
            help="write the new workloads to a file of their own with -o, without --update",
        )


def _could_not(target: _Target, unsound: Iterable[Filled]) -> tuple[Conflict, ...]:
    reason = "it could not be added without changing something else; add it by hand"
    return tuple(
        Conflict(name, dotted(change.path[2:]), _line_of(target, name), reason) for name, change in unsound
    )


def _line_of(target: _Target, name: str) -> int:
    number, index = target.places[name]
    return target.source.documents[number].line_of(("workloads", index))


def _encoded(raw: bytes, target: _Target, text: str) -> bytes:
    """As the file was: its encoding, its byte-order mark, and no end to its last line if it had none."""
    before = target.source.text
    if target.line_end_added:
        line_end = target.lines.newline
        before = before.removesuffix(line_end)
        text = text.removesuffix(line_end)
    return as_it_was(raw, before, text)

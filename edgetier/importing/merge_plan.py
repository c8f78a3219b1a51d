"""What one workload of a file lacks that a spreadsheet has, and where the two disagree."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

from edgetier.importing.cells import same_value
from edgetier.importing.conflicts import Conflict, other_value
from edgetier.importing.fields import LISTS, field_at
from edgetier.importing.insertion import Refused, Sheet, fill_null, new_keys, replace
from edgetier.importing.inventory_text import in_order
from edgetier.importing.scalar_text import Value
from edgetier.source import Path
from edgetier.source.edits import Edit

# Where a workload comes from may differ from sheet to sheet without anybody disagreeing.
_PROVENANCE = ("id", "source", "x-import")
Mapped: TypeAlias = dict[str, Value]


class Change(NamedTuple):
    """One value that goes into the file, and the edits that put it there."""

    path: Path
    value: Value
    edits: tuple[Edit, ...]


class Plan(NamedTuple):
    """All changes to one workload, and what is left as it is."""

    workload: str
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


class _Missing(NamedTuple):
    path: Path
    value: Value


class _Differs(NamedTuple):
    path: Path
    have: Value
    want: Value


def plan(sheet: Sheet, path: Path, want: Mapped, *, overwrite: frozenset[str] = frozenset()) -> Plan:
    """Missing values are filled in; others stay, save the fields that may be overwritten."""
    name = str(want["id"])
    have = sheet.at(path)
    changes: list[Change] = []
    conflicts: list[Conflict] = []
    for found in _compared(
        have, {key: value for key, value in in_order(want).items() if key not in _PROVENANCE}, path
    ):
        try:
            changes += _change(sheet, found, overwrite, depth=len(path))
        except Refused as reason:
            conflicts.append(_conflict(sheet, name, found, len(path), str(reason)))
    if changes:
        provenance = {key: want[key] for key in _PROVENANCE if key in want and key not in have}
        changes += [
            Change((*path, key), value, tuple(new_keys(sheet, path, {key: value})))
            for key, value in provenance.items()
        ]
    return Plan(name, tuple(changes), tuple(conflicts))


def _compared(have: Mapped, want: Mapped, path: Path) -> Iterator[_Missing | _Differs]:
    for key, value in want.items():
        there = have.get(key)
        inner = (*path, key)
        if there is None:
            yield _Missing(inner, value)
        elif there in ({}, []) and isinstance(value, (dict, list)):
            yield _Differs(inner, there, value)
        elif isinstance(there, dict) and isinstance(value, dict):
            yield from _compared(there, value, inner)
        elif key in LISTS and isinstance(there, list) and isinstance(value, list) and there:
            yield from _compared_points(there, value, inner)
        elif not _same(inner, there, value):
            yield _Differs(inner, there, value)


def _compared_points(have: list[Value], want: list[Value], path: Path) -> Iterator[_Missing | _Differs]:
    """Points are the same where their place is; a further place is the owner's to add."""
    by_place = {str(point.get("at")): index for index, point in enumerate(have) if isinstance(point, dict)}
    for point in want:
        index = by_place.get(str(point["at"])) if isinstance(point, dict) else None
        if index is None or not isinstance(point, dict):
            yield _Differs(
                path,
                [str(place) for place in by_place],
                str(point["at"] if isinstance(point, dict) else point),
            )
        else:
            there = have[index]
            assert isinstance(there, dict)  # noqa: S101 - only mappings are in by_place
            yield from _compared(there, point, (*path, index))


def _same(path: Path, have: Value, want: Value) -> bool:
    field = field_at(dotted(path[2:]))
    if field is not None and field.shape == "list":
        return _words(want) <= _words(have)
    return have == want or (field is not None and same_value(field, have, want))


def _words(value: Value) -> set[str]:
    return {str(word) for word in value} if isinstance(value, list) else {str(value)}


def _change(
    sheet: Sheet, found: _Missing | _Differs, overwrite: frozenset[str], *, depth: int
) -> list[Change]:
    holder, key = found.path[:-1], found.path[-1]
    if isinstance(found, _Missing):
        if key in sheet.at(holder):
            return [Change(found.path, found.value, (fill_null(sheet, found.path, found.value),))]
        return [Change(found.path, found.value, tuple(new_keys(sheet, holder, {str(key): found.value})))]
    if found.have in ({}, []) or dotted(found.path[depth:]) in overwrite:
        return [Change(found.path, found.want, (replace(sheet, found.path, found.want),))]
    raise Refused("")


def _conflict(sheet: Sheet, name: str, found: _Missing | _Differs, depth: int, reason: str) -> Conflict:
    field, line = dotted(found.path[depth:]), sheet.document.line_of(found.path)
    if isinstance(found, _Differs) and not reason:
        return other_value(name, field, line=line, have=found.have, want=found.want)
    return Conflict(name, field, line, reason)


def dotted(path: Path) -> str:
    """A path inside a workload as people write it; which point of a list does not matter."""
    return ".".join(str(step) for step in path if not isinstance(step, int))


def changed(data: Value, changes: Iterable[Change]) -> Value:
    """The data as it must read once the changes are in the text."""
    copy: Any = _unshared(data)
    for change in changes:
        inside = copy
        for step in change.path[:-1]:
            inside = inside[step]
        inside[change.path[-1]] = _unshared(change.value)
    return copy  # type: ignore[no-any-return]


def _unshared(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _unshared(item) for key, item in value.items()}
    return [_unshared(item) for item in value] if isinstance(value, list) else value

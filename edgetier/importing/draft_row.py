"""One row of a spreadsheet as a draft, by the map."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from edgetier.importing.cells import Plain, Unreadable, read_cell
from edgetier.importing.drafts import Draft, Point, Unread
from edgetier.importing.fields import LISTS, Field, Words, field_at, in_words
from edgetier.importing.ids import base_id
from edgetier.importing.mapping import IGNORE, KEEP, ColumnMap, Target, folded
from edgetier.importing.points import points_of
from edgetier.importing.table import Record

_JOINED = ("description",)
# A time and its percentiles cannot both stand under one key.
_WHOLE_OR_PARTS = "compute"


class Cell(NamedTuple):
    """A cell with something in it, on its way to a field."""

    column: str
    text: str
    target: Target
    field: Field


class Columns(NamedTuple):
    """A map laid over the columns of one spreadsheet."""

    names: tuple[str, ...]
    targets: tuple[tuple[tuple[Target, Field | None], ...], ...]
    id_columns: tuple[int, ...]
    unmapped: tuple[int, ...]


def lay_over(column_map: ColumnMap, names: tuple[str, ...], words: Words) -> Columns:
    """Which column goes where; case and spacing of headers do not matter."""
    by_name = {
        folded(name): tuple((target, _field(target, words)) for target in targets)
        for name, targets in column_map.columns.items()
    }
    wanted = {folded(name) for name in column_map.id_from}
    return Columns(
        names,
        tuple(by_name.get(folded(name), ()) for name in names),
        tuple(index for index, name in enumerate(names) if folded(name) in wanted),
        tuple(index for index, name in enumerate(names) if folded(name) not in by_name),
    )


def _field(target: Target, words: Words) -> Field | None:
    field = None if target.to in (IGNORE, KEEP) else field_at(target.to)
    return None if field is None else in_words(field, words)


def draft_row(record: Record, columns: Columns, column_map: ColumnMap) -> Draft:
    """What one row says; a cell that cannot be read is kept as `unread`, never dropped."""
    cells = tuple(_cells(record, columns, column_map))
    fields, unread = _fields(cell for cell in cells if not cell.field.repeats)
    points: dict[str, tuple[Point, ...]] = {}
    for name in LISTS:
        points[name], lost = points_of(
            name, [(c.column, c.field, c.text, c.target.unit) for c in cells if _in(name, c)]
        )
        unread += lost
    identity = tuple(record.cells[index].strip() for index in columns.id_columns)
    return Draft(
        rows=(record.row,),
        base_id=base_id(fields.pop("id", None), identity, fields.get("name")),
        fields=_with_fixed(fields, column_map.fixed),
        points={name: found for name, found in points.items() if found},
        unread=tuple(unread),
        kept=_kept(record, columns, column_map),
        cells=record.cells,
    )


def _cells(record: Record, columns: Columns, column_map: ColumnMap) -> Iterator[Cell]:
    for name, targets, written in zip(columns.names, columns.targets, record.cells, strict=True):
        for target, field in targets:
            text = target.values.get(folded(written), written)
            if field is not None and not column_map.means_nothing(written) and text.strip():
                yield Cell(
                    name, _decimal_point(text, field) if column_map.decimal_comma else text, target, field
                )


def _fields(cells: Iterator[Cell]) -> tuple[dict[str, Plain], list[Unread]]:
    fields: dict[str, Plain] = {}
    unread: list[Unread] = []
    for cell in cells:
        path = cell.field.path
        value = _value(cell)
        if isinstance(value, Unreadable):
            unread.append(Unread(cell.column, path, cell.text, value.message, value.help))
        elif _clashes(path, fields):
            message = f"'{_WHOLE_OR_PARTS}' is one time already, or given by percentile"
            unread.append(Unread(cell.column, path, cell.text, message, "map one of the columns only"))
        elif path not in fields:
            fields[path] = value
        elif not _joined(fields, path, value):
            message = f"another column already gives {path} as '{fields[path]}'"
            unread.append(Unread(cell.column, path, cell.text, message, None))
    return fields, unread


def _value(cell: Cell) -> Plain | Unreadable:
    if cell.field.shape == "id":
        return cell.text.strip()  # made valid, and unique, by ids.py
    value = read_cell(cell.field, cell.text, unit=cell.target.unit)
    if cell.target.label and isinstance(value, str):
        return f"{cell.target.label}: {value}"
    return value


def _joined(fields: dict[str, Plain], path: str, value: Plain) -> bool:
    """Takes a second value in, where the field can hold both or both are the same."""
    before = fields[path]
    if isinstance(before, list) and isinstance(value, list):
        fields[path] = list(dict.fromkeys([*before, *value]))
    elif path in _JOINED and before != value:
        fields[path] = f"{before}\n\n{value}"
    return fields[path] != before or before == value


def _clashes(path: str, fields: Mapping[str, Plain]) -> bool:
    parts = any(known.startswith(_WHOLE_OR_PARTS + ".") for known in fields)
    return (path == _WHOLE_OR_PARTS and parts) or (
        path.startswith(_WHOLE_OR_PARTS + ".") and _WHOLE_OR_PARTS in fields
    )


def _with_fixed(fields: dict[str, Plain], fixed: Mapping[str, str]) -> dict[str, Plain]:
    """What is alike in every row fills what this one does not say; it was checked with the map."""
    for path, text in fixed.items():
        field = field_at(path)
        value = read_cell(field, text) if field is not None and path not in fields else None
        if value is not None and not isinstance(value, Unreadable):
            fields[path] = value
    return fields


def _kept(record: Record, columns: Columns, column_map: ColumnMap) -> dict[str, str]:
    return {
        name: text.strip()
        for name, targets, text in zip(columns.names, columns.targets, record.cells, strict=True)
        if any(target.to == KEEP for target, _ in targets) and not column_map.means_nothing(text)
    }


def _decimal_point(text: str, field: Field) -> str:
    """`1.234,5` as `1234.5`, in fields that hold numbers."""
    numeric = field.shape in ("number", "whole", "latency", "size", "count")
    return text.replace(".", "").replace(",", ".") if numeric and "," in text else text


def _in(name: str, cell: Cell) -> bool:
    return cell.field.path.startswith(name + ".")

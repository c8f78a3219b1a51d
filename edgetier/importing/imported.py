"""A whole spreadsheet as workloads, with an account of every row, column and cell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from edgetier.importing.draft_row import Columns, draft_row, lay_over
from edgetier.importing.drafts import Draft, Point, Unread
from edgetier.importing.fields import Words, known_fields
from edgetier.importing.ids import unique_ids
from edgetier.importing.mapping import ColumnMap
from edgetier.importing.nesting import put
from edgetier.importing.scalar_text import Value
from edgetier.importing.table import Table

_LONGEST_KEY = 200


class UnreadGroup(NamedTuple):
    """The same cell text, unreadable as the same field, in one or many rows."""

    first: Unread
    rows: tuple[int, ...]


class Imported(NamedTuple):
    """Workloads to write, and what happened to everything else."""

    table: Table
    workloads: tuple[dict[str, Value], ...]
    joined_rows: int
    said_nothing: int
    unmapped: tuple[tuple[str, int], ...]
    unread: tuple[UnreadGroup, ...]


def import_table(
    table: Table,
    column_map: ColumnMap,
    *,
    words: Words | None = None,
    known: Mapping[str, dict[str, Value]] | None = None,
) -> Imported:
    """Every record becomes a workload, or a further demand point of one; nothing is dropped.

    `known` are workloads that have their ids already; a row that is one of them keeps its id.
    """
    columns = lay_over(column_map, table.columns, words or {})
    drafts = [draft_row(record, columns, column_map) for record in table.records]
    joined = _joined(drafts)
    workloads = (
        _workload(draft, name, table)
        for draft, name in zip(joined, unique_ids(joined, known or {}), strict=True)
    )
    unmapped = tuple((table.columns[index], table.filled(index)) for index in columns.unmapped)
    return Imported(
        table=table,
        workloads=tuple(workloads),
        joined_rows=len(drafts) - len(joined),
        said_nothing=_said_nothing(table, columns, column_map),
        unmapped=unmapped,
        unread=_grouped(drafts),
    )


def _said_nothing(table: Table, columns: Columns, column_map: ColumnMap) -> int:
    """How many cells of mapped columns hold `N/A` and the like."""
    mapped = [index for index in range(len(table.columns)) if index not in columns.unmapped]
    cells = (record.cells[index] for record in table.records for index in mapped)
    return sum(1 for cell in cells if cell.strip() and column_map.means_nothing(cell))


def _joined(drafts: Iterable[Draft]) -> list[Draft]:
    """Rows that differ in their demand points alone are one workload with several of them."""
    found: dict[object, Draft] = {}
    for draft in drafts:
        key = _same_but_points(draft)
        before = found.get(key)
        if before is None or before.points == draft.points:
            found[key if before is None else (key, draft.rows)] = draft
        else:
            found[key] = before._replace(rows=before.rows + draft.rows, points=_points_of_both(before, draft))
    return list(found.values())


def _same_but_points(draft: Draft) -> object:
    if not draft.points.get("demand") or draft.unread:
        return draft.rows
    fields = tuple((path, repr(value)) for path, value in draft.fields.items())
    return draft.base_id.casefold(), fields, tuple(draft.kept.items())


def _points_of_both(left: Draft, right: Draft) -> dict[str, tuple[Point, ...]]:
    merged = {}
    for name in dict.fromkeys([*left.points, *right.points]):
        ours = left.points.get(name, ())
        merged[name] = ours + tuple(point for point in right.points.get(name, ()) if point not in ours)
    return merged


def _workload(draft: Draft, name: str, table: Table) -> dict[str, Value]:
    workload: dict[str, Value] = {"id": name}
    order = {path: index for index, path in enumerate(known_fields())}
    for path, value in sorted(draft.fields.items(), key=lambda item: order.get(item[0], len(order))):
        put(workload, path, value)
    for key, points in draft.points.items():
        workload[key] = [dict(point) for point in points]
    rows = ",".join(str(row) for row in draft.rows)
    workload.setdefault("source", f"{table.kind}:{table.name}#{rows}")
    workload["x-import"] = _provenance(draft, table.name)
    return workload


def _provenance(draft: Draft, file: str) -> dict[str, Value]:
    row: Value = draft.rows[0] if len(draft.rows) == 1 else list(draft.rows)
    found: dict[str, Value] = {"file": file, "row": row}
    if draft.unread:
        found["unread"] = {cell.column[:_LONGEST_KEY]: cell.text for cell in draft.unread}
    if draft.kept:
        found["columns"] = {column[:_LONGEST_KEY]: text for column, text in draft.kept.items()}
    return found


def _grouped(drafts: Iterable[Draft]) -> tuple[UnreadGroup, ...]:
    groups: Mapping[tuple[str, str, str, str], list[tuple[Unread, int]]] = defaultdict(list)
    for draft in drafts:
        for cell in draft.unread:
            groups[cell.column, cell.to, cell.text, cell.message].append((cell, draft.rows[0]))
    return tuple(UnreadGroup(cells[0][0], tuple(row for _, row in cells)) for cells in groups.values())

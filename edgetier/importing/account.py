"""What an import did, in plain lines for standard error: nothing is dropped without a word."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from edgetier.importing.answers import Answers
from edgetier.importing.conflicts import Conflict
from edgetier.importing.imported import Imported, UnreadGroup
from edgetier.importing.table import Skipped, Table
from edgetier.importing.update import Update

_MOST_ROWS = 5
_LONGEST = 60


def of_table(table: Table, encoding: str, notes: Iterable[str]) -> Iterator[str]:
    """How the file was read."""
    shown = "utf-8 with a byte-order mark" if encoding == "utf-8-sig" else encoding
    delimiter = {"\t": "tab", ",": "comma", ";": "semicolon"}.get(table.delimiter, table.delimiter)
    yield f"{table.name}: {shown}, parted by {delimiter}, {_size(table)}"
    yield from (f"  {note}" for note in (*notes, *table.notes))


def of_sheet(table: Table, *, others: Sequence[str], no_value: Sequence[str]) -> Iterator[str]:
    """How the sheet of a workbook was read, which were not, and how many formulas gave nothing."""
    yield f"{table.name}: {_size(table)}"
    yield from (f"  {note}" for note in table.notes)
    if others:
        yield f"  not read: {_many(len(others), 'other sheet')}, {_short(', '.join(others))}; --sheet names one"
    if no_value:
        many = f"{_many(len(no_value), 'cell')} with a formula and no value, the first {no_value[0]}"
        yield f"  {many}; if there should be one, save the file in a spreadsheet program"


def _size(table: Table) -> str:
    return f"{_many(len(table.columns), 'column')}, {_many(table.rows_read, 'row')} below the header"


def of_import(imported: Imported) -> Iterator[str]:
    """Rows, columns and cells: what was written, and what was not and why."""
    joined = (
        f", {_many(imported.joined_rows, 'row')} joined to them as further demand points"
        if imported.joined_rows
        else ""
    )
    skipped = imported.table.skipped
    drafted = _many(len(imported.workloads), "workload")
    yield f"  {drafted} drafted{joined}, {_many(len(skipped), 'row')} skipped"
    yield from _skipped(skipped)
    if imported.said_nothing:
        yield f"  {_many(imported.said_nothing, 'cell')} such as N/A taken as empty, as the map says"
    yield from _unread(imported.unread)
    yield from _unmapped(imported.unmapped)


def of_update(update: Update, name: str) -> Iterator[str]:
    """What went into an inventory, and every conflict."""
    filled = len({workload for workload, _ in update.filled})
    yield f"{name}: {_many(len(update.filled), 'value')} filled in for {_many(filled, 'workload')}"
    conflicts = _many(len(update.conflicts), "conflict")
    yield f"  {_many(len(update.added), 'new workload')}, {conflicts} left as in the file"
    yield from (f"  {line}" for conflict in update.conflicts for line in _conflict(conflict, name))


def of_gone(known: Mapping[str, Mapping[str, object]], imported: Imported) -> Iterator[str]:
    """Workloads that once came from this spreadsheet and are no longer in it."""
    there = {workload["id"] for workload in imported.workloads}
    prefix = f"{imported.table.kind}:{imported.table.name}#"
    gone = [
        name for name, one in known.items() if str(one.get("source")).startswith(prefix) and name not in there
    ]
    if gone:
        yield f"  {_many(len(gone), 'workload')} no longer in the spreadsheet, left as they are:"
    yield from (f"    {name}" for name in gone)


def of_answers(answers: Answers) -> Iterator[str]:
    """How many questions were answered, and each answer that is no use."""
    answered = _many(answers.answered, "answer")
    yield f"  {answered}, {answers.open} still open, {len(answers.bad)} cannot be used"
    yield from (f"  row {bad.row}: {bad.reason}" for bad in answers.bad)


def _conflict(conflict: Conflict, name: str) -> Iterator[str]:
    yield f"{name}:{conflict.line}: {conflict.workload} {conflict.field}: {conflict.reason}"


def _skipped(skipped: Sequence[Skipped]) -> Iterator[str]:
    rows: dict[str, list[int]] = {}
    for row, reason in skipped:
        rows.setdefault(reason, []).append(row)
    for reason, numbers in rows.items():
        yield f"  skipped {_rows(numbers)}: {reason}"


def _unread(groups: Sequence[UnreadGroup]) -> Iterator[str]:
    cells = sum(len(group.rows) for group in groups)
    if cells:
        yield f"  {_many(cells, 'cell')} could not be read and stand under x-import:"
    for group in sorted(groups, key=lambda group: -len(group.rows)):
        advice = f"; {group.first.help}" if group.first.help else ""
        where = f"{_short(group.first.column)} -> {group.first.to}, {_rows(group.rows)}"
        yield f"    {where}: {group.first.message}{advice}"


def _unmapped(columns: Sequence[tuple[str, int]]) -> Iterator[str]:
    if columns:
        yield f"  {_many(len(columns), 'column')} not in the map and not written:"
    for name, filled in columns:
        yield f"    {name} ({_many(filled, 'cell')} filled)"


def _rows(rows: Sequence[int]) -> str:
    if len(rows) <= _MOST_ROWS:
        return ("row " if len(rows) == 1 else "rows ") + ", ".join(map(str, rows))
    return f"{len(rows)} rows, the first {rows[0]}"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."

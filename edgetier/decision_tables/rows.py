"""Reads the rows of a decision table; a row with a fault is noted and left out, the others stand."""

from collections.abc import Mapping, Sequence

from edgetier.decision_tables.columns import Frame
from edgetier.decision_tables.reading import Reader, described, suggestion
from edgetier.decision_tables.table import Input, Output, Row
from edgetier.decision_tables.tokens import UnaryError
from edgetier.decision_tables.unary import ANYTHING, UnaryTest, parse
from edgetier.source import Path, Span


def read_rows(reader: Reader, path: Path, value: object, frame: Frame) -> tuple[Row, ...]:
    """The rows that can be read, each id once."""
    rows: dict[str, Row] = {}
    for at, item in enumerate(reader.items(path, value)):
        row = _row(reader, (*path, at), item, frame)
        if row is not None and row.id in rows:
            first = rows[row.id].span.line
            reader.bad((*path, at, "id"), f"row '{row.id}' already stands at line {first}")
        elif row is not None:
            rows[row.id] = row
    return tuple(rows.values())


def _row(reader: Reader, path: Path, value: object, frame: Frame) -> Row | None:
    before = len(reader.found)
    fields = reader.fields(path, value, required=("id", "when", "then", "because"), optional=("source",))
    texts = {
        key: reader.text((*path, key), fields[key]) for key in ("id", "because", "source") if key in fields
    }
    tests = _tests(reader, (*path, "when"), fields.get("when", {}), frame.inputs)
    then = _then(reader, (*path, "then"), fields["then"], frame.outputs) if "then" in fields else {}
    if len(reader.found) > before:
        return None
    span = reader.document.value_span((*path, "id"))
    return Row(texts["id"], tests, then, texts["because"], texts.get("source"), span)


def _tests(reader: Reader, path: Path, value: object, inputs: Sequence[Input]) -> tuple[UnaryTest, ...]:
    cells = reader.fields(path, value, required=(), optional=[item.name for item in inputs])
    return tuple(
        _test(reader, (*path, item.name), cells[item.name], item) if item.name in cells else ANYTHING
        for item in inputs
    )


def _test(reader: Reader, path: Path, value: object, item: Input) -> UnaryTest:
    cell = _cell(value)
    span = reader.document.value_span(path)
    if cell is None or (value is None and _is_empty(span)):
        hint = "write '-' for any value, null for a missing one"
        reader.bad(path, f"expected a test, found {described(value)}", help=hint)
        return ANYTHING
    try:
        return parse(cell, kind=item.kind, words=item.values)
    except UnaryError as error:
        where = _inside(reader.document.source.line(span.line), span, cell=cell, error=error)
        reader.bad(path, f"{item.name}: {error.message}", help=error.help, span=where)
        return ANYTHING


def _cell(value: object) -> str | None:
    """The text of a cell; YAML has already made some of them numbers, truth values or nothing."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    return str(value) if isinstance(value, str | int | float) else None


def _is_empty(span: Span) -> bool:
    return (span.line, span.column) == (span.end_line, span.end_column)


def _inside(line: str, span: Span, *, cell: str, error: UnaryError) -> Span:
    """The token at fault, where the cell stands in its line as it was read; else the whole cell."""
    start = line.find(cell, span.column - 1)
    if not cell or start < 0:
        return span
    column = start + error.column
    return Span(span.line, column, span.line, column + error.width)


def _then(reader: Reader, path: Path, value: object, outputs: Sequence[Output]) -> Mapping[str, object]:
    known = {output.name: output for output in outputs}
    then = reader.fields(path, value, required=(), optional=tuple(known))
    if not then:
        reader.bad(path, "a row needs an output", help=suggestion("", tuple(known)))
    for name, given in then.items():
        output = known[name]
        reader.of_kind((*path, name), given, kind=output.kind, values=output.values)
    return then

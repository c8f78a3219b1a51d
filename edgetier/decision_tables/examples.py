"""Reads the cases that stand beside a decision table."""

from collections.abc import Collection, Mapping, Sequence

from edgetier.decision_tables.columns import RESERVED, Frame
from edgetier.decision_tables.reading import Reader, suggestion
from edgetier.decision_tables.table import UNIQUE, Case, Input
from edgetier.source import Path


def read_cases(
    reader: Reader, path: Path, value: object, *, frame: Frame, rows: Collection[str]
) -> tuple[Case, ...]:
    """The cases that can be read; `rows` are the ids that they may name."""
    read = [
        _case(reader, (*path, at), item, frame=frame, rows=rows)
        for at, item in enumerate(reader.items(path, value))
    ]
    return tuple(case for case in read if case is not None)


def _case(reader: Reader, path: Path, value: object, *, frame: Frame, rows: Collection[str]) -> Case | None:
    before = len(reader.found)
    fields = reader.fields(path, value, required=("name", "given", "expect"))
    name = reader.text((*path, "name"), fields["name"]) if "name" in fields else ""
    given = _given(reader, (*path, "given"), fields.get("given", {}), frame.inputs)
    expect = _expect(reader, (*path, "expect"), fields.get("expect", {}), frame)
    ids = {
        key: _ids(reader, (*path, "expect", key), expect.pop(key), rows) for key in RESERVED if key in expect
    }
    if len(reader.found) > before:
        return None
    span = reader.document.value_span((*path, "name"))
    return Case(name, given, expect or None, ids.get("rows"), ids.get("open"), span)


def _expect(reader: Reader, path: Path, value: object, frame: Frame) -> dict[str, object]:
    outputs = {output.name: output for output in frame.outputs if frame.hit == UNIQUE}
    expect = reader.fields(path, value, required=(), optional=(*outputs, *RESERVED))
    if not expect:
        reader.bad(path, "a case expects something", help=f"known: {', '.join((*outputs, *RESERVED))}")
    for output in (outputs[name] for name in expect if name in outputs):
        reader.of_kind((*path, output.name), expect[output.name], kind=output.kind, values=output.values)
    return expect


def _given(reader: Reader, path: Path, value: object, inputs: Sequence[Input]) -> Mapping[str, object]:
    """The facts of a case. A text outside a closed enumeration is allowed: that is worth a case too."""
    known = {item.name: item.kind for item in inputs}
    given = reader.fields(path, value, required=(), optional=tuple(known))
    for name, fact in given.items():
        if fact is not None:
            reader.of_kind((*path, name), fact, kind=known[name], values=None)
    return given


def _ids(reader: Reader, path: Path, value: object, rows: Collection[str]) -> tuple[str, ...]:
    if value == []:
        return ()
    ids = reader.texts(path, value)
    for at, row in enumerate(ids):
        if row and row not in rows:
            reader.bad((*path, at), f"no row '{row}' in this table", help=suggestion(row, rows))
    return ids

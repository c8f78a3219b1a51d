"""Reads a map file; whatever is wrong with it is a finding with its place."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from edgetier.findings import Finding, Severity, finding, from_problem, in_order
from edgetier.importing.cells import Unreadable, read_cell
from edgetier.importing.fields import field_at, known_fields, nearest_field
from edgetier.importing.mapping import IGNORE, KEEP, KIND, ColumnMap, Target, folded
from edgetier.source import Document, SourceFile, SourceText, Span, closest
from edgetier.source import Path as Place
from edgetier.source import read as read_source

_NOT_A_MAP = f"not a map: it must start with 'schema: 1' and 'kind: {KIND}'"
_TOP = ("schema", "kind", "columns", "id", "fixed", "empty", "decimal")
_TARGET = ("to", "values", "unit", "label")
_DECIMALS = ("point", "comma")


class MapFile(NamedTuple):
    """A map, the document it stands in, and what is wrong with it."""

    map: ColumnMap
    document: Document | None
    findings: tuple[Finding, ...]


class _Reader:
    """Walks one document and collects findings on the way."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.findings: list[Finding] = []

    def complain(
        self, code: str, message: str, path: Place, *, key: bool = False, advice: str | None = None
    ) -> None:
        place = self.document.key_span if key else self.document.value_span
        self.findings.append(
            finding(code, message, source=self.document.source, span=place(path), help=advice, path=path)
        )

    def mapping(self, value: Any, path: Place, what: str) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        if value is not None:
            self.complain("ET103", f"{what} must be a mapping", path)
        return {}

    def texts(self, value: Any, path: Place, what: str) -> tuple[str, ...]:
        items = value if isinstance(value, list) else [value]
        if all(isinstance(item, (str, int, float)) for item in items):
            return tuple(str(item) for item in items)
        self.complain("ET103", f"{what} must be a text or a list of texts", path)
        return ()

    def no_other_keys(self, value: dict[str, Any], allowed: Iterable[str], path: Place) -> None:
        for key in value:
            if key not in allowed and not key.startswith("x-"):
                self.complain(
                    "ET102", f"unknown key '{key}'", (*path, key), key=True, advice=_meant(key, allowed)
                )


def read_map(path: Path) -> MapFile:
    """The map in a file; UserError only where the file cannot be opened."""
    return map_of(read_source(path))


def map_of(source: SourceFile) -> MapFile:
    """The map in a source that was read."""
    text = SourceText(source.name, source.text)
    problems = [from_problem(text, problem) for problem in source.problems]
    if len(source.documents) != 1:
        found = problems or [finding("ET112", _NOT_A_MAP, source=text, span=Span(1, 1, 1, 1))]
        return MapFile(ColumnMap({}), None, in_order(found))
    reader = _Reader(source.documents[0])
    read_as = _map(reader, reader.mapping(reader.document.data, (), "the map"))
    return MapFile(read_as, reader.document, in_order((*problems, *reader.findings)))


def unknown_columns(file: MapFile, columns: Iterable[str]) -> tuple[Finding, ...]:
    """Columns that the map names and the spreadsheet does not have: warnings, since maps are used again."""
    known = {folded(column): column for column in columns}
    return tuple(
        finding(
            "ET102",
            f"the spreadsheet has no column '{name}'",
            source=file.document.source,
            span=file.document.key_span(("columns", name)),
            severity=Severity.WARNING,
            help=_meant(name, known.values()),
        )
        for name in file.map.columns
        if file.document is not None and folded(name) not in known
    )


def _map(reader: _Reader, data: dict[str, Any]) -> ColumnMap:
    if data.get("schema") != 1 or data.get("kind") != KIND:
        at: Place = ("kind",) if "kind" in data and data.get("schema") == 1 else ("schema",)
        reader.complain("ET112", _NOT_A_MAP, at)
    reader.no_other_keys(data, _TOP, ())
    columns = reader.mapping(data.get("columns"), ("columns",), "columns")
    if "columns" not in data:
        reader.complain("ET106", "a map needs columns", ("columns",), key=True)
    decimal = data.get("decimal", "point")
    if decimal not in _DECIMALS:
        reader.complain("ET107", f"'{decimal}' is not one of point, comma", ("decimal",))
    return ColumnMap(
        columns={name: _targets(reader, spec, ("columns", name)) for name, spec in columns.items()},
        id_from=_id(reader, data.get("id"), columns),
        fixed=_fixed(reader, data.get("fixed")),
        empty=frozenset(folded(text) for text in reader.texts(data.get("empty", []), ("empty",), "empty")),
        decimal_comma=decimal == "comma",
    )


def _targets(reader: _Reader, spec: Any, path: Place) -> tuple[Target, ...]:
    specs = (
        [(item, (*path, index)) for index, item in enumerate(spec)]
        if isinstance(spec, list)
        else [(spec, path)]
    )
    return tuple(target for item, place in specs if (target := _target(reader, item, place)) is not None)


def _target(reader: _Reader, spec: Any, path: Place) -> Target | None:
    if isinstance(spec, str):
        return Target(spec) if _is_target(reader, spec, path) else None
    if not isinstance(spec, dict):
        reader.complain("ET103", "a column goes to a field, to 'ignore' or to 'keep'", path)
        return None
    reader.no_other_keys(spec, _TARGET, path)
    to = spec.get("to")
    if not isinstance(to, str):
        reader.complain("ET106", "a column needs 'to', the field it goes to", path)
        return None
    values = _values(reader, to, spec.get("values"), (*path, "values"))
    known = _is_target(reader, to, (*path, "to"))
    return Target(to, values, str(spec.get("unit") or ""), str(spec.get("label") or "")) if known else None


def _is_target(reader: _Reader, to: str, path: Place) -> bool:
    if to in (IGNORE, KEEP) or field_at(to) is not None:
        return True
    nearest = nearest_field(to) or closest(to, (IGNORE, KEEP))
    meant = f"did you mean '{nearest}'?" if nearest else "use a field of the inventory, 'ignore' or 'keep'"
    reader.complain("ET107", f"'{to}' is not a field of a workload", path, advice=meant)
    return False


def _values(reader: _Reader, to: str, data: Any, path: Place) -> dict[str, str]:
    """Texts of the sheet, folded, to words of the inventory; an empty word drops the cell."""
    found = {}
    field = known_fields().get(to)
    for text, word in reader.mapping(data, path, "values").items():
        plain = "" if word is None else _written(word)
        if field is not None and field.choices and plain and plain not in field.choices:
            allowed = f"'{plain}' is not one of {', '.join(field.choices)}"
            reader.complain("ET107", allowed, (*path, text), advice=_meant(plain, field.choices))
        found[folded(text)] = plain
    return found


def _id(reader: _Reader, data: Any, columns: dict[str, Any]) -> tuple[str, ...]:
    if data is None:
        return ()
    spec = reader.mapping(data, ("id",), "id")
    reader.no_other_keys(spec, ("from",), ("id",))
    names = reader.texts(spec.get("from", []), ("id", "from"), "from")
    for name in names:
        if folded(name) not in {folded(column) for column in columns}:
            reader.complain(
                "ET107",
                f"id is made from '{name}', which is not among columns",
                ("id", "from"),
                advice=_meant(name, columns),
            )
    return names


def _fixed(reader: _Reader, data: Any) -> dict[str, str]:
    found = {}
    for to, value in reader.mapping(data, ("fixed",), "fixed").items():
        path = ("fixed", to)
        field = field_at(to)
        if field is None or field.repeats or field.shape == "id":
            reader.complain("ET107", f"'{to}' cannot be the same for all workloads", path, key=True)
        elif isinstance(value, (dict, list)) or value is None:
            reader.complain("ET103", f"'{to}' must have one value", path)
        elif isinstance(read := read_cell(field, _written(value)), Unreadable):
            reader.complain("ET107", read.message, path, advice=read.help)
        else:
            found[to] = _written(value)
    return found


def _written(value: Any) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _meant(word: str, allowed: Iterable[str]) -> str | None:
    nearest = closest(word, allowed)
    return f"did you mean '{nearest}'?" if nearest else None

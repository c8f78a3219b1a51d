"""Reads the frame of a decision table: its hit policy, and the inputs and outputs that it declares."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from edgetier.decision_tables.reading import Reader, suggestion
from edgetier.decision_tables.table import BOOLEAN, COLLECT, NUMBER, TEXT, UNIQUE, Input, Output
from edgetier.source import Path

Domains = Mapping[str, Sequence[str]]
KINDS = (TEXT, NUMBER, BOOLEAN)
RESERVED = ("rows", "open")


class Frame(NamedTuple):
    """What rows and cases are read against."""

    hit: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]


def read_frame(reader: Reader, path: Path, fields: Mapping[str, object], domains: Domains) -> Frame:
    """The frame; every input and output is named once."""
    hit = reader.one_of((*path, "hit"), fields["hit"], (UNIQUE, COLLECT))
    inputs = [_input(reader, at, item, domains) for at, item in _items(reader, (*path, "inputs"), fields)]
    outputs = [_output(reader, at, item, domains) for at, item in _items(reader, (*path, "outputs"), fields)]
    _named_once(reader, (*path, "inputs"), [item.name for item in inputs])
    _named_once(reader, (*path, "outputs"), [item.name for item in outputs])
    return Frame(hit, tuple(inputs), tuple(outputs))


def _items(reader: Reader, path: Path, fields: Mapping[str, object]) -> list[tuple[Path, object]]:
    return [((*path, at), item) for at, item in enumerate(reader.items(path, fields[str(path[-1])]))]


def _input(reader: Reader, path: Path, value: object, domains: Domains) -> Input:
    fields = reader.fields(
        path, value, required=("name", "type"), optional=("values", "domain", "min", "max")
    )
    name, kind = _name_and_kind(reader, path, fields)
    minimum, maximum = (_bound(reader, path, fields, key=key, kind=kind) for key in ("min", "max"))
    if minimum is not None and maximum is not None and minimum > maximum:
        reader.bad((*path, "max"), f"max {maximum:g} lies below min {minimum:g}")
    return Input(name, kind, _values(reader, path, fields, kind=kind, domains=domains), minimum, maximum)


def _output(reader: Reader, path: Path, value: object, domains: Domains) -> Output:
    fields = reader.fields(path, value, required=("name",), optional=("type", "values", "domain"))
    name, kind = _name_and_kind(reader, path, {"type": TEXT, **fields})
    if name in RESERVED:
        reader.bad((*path, "name"), f"'{name}' cannot name an output: cases use the word")
    return Output(name, kind, _values(reader, path, fields, kind=kind, domains=domains))


def _name_and_kind(reader: Reader, path: Path, fields: Mapping[str, object]) -> tuple[str, str]:
    name = reader.text((*path, "name"), fields["name"]) if "name" in fields else ""
    kind = reader.one_of((*path, "type"), fields["type"], KINDS) if "type" in fields else ""
    return name, kind


def _bound(reader: Reader, path: Path, fields: Mapping[str, object], *, key: str, kind: str) -> float | None:
    if key not in fields or not kind:
        return None
    if kind != NUMBER:
        reader.bad((*path, key), f"only a number has a {key}")
        return None
    value = reader.of_kind((*path, key), fields[key], kind=NUMBER, values=None)
    return float(value) if isinstance(value, int | float) else None


def _values(
    reader: Reader, path: Path, fields: Mapping[str, object], *, kind: str, domains: Domains
) -> tuple[str, ...] | None:
    given = [key for key in ("values", "domain") if key in fields]
    if not given or not kind:
        return None
    key = given[0]
    if kind != TEXT or len(given) > 1:
        reader.bad((*path, key), "either values or a domain close a text, and nothing else")
        return None
    if key == "values":
        return reader.texts((*path, key), fields[key])
    return _domain(reader, (*path, key), fields[key], domains)


def _domain(reader: Reader, path: Path, value: object, domains: Domains) -> tuple[str, ...] | None:
    if not isinstance(value, str) or value not in domains:
        reader.bad(path, f"unknown domain '{value}'", help=suggestion(value, tuple(domains)))
        return None
    return tuple(domains[value])


def _named_once(reader: Reader, path: Path, names: Sequence[str]) -> None:
    for at, name in enumerate(names):
        if name and name in names[:at]:
            reader.bad((*path, at, "name"), f"'{name}' is declared twice")

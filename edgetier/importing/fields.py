"""The fields of a workload as an importer sees them: dotted paths, each with the type its text must have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from edgetier.inventory.model import Percentiles, Workload
from edgetier.inventory.quantity_types import Bytes, Count, Milliseconds, Percentile
from edgetier.source import closest

_PERCENTILE = re.compile(r"p\d{1,2}(\.\d+)?")
_FREE = re.compile(r"(labels\.[^.]+(\.[^.]+)*|x-[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)")
_QUANTITIES = ((Milliseconds, "latency"), (Bytes, "size"), (Count, "count"), (Percentile, "percentile"))
# A point parts the names, save the one inside p99.9.
_NAME = re.compile(r"p\d{1,2}\.\d+|[^.]+")


Words: TypeAlias = Mapping[str, Sequence[str]]  # by field: what its text may be under a taxonomy


class Field(NamedTuple):
    """A leaf of the inventory: `shape` says how its text is read, `choices` are the words allowed."""

    path: str
    shape: str  # text | id | choice | flag | whole | number | latency | size | count | percentile | list
    annotation: Any
    choices: tuple[str, ...] = ()

    @property
    def repeats(self) -> bool:
        """True for a field of a list of parts, such as demand.at."""
        return self.path.partition(".")[0] in LISTS


@cache
def known_fields() -> dict[str, Field]:
    """Every field that has a name of its own, in the order of the inventory."""
    return {field.path: field for field in _leaves(Workload, "")}


def field_at(path: str) -> Field | None:
    """The field at a dotted path; also a percentile such as compute.p95, a label, or an x- key."""
    found = known_fields().get(path)
    if found is not None:
        return found
    *parents, last = names_in(path) or ("",)
    if ".".join(parents) in _percentile_parents() and _PERCENTILE.fullmatch(last):
        return Field(path, "latency", Milliseconds)
    return Field(path, "text", str) if _FREE.fullmatch(path) else None


def in_words(field: Field, words: Words) -> Field:
    """The field, narrowed to the words that the taxonomy in force has for it."""
    allowed = words.get(field.path)
    return field._replace(shape="choice", choices=tuple(allowed)) if allowed else field


def names_in(path: str) -> tuple[str, ...]:
    """`compute.p99.9` as compute and p99.9."""
    return tuple(_NAME.findall(path))


def nearest_field(path: str) -> str | None:
    """The known path nearest to a misspelt one; a last part that is unique will do."""
    names = known_fields()
    same_end = [name for name in names if name.rpartition(".")[2] == path.rpartition(".")[2]]
    return closest(path, names) or (same_end[0] if len(same_end) == 1 else None)


def _leaves(model: type[BaseModel], prefix: str) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        path = prefix + name
        part = _part(info.annotation)
        if path == "compute":
            yield Field(path, "latency", Milliseconds)
        if part is not None:
            yield from _leaves(part, path + ".")
        elif path not in _INTERNAL:
            yield _leaf(path, info)


def _leaf(path: str, info: FieldInfo) -> Field:
    annotation: Any = info.annotation
    if info.metadata:
        annotation = Annotated[(annotation, *info.metadata)]
    if path == "id":
        return Field(path, "id", annotation)
    shape, choices = _shape(annotation)
    return Field(path, shape, annotation, choices)


def _shape(annotation: Any) -> tuple[str, tuple[str, ...]]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return "choice", tuple(str(choice) for choice in arguments)
    if origin is Annotated:
        named = next(
            (shape for quantity, shape in _QUANTITIES if _reader(quantity) == _reader(annotation)), None
        )
        return (named, ()) if named else _shape(arguments[0])
    if origin in (Union, UnionType):
        return _shape(next(choice for choice in arguments if choice is not type(None)))
    if origin is tuple:
        return "list", ()
    return {bool: "flag", int: "whole", float: "number"}.get(annotation, "text"), ()


def _reader(annotation: Any) -> Any:
    """The function that reads the text of a quantity; a narrower quantity (a budget above zero) keeps it."""
    extras = get_args(annotation)[1:]
    return next((extra.func for extra in extras if isinstance(extra, BeforeValidator)), None)


def _part(annotation: Any) -> type[BaseModel] | None:
    """The model inside `Part | None`, `tuple[Part, ...]` or `Annotated[Part, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) is Literal:
        return None
    return next((part for inner in get_args(annotation) if (part := _part(inner)) is not None), None)


def _percentile_parents() -> tuple[str, ...]:
    return tuple(path for path, part in _parts(Workload, "") if issubclass(part, Percentiles))


@cache
def _parts(model: type[BaseModel], prefix: str) -> tuple[tuple[str, type[BaseModel]], ...]:
    found: list[tuple[str, type[BaseModel]]] = []
    for name, info in model.model_fields.items():
        part = _part(info.annotation)
        if part is not None:
            found += [(prefix + name, part), *_parts(part, prefix + name + ".")]
    return tuple(found)


_INTERNAL = frozenset({"labels", "compute.at_budget_percentile"})
LISTS = ("demand", "depends_on")

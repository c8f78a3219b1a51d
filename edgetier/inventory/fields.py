"""Which keys a part of the inventory has, which it must have, and how each is written."""

from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from edgetier.inventory.estate import Part
from edgetier.inventory.timing import Compute
from edgetier.source import Path

_NOT_WRITTEN = {(Compute, "at_budget_percentile")}


def part_at(model: type[Part], path: Path) -> type[Part] | None:
    """The part that stands at a path, whatever list or option it is wrapped in; a mapping of parts is none."""
    part: type[Part] | None = model
    named: type[Part] | None = None
    for step in path:
        if isinstance(step, int):
            continue
        if named is not None:
            part, named = named, None
            continue
        field = part.model_fields.get(step) if part else None
        inner = inner_part(field.annotation) if field else None
        part, named = (None, inner) if field and holds_names(field.annotation) else (inner, None)
    return part


def holds_names(annotation: Any) -> bool:
    """Whether the user chooses the keys, as in `dict[str, Part]`."""
    return get_origin(annotation) is dict


def field_at(model: type[Part], path: Path) -> FieldInfo | None:
    """The field that a path ends at, or whose list or mapping it ends in."""
    names = _names_of_fields(model, path)
    part = part_at(model, names[:-1])
    return part.model_fields.get(names[-1]) if part and names else None


def _names_of_fields(model: type[Part], path: Path) -> tuple[str, ...]:
    """The names on the way, without a last one that the user chose."""
    names = tuple(step for step in path if isinstance(step, str))
    holder = part_at(model, names[:-2]) if len(names) > 1 else None
    field = holder.model_fields.get(names[-2]) if holder else None
    return names[:-1] if field and holds_names(field.annotation) else names


def inner_part(annotation: Any) -> type[Part] | None:
    """The part inside `tuple[Part, ...]`, `Part | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (inner_part(argument) for argument in get_args(annotation))
    return next((part for part in found if part), None)


def keys_of(part: type[Part]) -> list[str]:
    """The keys that a user may write."""
    return [name for name in part.model_fields if (part, name) not in _NOT_WRITTEN]


def is_required(model: type[Part], path: Path) -> bool:
    """Whether what holds the path is nothing without it."""
    if not path or isinstance(path[-1], int):
        return False
    part = part_at(model, path[:-1])
    field = part.model_fields.get(path[-1]) if part else None
    return field is not None and field.is_required()


def example(model: type[Part], path: Path) -> str | None:
    """The field written out, as in `rps: 12`; None for a path that is no field."""
    field = field_at(model, path)
    if field is None or not field.examples:
        return None
    return f"{_names_of_fields(model, path)[-1]}: {field.examples[0]}"


def owners_of(model: type[Part], key: str) -> list[str]:
    """The parts of the model, one level down, that have the key: where a misplaced key may belong."""
    inner = {name: inner_part(field.annotation) for name, field in model.model_fields.items()}
    return [name for name, part in inner.items() if part and key in keys_of(part)]

"""Puts a value at a dotted path of nested mappings."""

from edgetier.importing.fields import names_in
from edgetier.importing.scalar_text import Value


def put(workload: dict[str, Value], path: str, value: Value) -> None:
    """Sets the value, making the mappings above it."""
    names = names_in(path)
    # A label may hold points of its own: labels.cost.centre is the label "cost.centre".
    if names[0] == "labels":
        names = ("labels", path.partition(".")[2])
    inside = workload
    for name in names[:-1]:
        deeper = inside.setdefault(name, {})
        assert isinstance(deeper, dict)  # noqa: S101 - drafts never hold a value and its parts
        inside = deeper
    inside[names[-1]] = value

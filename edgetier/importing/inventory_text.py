"""Drafts as the text of an inventory, one workload a block, keys in the order of the format."""

from collections.abc import Iterable
from functools import cache

from edgetier.importing.fields import known_fields, names_in
from edgetier.importing.scalar_text import Value, block, inline

_INLINE_WIDTH = 110
_FIRST = ("id", "name", "description", "owner")
_LAST = ("labels", "source")


def inventory_text(
    workloads: Iterable[dict[str, Value]], *, header: Iterable[str], newline: str = "\n"
) -> str:
    """A whole inventory, with comment lines on top."""
    comments = [f"# {line}".rstrip() for line in header]
    blocks = [workload_text(workload, indent=2) for workload in workloads]
    body = "\n".join(blocks) if blocks else ""
    lines = [*comments, "schema: 1", "workloads:" if blocks else "workloads: []"]
    return ("\n".join(lines) + "\n" + body).replace("\n", newline)


def workload_text(workload: dict[str, Value], *, indent: int) -> str:
    """One item of a block sequence, its dash `indent` deep, with a line end at the end."""
    inner = " " * (indent + 2)
    entries = [entry_text(key, value, indent=indent + 2) for key, value in in_order(workload).items()]
    text = ("\n" + inner).join(entries)
    return " " * indent + "- " + text + "\n"


def entry_text(key: str, value: Value, *, indent: int) -> str:
    """`key: value` on one line where it is short; further lines are deeper than `indent`."""
    written = inline(key)
    if isinstance(value, (dict, list)) and value:
        one_line = f"{written}: {inline(value)}"
        if len(one_line) + indent <= _INLINE_WIDTH:
            return one_line
        return f"{written}:" + _nested(value, indent + 2)
    return f"{written}: {block(value, indent + 2)}"


def in_order(workload: dict[str, Value]) -> dict[str, Value]:
    """Keys in the order of the format, unknown ones behind."""
    order = {key: index for index, key in enumerate(key_order())}
    return dict(sorted(workload.items(), key=lambda item: order.get(item[0], len(order))))


@cache
def key_order() -> tuple[str, ...]:
    """The keys of a workload: what it is, what the format lists, where it comes from."""
    listed = dict.fromkeys(names_in(path)[0] for path in known_fields())
    return tuple(dict.fromkeys([*_FIRST, *(key for key in listed if key not in _LAST), *_LAST]))


def _nested(value: dict[str, Value] | list[Value], indent: int) -> str:
    margin = "\n" + " " * indent
    if isinstance(value, dict):
        return "".join(margin + entry_text(key, item, indent=indent) for key, item in value.items())
    return "".join(margin + "- " + inline(item) for item in value)

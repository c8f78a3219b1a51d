"""Where new keys and items go in an inventory that people edit by hand, as insertions into its text."""

import re
from typing import Any, NamedTuple

from edgetier.importing.inventory_text import entry_text, key_order, workload_text
from edgetier.importing.scalar_text import Value, inline
from edgetier.source import Document, Path
from edgetier.source.edits import Edit, Lines

_DASH = re.compile(r"-[ \t\r\n]+(?:[&!]\S+[ \t\r\n]+)*\Z")
_DASH_WITHIN = 400
_ONLY_COMMENT = re.compile(r"[ \t]*(#.*)?")


class Refused(Exception):  # noqa: N818 - told to the user as a conflict, not as an error
    """There is no place where the text can go without changing something else."""


class Sheet(NamedTuple):
    """One document of a file and the lines of the whole file."""

    document: Document
    lines: Lines

    def at(self, path: Path) -> Any:
        """The value at a path that is there."""
        inside: Any = self.document.data
        for step in path:
            inside = inside[step]
        return inside

    def start_of(self, path: Path) -> int:
        return self.lines.start(self.document.value_span(path))

    def end_of(self, path: Path) -> int:
        return self.lines.end(self.document.value_span(path))

    def begins(self, path: Path) -> str:
        """The first character of a value: `{` or `[` of the flow style, `*` of an alias."""
        start = self.start_of(path)
        return self.lines.text[start : start + 1]


def new_keys(sheet: Sheet, path: Path, entries: dict[str, Value]) -> list[Edit]:
    """Puts keys into the mapping at the path, behind those that come before them in the format."""
    if sheet.begins(path) == "*":
        raise Refused(f"'{path[-1]}' is an alias there: what is added would show up elsewhere too")
    if sheet.begins(path) == "{":
        return [_into_braces(sheet, path, entries)]
    return [_into_block(sheet, path, key, value) for key, value in entries.items()]


def fill_null(sheet: Sheet, path: Path, value: Value) -> Edit:
    """Gives a value to a key that has none, or only `null` or `~`."""
    key_end = sheet.lines.end(sheet.document.key_span(path))
    start, end = sheet.start_of(path), sheet.end_of(path)
    if start < key_end:
        raise Refused(f"'{path[-1]}' has no place for a value")
    if end > start:
        return replace(sheet, path, value)
    colon = re.compile(r"[\"']?[ \t]*:").match(sheet.lines.text, key_end)
    if colon is None:
        raise Refused(f"'{path[-1]}' has no colon")
    return Edit(colon.end(), colon.end(), " " + inline(value))


def replace(sheet: Sheet, path: Path, value: Value) -> Edit:
    """Puts another value in the place of one that stands on one line."""
    start, end = sheet.start_of(path), sheet.end_of(path)
    if sheet.begins(path) in "*&!|>" or "\n" in sheet.lines.text[start:end]:
        raise Refused(f"'{path[-1]}' does not stand on one line")
    return Edit(start, end, inline(value))


def new_workloads(sheet: Sheet, workloads: list[dict[str, Value]]) -> list[Edit]:
    """Appends items to `workloads`, in the style of those that are there."""
    path: Path = ("workloads",)
    there = sheet.at(path)
    if sheet.begins(path) == "[":
        texts = ", ".join(inline(workload) for workload in workloads)
        last = sheet.end_of((*path, len(there) - 1)) if there else sheet.start_of(path) + 1
        return [Edit(last, last, (", " if there else "") + texts)]
    if there is None:
        return [_below_key(sheet, path, workloads)]
    return [_below(sheet, _end_of_block(sheet, path), _blocks(workloads, _dash_indent(sheet, path)))]


def _dash_indent(sheet: Sheet, path: Path) -> int:
    item = sheet.start_of((*path, 0))
    found = _DASH.search(sheet.lines.text, max(0, item - _DASH_WITHIN), item)
    if found is None:
        raise Refused("the list of workloads is laid out in a way that cannot be added to")
    return len(sheet.lines.before_on_line(found.start()))


def _below_key(sheet: Sheet, path: Path, workloads: list[dict[str, Value]]) -> Edit:
    if sheet.end_of(path) > sheet.start_of(path):
        raise Refused("'workloads' is null; write workloads: with nothing behind it")
    return _below(sheet, sheet.lines.end(sheet.document.key_span(path)) + 1, _blocks(workloads, 2))


def _blocks(workloads: list[dict[str, Value]], indent: int) -> str:
    return "".join(workload_text(workload, indent=indent) for workload in workloads).rstrip("\n")


def _into_braces(sheet: Sheet, path: Path, entries: dict[str, Value]) -> Edit:
    text = inline(entries)[1:-1]
    # A key without a value has no certain end, so what is new goes behind the last that has one.
    firm = [key for key in _own_keys(sheet, path) if sheet.at((*path, key)) is not None]
    if not firm:
        start = sheet.start_of(path) + 1
        return Edit(start, start, text + (", " if sheet.at(path) else ""))
    end = max(sheet.end_of((*path, key)) for key in firm)
    return Edit(end, end, ", " + text)


def _into_block(sheet: Sheet, path: Path, key: str, value: Value) -> Edit:
    start = sheet.start_of(path)
    indent = len(sheet.lines.before_on_line(start))
    after = _predecessor(sheet, path, key)
    text = " " * indent + entry_text(key, value, indent=indent)
    return _below(sheet, _end_of_block(sheet, (*path, after)), text, depth=len(path))


def _below(sheet: Sheet, offset: int, text: str, *, depth: int = 0) -> Edit:
    """Lines of text below the line of the offset."""
    lines = sheet.lines
    if _ONLY_COMMENT.fullmatch(lines.rest_of_line(offset)) is None:
        raise Refused("there is more on the line it would follow")
    written = text.replace("\n", lines.newline)
    at = lines.next_line(offset)
    return Edit(at, at, written + lines.newline, depth)


def _end_of_block(sheet: Sheet, path: Path) -> int:
    """Behind the last thing that belongs to a value; a key without a value ends at its colon."""
    inside = sheet.at(path)
    if isinstance(inside, dict) and inside and sheet.begins(path) not in "{*":
        return _end_of_block(sheet, (*path, str(_last_key(sheet, path))))
    if isinstance(inside, list) and inside and sheet.begins(path) not in "[*":
        return _end_of_block(sheet, (*path, len(inside) - 1))
    return max(sheet.end_of(path), sheet.start_of(path))


def _last_key(sheet: Sheet, path: Path) -> str | None:
    return max(_own_keys(sheet, path), key=lambda key: _key_start(sheet, path, key), default=None)


def _own_keys(sheet: Sheet, path: Path) -> list[str]:
    """Keys written in the mapping itself; what `<<` brings in stands elsewhere in the text."""
    start, end = sheet.start_of(path), sheet.end_of(path)
    return [key for key in sheet.at(path) if start <= _key_start(sheet, path, key) <= end]


def _key_start(sheet: Sheet, path: Path, key: str) -> int:
    return sheet.lines.start(sheet.document.key_span((*path, key)))


def _predecessor(sheet: Sheet, path: Path, key: str) -> str:
    """The key to stand behind: the last that the format lists before the new one, or the first there is."""
    own = sorted(_own_keys(sheet, path), key=lambda name: _key_start(sheet, path, name))
    if not own:
        raise Refused(f"'{path[-1] if path else 'the document'}' has no key of its own to stand behind")
    order = {name: index for index, name in enumerate(key_order())}
    wanted = order.get(key, len(order))
    earlier = [name for name in own if order.get(name, len(order)) <= wanted]
    return earlier[-1] if earlier else own[0]

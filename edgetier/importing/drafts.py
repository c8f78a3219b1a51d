"""Drafts: what the rows of a spreadsheet say, field by field, and every cell that could not be read."""

from collections.abc import Mapping
from typing import NamedTuple

from edgetier.importing.cells import Plain
from edgetier.importing.scalar_text import Value

Point = dict[str, Value]


class Unread(NamedTuple):
    """A cell that is not a value of the field it goes to; its text is kept beside the workload."""

    column: str
    to: str
    text: str
    message: str
    help: str | None


class Draft(NamedTuple):
    """One workload to be: scalar fields by dotted path, points by the list they belong to."""

    rows: tuple[int, ...]
    base_id: str
    fields: Mapping[str, Plain]
    points: Mapping[str, tuple[Point, ...]]
    unread: tuple[Unread, ...]
    kept: Mapping[str, str]
    cells: tuple[str, ...]

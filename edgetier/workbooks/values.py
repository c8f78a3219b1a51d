"""What goes into a workbook: sheets, each one table of typed columns, and drop-downs over some of its cells."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

Cell = str | int | float | None


class Kind(Enum):
    """What a column holds; the value is its number format."""

    TEXT = ""
    ANSWER = "@"  # what people type stays as they typed it: 1-2 is no date
    COUNT = "#,##0"
    MS = "#,##0.00"
    SHARE = "0.0%"
    NUMBER = "#,##0.###"


class Column(NamedTuple):
    """A header with its unit, how wide it is in characters, and what stands in it."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 18
    meaning: str = ""


class DropDown(NamedTuple):
    """Answers to choose from in some rows of a column, 0 the first below the header; `strict` takes no other."""

    column: int
    rows: tuple[int, ...]
    choices: tuple[str, ...]
    strict: bool


class Sheet(NamedTuple):
    """One table."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    drop_downs: tuple[DropDown, ...] = ()

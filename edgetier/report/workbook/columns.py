"""A column of a sheet and how its cell is read from what a row is about."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from edgetier.report.plain_text import visible
from edgetier.workbooks.values import Cell, Column, Kind, Sheet

Of = TypeVar("Of")


class Told(NamedTuple, Generic[Of]):
    """What a column says about each thing."""

    column: Column
    read: Callable[[Of], Cell]


def told(
    title: str, read: Callable[[Of], Cell], meaning: str, *, kind: Kind = Kind.TEXT, width: int = 16
) -> Told[Of]:
    return Told(Column(title, kind, width, meaning), read)


def sheet_of(name: str, columns: Sequence[Told[Of]], things: Iterable[Of]) -> Sheet:
    """One row a thing."""
    reads = [one.read for one in columns]
    rows = [[shown(read(thing)) for read in reads] for thing in things]
    return Sheet(name, [one.column for one in columns], rows)


def shown(cell: Cell) -> Cell:
    """Text on one line, with nothing hidden in it."""
    return visible(cell) if isinstance(cell, str) else cell

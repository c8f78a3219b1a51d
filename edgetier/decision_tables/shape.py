"""A decision table as boxes of cells, ready to be proved."""

from collections.abc import Mapping
from typing import NamedTuple

from edgetier.decision_tables.axes import axes_of
from edgetier.decision_tables.axis import Axis
from edgetier.decision_tables.bits import bits_of
from edgetier.decision_tables.regions import Box
from edgetier.decision_tables.table import Row, Table


class Shape(NamedTuple):
    """A table as boxes.

    `known` holds a box for each row over the known values; `whole` one with the missing value as a cell,
    first the cells where its tests are true, then those where they are not false. `duplicate_of` leads from a
    row to the first one that asks and answers the same.
    """

    table: Table
    axes: tuple[Axis, ...]
    space: Box
    known: tuple[Box, ...]
    whole: tuple[Box, ...]
    duplicate_of: Mapping[int, int]

    def witness(self, box: Box) -> Mapping[str, object]:
        """A real value for each input, taken from a box; None where only a missing value fits."""
        cells = zip(self.axes, box, strict=True)
        return {axis.name: axis.examples[next(bits_of(bits))] if bits else None for axis, bits in cells}


def shape_of(table: Table) -> Shape:
    """The boxes of a table."""
    axes = axes_of(table)
    space = tuple(axis.domain for axis in axes)
    known = tuple(_known(row, axes) for row in table.rows)
    whole = tuple(_whole(row, axes) for row in table.rows)
    return Shape(table, axes, space, known, whole, _duplicates(table.rows, whole))


def _known(row: Row, axes: tuple[Axis, ...]) -> Box:
    return tuple(axis.known(test) & axis.domain for axis, test in zip(axes, row.tests, strict=True))


def _whole(row: Row, axes: tuple[Axis, ...]) -> Box:
    tests = tuple(zip(axes, row.tests, strict=True))
    sure = (axis.sure(test) & (axis.domain | axis.missing) for axis, test in tests)
    possible = (axis.possible(test) & (axis.domain | axis.missing) for axis, test in tests)
    return (*sure, *possible)


def _duplicates(rows: tuple[Row, ...], whole: tuple[Box, ...]) -> Mapping[int, int]:
    first: dict[object, int] = {}
    found = {}
    for index, row in enumerate(rows):
        key = (whole[index], tuple(sorted(row.then.items())))
        earliest = first.setdefault(key, index)
        if earliest != index and all(whole[index]):
            found[index] = earliest
    return found

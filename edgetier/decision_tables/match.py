"""Matches facts against a table: a row matches, is out, or is open for want of a value."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from edgetier.decision_tables.axes import axes_of
from edgetier.decision_tables.axis import Axis
from edgetier.decision_tables.bits import bits_of
from edgetier.decision_tables.table import UNIQUE, Row, Table
from edgetier.decision_tables.unary import UnaryTest

MOST_REMEMBERED = (
    10_000  # numbers seldom repeat to the letter: what was seen is forgotten rather than hoarded
)


class Match(NamedTuple):
    """What a table says about some facts.

    `outcome` is what all matched and open rows of a `unique` table agree on: None where they do not or where
    there are none, and None for every `collect` table. `missing` names the inputs that leave a row open.
    """

    matched: tuple[Row, ...]
    open: tuple[Row, ...]
    missing: tuple[str, ...]
    outcome: Mapping[str, object] | None


class Matcher:
    """A table made ready to be asked many times; facts that no test can tell apart are matched once.

    A fact that is absent or None is missing. Facts the table has no input for are ignored. Values are taken
    as they are: a number where the input is a number, and so on.
    """

    __slots__ = ("_axes", "_locators", "_memo", "_names", "_possible", "_seen", "_sure", "table")

    def __init__(self, table: Table) -> None:
        self.table = table
        self._axes = axes_of(table)
        self._locators = tuple((axis.name, axis.locate) for axis in self._axes)
        self._sure = _rows_by_cell(table, self._axes, Axis.sure)
        self._possible = _rows_by_cell(table, self._axes, Axis.possible)
        self._memo: dict[tuple[int, ...], Match] = {}
        self._names = tuple(axis.name for axis in self._axes)
        self._seen: dict[tuple[object, ...], Match] = {}

    def __call__(self, facts: Mapping[str, object]) -> Match:
        values = tuple(map(facts.get, self._names))
        found = self._seen.get(values)
        if found is None:
            if len(self._seen) >= MOST_REMEMBERED:
                self._seen.clear()
            found = self._seen[values] = self._located(values)
        return found

    def _located(self, values: tuple[object, ...]) -> Match:
        cells = tuple([locate(value) for value, (_, locate) in zip(values, self._locators, strict=True)])
        found = self._memo.get(cells)
        if found is None:
            found = self._memo[cells] = self._match(cells)
        return found

    def _match(self, cells: tuple[int, ...]) -> Match:
        sure = _rows_at(self._sure, cells, len(self.table.rows))
        still_open = _rows_at(self._possible, cells, len(self.table.rows)) & ~sure
        matched = _picked(self.table.rows, sure)
        waiting = _picked(self.table.rows, still_open)
        return Match(matched, waiting, self._missing(cells, waiting), self._outcome(matched + waiting))

    def _missing(self, cells: tuple[int, ...], waiting: Iterable[Row]) -> tuple[str, ...]:
        absent = [at for at, axis in enumerate(self._axes) if cells[at] == axis.size - 1]
        asked = {at for row in waiting for at in absent if row.tests[at].on_missing is None}
        return tuple(self._axes[at].name for at in absent if at in asked)

    def _outcome(self, candidates: tuple[Row, ...]) -> Mapping[str, object] | None:
        if self.table.hit != UNIQUE or not candidates:
            return None
        first = candidates[0].then
        return first if all(row.then == first for row in candidates) else None


def match(table: Table, facts: Mapping[str, object]) -> Match:
    """Match once; use a Matcher where a table is asked again and again."""
    return Matcher(table)(facts)


def _rows_by_cell(
    table: Table, axes: tuple[Axis, ...], cells_of: Callable[[Axis, UnaryTest], int]
) -> tuple[tuple[int, ...], ...]:
    """For each axis and cell, the rows whose test allows it, as bits."""
    columns = []
    for at, axis in enumerate(axes):
        rows = [0] * axis.size
        for index, row in enumerate(table.rows):
            for cell in bits_of(cells_of(axis, row.tests[at])):
                rows[cell] |= 1 << index
        columns.append(tuple(rows))
    return tuple(columns)


def _rows_at(rows_by_cell: tuple[tuple[int, ...], ...], cells: tuple[int, ...], count: int) -> int:
    rows = (1 << count) - 1
    for column, cell in zip(rows_by_cell, cells, strict=True):
        rows &= column[cell]
    return rows


def _picked(rows: tuple[Row, ...], bits: int) -> tuple[Row, ...]:
    return tuple(rows[index] for index in bits_of(bits))

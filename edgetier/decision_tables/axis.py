"""Axis: one input of a table, cut into cells that no test tells apart; a test is then a set of cells.

A number input with endpoints v0 < v1 has the cells: below v0, v0 itself, between, v1 itself, above. So
`[0..20)` and `[20..50]` share no cell and `[0..20]` and `[20..50]` share one, without any epsilon. Sets of
cells, kept as the bits of one integer, are exact for tests of several ranges too. The last cell of every axis
stands for a missing value.
"""

from collections.abc import Callable
from dataclasses import dataclass

from edgetier.decision_tables.unary import UnaryTest


@dataclass(frozen=True, slots=True)
class Axis:
    """The cells of one input: `domain` are those that a known value of the input may fall in."""

    name: str
    size: int
    domain: int
    everything: int
    locate: Callable[[object], int]
    cells_of: Callable[[object], int]
    examples: tuple[object, ...]

    @property
    def missing(self) -> int:
        """The bit of the missing value."""
        return 1 << (self.size - 1)

    def known(self, test: UnaryTest) -> int:
        """The cells of known values, inside the domain or not, for which a test is true."""
        if not test.parts:
            return self.everything
        cells = 0
        for part in test.parts:
            cells |= 0 if part is None else self.cells_of(part)
        return self.everything & ~cells if test.negated else cells

    def sure(self, test: UnaryTest) -> int:
        """The cells, the missing one among them, for which a test is true."""
        return self.known(test) | (self.missing if test.on_missing is True else 0)

    def possible(self, test: UnaryTest) -> int:
        """The cells, the missing one among them, for which a test is not false."""
        return self.known(test) | (0 if test.on_missing is False else self.missing)

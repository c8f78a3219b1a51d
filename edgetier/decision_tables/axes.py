"""Cuts the inputs of a table into axes: truth values and words here, numbers next door."""

from collections.abc import Iterable

from edgetier.decision_tables.axis import Axis
from edgetier.decision_tables.number_axis import number_axis
from edgetier.decision_tables.table import BOOLEAN, NUMBER, Input, Table
from edgetier.decision_tables.unary import Interval, UnaryTest


def axes_of(table: Table) -> tuple[Axis, ...]:
    """One axis for each input, in order."""
    columns = ([row.tests[at] for row in table.rows] for at in range(len(table.inputs)))
    return tuple(_axis(item, tests) for item, tests in zip(table.inputs, columns, strict=True))


def _axis(item: Input, tests: Iterable[UnaryTest]) -> Axis:
    parts = [part for test in tests for part in test.parts]
    if item.kind == NUMBER:
        return number_axis(item, [part for part in parts if isinstance(part, Interval)])
    if item.kind == BOOLEAN:
        return _word_axis(item.name, (False, True), other=None)
    named = dict.fromkeys([*(item.values or ()), *(part for part in parts if isinstance(part, str))])
    return _word_axis(item.name, tuple(named), other=None if item.values else _another_word(named))


def _word_axis(name: str, words: tuple[object, ...], *, other: str | None) -> Axis:
    """Words and truth values: a cell each, then one for any other word, then the missing one."""
    others, missing = len(words), len(words) + 1
    cells: dict[object, int] = {word: cell for cell, word in enumerate(words)}
    places = {**cells, None: missing}
    everything = (1 << missing) - 1
    return Axis(
        name=name,
        size=missing + 1,
        domain=everything if other is not None else everything >> 1,
        everything=everything,
        locate=lambda value: places.get(value, others),
        cells_of=lambda part: 1 << cells[part],
        examples=(*words, other),
    )


def _another_word(named: Iterable[str]) -> str:
    """A word that no test of the table names."""
    taken = set(named)
    word = "anything-else"
    while word in taken:
        word += "-yet"
    return word

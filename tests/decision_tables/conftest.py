"""Builds small tables from the text of their cells."""

from collections.abc import Callable, Sequence

import pytest

from edgetier.decision_tables.table import Input, Output, Row, Table
from edgetier.decision_tables.unary import parse
from edgetier.source import Span

BuildTable = Callable[..., Table]


@pytest.fixture(scope="session")
def build_table() -> BuildTable:
    return _table


def _table(inputs: Sequence[Input], rows: Sequence[tuple[str, ...]], *, hit: str = "unique") -> Table:
    """Each row is its cells followed by its output; its id is its place, counted from 1."""
    return Table(
        id="t",
        title="a table",
        hit=hit,
        inputs=tuple(inputs),
        outputs=(Output("out", "text"),),
        rows=tuple(_row(at, row, inputs) for at, row in enumerate(rows, 1)),
        cases=(),
        file="t.yaml",
        span=Span(1, 1, 1, 2),
    )


def _row(at: int, row: tuple[str, ...], inputs: Sequence[Input]) -> Row:
    *cells, out = row
    tests = tuple(
        parse(cell, kind=item.kind, words=item.values) for cell, item in zip(cells, inputs, strict=True)
    )
    return Row(str(at), tests, {"out": out}, "because", None, Span(at, 1, at, 2))

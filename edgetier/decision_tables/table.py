"""The values of a decision table: inputs, outputs, rows and the cases that stand beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from edgetier.decision_tables.unary import UnaryTest
from edgetier.source import SourceText, Span

UNIQUE = "unique"
COLLECT = "collect"
NUMBER = "number"
TEXT = "text"
BOOLEAN = "boolean"


class Input(NamedTuple):
    """A named input; `values` closes a text input, the bounds of a number are inclusive."""

    name: str
    kind: str
    values: tuple[str, ...] | None = None
    minimum: float | None = None
    maximum: float | None = None


class Output(NamedTuple):
    """A named output; `values` are the only ones it may take, where they are known."""

    name: str
    kind: str
    values: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: a test for each input of its table, in their order, and what follows."""

    id: str
    tests: tuple[UnaryTest, ...]
    then: Mapping[str, object] = field(hash=False)
    because: str
    source: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Case:
    """An example beside a table: outputs that must come out, or the ids that must match or stay open."""

    name: str
    given: Mapping[str, object] = field(hash=False)
    outputs: Mapping[str, object] | None = field(hash=False)
    matched: tuple[str, ...] | None
    open: tuple[str, ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A decision table, and where it stands."""

    id: str
    title: str
    hit: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rows: tuple[Row, ...]
    cases: tuple[Case, ...]
    file: str
    span: Span


class Pack(NamedTuple):
    """The tables of one file; `source` is its text, for findings that point into it."""

    name: str
    title: str
    tables: tuple[Table, ...]
    file: str
    sha256: str
    source: SourceText

    def table(self, table_id: str) -> Table:
        """The table of that id; KeyError where there is none."""
        for table in self.tables:
            if table.id == table_id:
                return table
        raise KeyError(table_id)

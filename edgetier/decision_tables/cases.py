"""Runs the cases that stand beside a decision table."""

from collections.abc import Iterator
from typing import NamedTuple

from edgetier.decision_tables.match import Match, Matcher
from edgetier.decision_tables.table import Case, Row, Table


class Failure(NamedTuple):
    """A case that did not come out as it says, and what came out instead."""

    case: Case
    message: str


def run_cases(table: Table) -> tuple[Failure, ...]:
    """The cases that fail."""
    matcher = Matcher(table)
    return tuple(
        Failure(case, "; ".join(found))
        for case in table.cases
        if (found := tuple(_wrong(case, matcher(case.given))))
    )


def unreached(table: Table) -> tuple[Row, ...]:
    """The rows that no case of the table makes match."""
    matcher = Matcher(table)
    reached = {row.id for case in table.cases for row in matcher(case.given).matched}
    return tuple(row for row in table.rows if row.id not in reached)


def _wrong(case: Case, found: Match) -> Iterator[str]:
    rows = _named(found.matched + found.open)
    for name, wanted in (case.outputs or {}).items():
        if found.outcome is None:
            yield f"expected {name}: {wanted}, but it is left undecided by {rows}"
        elif found.outcome.get(name) != wanted:
            yield f"expected {name}: {wanted}, found {found.outcome.get(name)} by {rows}"
    yield from _wrong_rows("matching", case.matched, found.matched)
    yield from _wrong_rows("open", case.open, found.open)


def _wrong_rows(what: str, wanted: tuple[str, ...] | None, rows: tuple[Row, ...]) -> Iterator[str]:
    if wanted is not None and sorted(wanted) != sorted(row.id for row in rows):
        yield f"expected {what} rows {', '.join(wanted) or 'none'}, found {_named(rows)}"


def _named(rows: tuple[Row, ...]) -> str:
    return ", ".join(row.id for row in rows) or "no row"

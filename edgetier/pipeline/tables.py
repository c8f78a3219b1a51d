"""Makes the tables of a pack ready, and refuses one that asks for or says what edgetier does not know."""

from collections.abc import Iterator

from edgetier.checks.facts import kind_of_fact, known_facts
from edgetier.checks.judgement import PackTable
from edgetier.codes import CODES
from edgetier.decision_tables.match import Matcher
from edgetier.decision_tables.table import Pack, Table
from edgetier.errors import UserError
from edgetier.source import closest


def tables_of(pack: Pack) -> Iterator[PackTable]:
    """Every table of a pack, ready to be asked."""
    for table in pack.tables:
        _refuse_unknown_facts(table)
        _refuse_unknown_codes(table)
        yield PackTable(f"{pack.name}/{table.id}", Matcher(table))


def _refuse_unknown_facts(table: Table) -> None:
    """A table that waits for a fact nobody gives would stay open for ever, and look as if it worked."""
    place = f"{table.file}:{table.span.line}: table '{table.id}'"
    for column in table.inputs:
        kind = kind_of_fact(column.name)
        if kind is None:
            near = closest(column.name, known_facts())
            hint = f"did you mean '{near}'?" if near else "the facts are listed in docs/rules.md"
            raise UserError(f"{place} asks for the unknown fact '{column.name}'", help=hint)
        if kind != column.kind:
            raise UserError(f"{place} takes the fact '{column.name}' for a {column.kind}; it is a {kind}")


def _refuse_unknown_codes(table: Table) -> None:
    for row in table.rows:
        place = f"{table.file}:{row.span.line}: row '{row.id}'"
        code = str(row.then.get("code", ""))
        if code and code not in CODES:
            near = closest(code, CODES)
            raise UserError(f"{place} names the unknown code '{code}'", help=near and f"did you mean {near}?")
        if code and "field" not in row.then:
            raise UserError(
                f"{place} names a code but no field", help="add an output named field, such as latency.budget"
            )

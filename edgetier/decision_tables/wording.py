"""Says the faults and failed cases of a decision table as findings."""

from collections.abc import Callable, Iterable, Mapping

from edgetier.decision_tables.cases import Failure
from edgetier.decision_tables.proof import DUPLICATE, EMPTY, GAP, INCOMPLETE, OVERLAP, SHADOWED, Fault
from edgetier.decision_tables.table import Row, Table
from edgetier.findings import Finding, Severity, finding
from edgetier.source import SourceText

CODE_OF = {
    GAP: "ET902",
    OVERLAP: "ET903",
    SHADOWED: "ET904",
    EMPTY: "ET904",
    DUPLICATE: "ET904",
    INCOMPLETE: "ET905",
}
ROWS_NAMED = 5


def fault_findings(table: Table, faults: Iterable[Fault], source: SourceText) -> tuple[Finding, ...]:
    """Each fault, at the row that is at fault, or at the table."""
    return tuple(
        finding(
            CODE_OF[fault.kind],
            f"{table.id}: {_MESSAGES[fault.kind](fault)}",
            source=source,
            span=fault.rows[-1].span if fault.rows else table.span,
            severity=Severity.WARNING if fault.kind == OVERLAP and fault.agree else None,
            help=f"for example {shown(fault.witness)}" if fault.witness else None,
        )
        for fault in faults
    )


def failure_findings(table: Table, failures: Iterable[Failure], source: SourceText) -> tuple[Finding, ...]:
    """Each failed case, at its name."""
    return tuple(
        finding(
            "ET906",
            f"{table.id}: case '{failure.case.name}': {failure.message}",
            source=source,
            span=failure.case.span,
            help=f"given {shown(failure.case.given)}",
        )
        for failure in failures
    )


def shown(facts: Mapping[str, object]) -> str:
    """Facts as `key: value` pairs; texts stand in quotes, unlike numbers and truth values."""
    return ", ".join(f"{name}: {_value(value)}" for name, value in facts.items()) or "nothing"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "missing" if value is None else f'"{value}"' if isinstance(value, str) else str(value)


def _percent(share: float) -> str:
    return f"{share:.1%}" if share >= 0.001 else "less than 0.1%"


def _gap(fault: Fault) -> str:
    return f"no row matches; the gaps found are {_percent(fault.share)} of all combinations told apart"


def _overlap(fault: Fault) -> str:
    first, second = fault.rows
    result = "with the same output" if fault.agree else "with different outputs"
    return f"row '{second.id}' overlaps row '{first.id}' (line {first.span.line}), {result}"


def _shadowed(fault: Fault) -> str:
    return f"row '{fault.rows[-1].id}' never decides alone: {_named(fault.rows[:-1])} take all of its cases"


def _empty(fault: Fault) -> str:
    return f"row '{fault.rows[-1].id}' can never match: no value of {' or '.join(fault.inputs)} passes"


def _duplicate(fault: Fault) -> str:
    first, second = fault.rows
    return f"row '{second.id}' repeats row '{first.id}' (line {first.span.line})"


def _incomplete(fault: Fault) -> str:
    if fault.rows:
        return f"not proved within the limit whether other rows take all cases of {_named(fault.rows)}"
    return f"not proved complete within the limit: {_percent(fault.share)} of the combinations not looked at"


def _named(rows: tuple[Row, ...]) -> str:
    more = f" and {len(rows) - ROWS_NAMED} more" if len(rows) > ROWS_NAMED else ""
    return ", ".join(f"'{row.id}'" for row in rows[:ROWS_NAMED]) + more


_MESSAGES: Mapping[str, Callable[[Fault], str]] = {
    GAP: _gap,
    OVERLAP: _overlap,
    SHADOWED: _shadowed,
    EMPTY: _empty,
    DUPLICATE: _duplicate,
    INCOMPLETE: _incomplete,
}

"""The command `rules`: lists the decision tables in force, proves them whole, and runs their cases."""

import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.decision_tables.cases import run_cases, unreached
from edgetier.decision_tables.folders import Packs, all_packs
from edgetier.decision_tables.proof import verify
from edgetier.decision_tables.table import UNIQUE, Pack, Table
from edgetier.decision_tables.wording import failure_findings, fault_findings
from edgetier.findings import Finding, Severity, in_order

FOUND, NOTHING = 1, 3


class Format(StrEnum):
    """How the answer is written."""

    FULL = "full"
    JSON = "json"


class Report(NamedTuple):
    """What one sub-command says of one table: a line, and what is wrong."""

    line: str
    facts: Mapping[str, object]
    findings: tuple[Finding, ...] = ()


Ask = Callable[[Pack, Table], Report]
RulesFolders = Annotated[list[Path] | None, typer.Option("--rules", help="A folder of your own rule packs.")]
TaxonomyFolders = Annotated[
    list[Path] | None, typer.Option("--taxonomy", help="A folder whose entries replace shipped ones.")
]
OutputFormat = Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")]

app = typer.Typer(
    help="List, prove and test the decision tables.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.command("list")
def list_tables(
    rules: RulesFolders = None, taxonomy: TaxonomyFolders = None, output: OutputFormat = Format.FULL
) -> None:
    """Name every table, and every row with the reason that stands beside it."""
    _answer(_listed, rules=rules, taxonomy=taxonomy, output=output)


@app.command("verify")
def verify_tables(
    rules: RulesFolders = None, taxonomy: TaxonomyFolders = None, output: OutputFormat = Format.FULL
) -> None:
    """Prove that tables have no gap, no overlap and no row in vain, or show an example of each."""
    _answer(_verified, rules=rules, taxonomy=taxonomy, output=output)


@app.command("test")
def run_table_cases(
    rules: RulesFolders = None, taxonomy: TaxonomyFolders = None, output: OutputFormat = Format.FULL
) -> None:
    """Run the cases that stand beside the tables."""
    _answer(_tested, rules=rules, taxonomy=taxonomy, output=output)


def _answer(ask: Ask, *, rules: list[Path] | None, taxonomy: list[Path] | None, output: Format) -> None:
    catalogue, unread = load_catalogue(tuple(taxonomy or ()))
    found = all_packs(domains_of(catalogue), tuple(rules or ()))
    reports = tuple(ask(pack, table) for pack in found.packs for table in pack.tables)
    wrong = (*unread, *found.findings, *(item for report in reports for item in report.findings))
    findings = in_order(wrong)
    typer.echo(_WRITERS[output](reports, findings), nl=False)
    raise typer.Exit(_exit_code(found, findings))


def _exit_code(found: Packs, findings: Iterable[Finding]) -> int:
    if any(item.severity is Severity.ERROR for item in findings):
        return FOUND
    return 0 if any(pack.tables for pack in found.packs) else NOTHING


def _listed(pack: Pack, table: Table) -> Report:
    head = f"{pack.name}/{table.id}: {table.title} ({table.hit}, {_counted(table)}, {table.file})"
    rows = [f"  {row.id}: {row.because}" for row in table.rows]
    facts = {"rows_because": {row.id: row.because for row in table.rows}}
    return Report("\n".join([head, *rows]), {**_facts(pack, table), **facts})


def _verified(pack: Pack, table: Table) -> Report:
    findings = fault_findings(table, verify(table), pack.source)
    whole = "no gap, no overlap, no row in vain" if table.hit == UNIQUE else "no row in vain"
    said = f"{len(findings)} found" if findings else whole
    facts = {**_facts(pack, table), "faults": len(findings)}
    return Report(f"{pack.name}/{table.id}: {said} ({_counted(table)})", facts, findings)


def _tested(pack: Pack, table: Table) -> Report:
    failures = run_cases(table)
    idle = [row.id for row in unreached(table)]
    held = len(table.cases) - len(failures)
    line = f"{pack.name}/{table.id}: {held} of {len(table.cases)} cases hold"
    line += f"; no case reaches {', '.join(idle)}" if idle else ""
    facts = {**_facts(pack, table), "held": held, "unreached": idle}
    return Report(line, facts, failure_findings(table, failures, pack.source))


def _counted(table: Table) -> str:
    return f"{len(table.rows)} row{'' if len(table.rows) == 1 else 's'}"


def _facts(pack: Pack, table: Table) -> dict[str, object]:
    return {
        "pack": pack.name,
        "table": table.id,
        "title": table.title,
        "hit": table.hit,
        "file": table.file,
        "line": table.span.line,
        "rows": len(table.rows),
        "cases": len(table.cases),
    }


def _full(reports: Iterable[Report], findings: Iterable[Finding]) -> str:
    lines = [*map(_finding_line, findings), *(report.line for report in reports)]
    return "".join(f"{line}\n" for line in lines) or "no decision table to look at\n"


def _finding_line(item: Finding) -> str:
    place = f"{item.file}:{item.span.line}:{item.span.column}"
    more = f"; {item.help}" if item.help else ""
    return f"{place}: {item.severity}[{item.code} {item.name}]: {item.message}{more}"


def _json(reports: Iterable[Report], findings: Iterable[Finding]) -> str:
    answer = {"tables": [report.facts for report in reports], "findings": [*map(_as_json, findings)]}
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _as_json(item: Finding) -> dict[str, object]:
    return {
        "code": item.code,
        "name": item.name,
        "severity": item.severity,
        "file": item.file,
        **item.span._asdict(),
        "message": item.message,
        "help": item.help,
    }


_WRITERS: Mapping[Format, Callable[[Iterable[Report], Iterable[Finding]], str]] = {
    Format.FULL: _full,
    Format.JSON: _json,
}

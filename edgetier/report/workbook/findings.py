"""The sheet of findings, accepted ones with the reason beside them."""

from edgetier.assessment import Assessment
from edgetier.findings import Finding
from edgetier.report.workbook.columns import Told, sheet_of, told
from edgetier.workbooks.values import Kind, Sheet

NAME = "Findings"


def findings(assessment: Assessment) -> Sheet:
    return sheet_of(NAME, COLUMNS, assessment.findings)


COLUMNS: tuple[Told[Finding], ...] = (
    told("Code", lambda one: one.code, "edgetier explain CODE tells what it is about.", width=9),
    told("Finding", lambda one: one.name, "Its name.", width=26),
    told("Severity", lambda one: str(one.severity), "error, warning or note.", width=11),
    told("Workload", lambda one: one.workload, "Whose it is; empty for the whole.", width=28),
    told("Owner", lambda one: one.owner, "Who answers for the workload.", width=22),
    told("Message", lambda one: one.message, "What was found.", width=70),
    told("What to do", lambda one: one.help, "What would mend it.", width=50),
    told(
        "Accepted because",
        lambda one: one.suppressed,
        "Why it does not count; empty where it does.",
        width=30,
    ),
    told("File", lambda one: one.file, "Where it stands.", width=24),
    told("Line", lambda one: one.span.line, "Where it stands.", kind=Kind.COUNT, width=9),
)

"""The report as a workbook: sheets to filter and count in; no cell is a formula, nothing depends on the clock."""

from edgetier.assessment import Assessment
from edgetier.report.plain_text import visible
from edgetier.report.workbook.candidates import candidates
from edgetier.report.workbook.definitions import definitions
from edgetier.report.workbook.findings import findings
from edgetier.report.workbook.summary import summary
from edgetier.report.workbook.workloads import workloads
from edgetier.workbooks.writing import workbook_of

_SHEETS = (summary, workloads, candidates, findings, definitions)


def render(assessment: Assessment) -> bytes:
    """The bytes of the file."""
    title = visible(assessment.portfolio or "edgetier assessment")
    return workbook_of([make(assessment) for make in _SHEETS], title=title)

"""The sheet that opens: the counts of the portfolio, what to ask and what to measure first."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from edgetier.assessment import Assessment, MeasureFirst
from edgetier.findings import Severity
from edgetier.report.measuring_words import measured
from edgetier.report.words import sentence
from edgetier.report.workbook.columns import shown
from edgetier.workbooks.values import Cell, Column, Kind, Sheet

NAME = "Summary"
COLUMNS = (
    Column("About", width=24, meaning="What the row counts by; each group counts the same workloads anew."),
    Column("What", width=70, meaning="What is counted."),
    Column("Number", Kind.NUMBER, 12, "How many."),
    Column("Unit", width=26, meaning="Of what."),
    Column("Whose", width=24, meaning="The owner of what is asked."),
)


class Line(NamedTuple):
    about: str
    what: str
    number: float | None
    unit: str = "workloads"
    whose: str | None = None


def summary(assessment: Assessment) -> Sheet:
    rows: list[list[Cell]] = [[shown(cell) for cell in line] for line in _lines(assessment)]
    return Sheet(NAME, COLUMNS, rows)


def _lines(assessment: Assessment) -> Iterator[Line]:
    found = assessment.summary
    told = f"{assessment.portfolio}: {sentence(assessment)}" if assessment.portfolio else sentence(assessment)
    yield Line("Portfolio", told, found.workloads)
    yield from _counted("Goes to", {"edge": found.edge, "cloud": found.cloud, "open": found.open})
    yield from _counted(
        "Decision", {**found.by_decision, "of those decided, on a condition": found.conditional}
    )
    yield from _counted("Location", found.by_location)
    yield from _counted("Tier", found.by_tier)
    yield from _counted("Bars more central", found.by_why_not_more_central)
    yield from _counted("Runs now", _deployments(assessment))
    yield Line("Known", "of what the decisions need", round(found.completeness * 100, 2), "%")
    yield from _of_findings(assessment)
    yield from _to_do(assessment)


def _counted(about: str, counts: Mapping[str, int]) -> Iterator[Line]:
    return (Line(about, what, count) for what, count in counts.items())


def _deployments(assessment: Assessment) -> Mapping[str, int]:
    words = dict.fromkeys(("not-permitted", "under", "over", "aligned", "unknown"), 0)
    return words | Counter(item.placement.deployment for item in assessment.workloads)


def _of_findings(assessment: Assessment) -> Iterator[Line]:
    counted = Counter(one.severity for one in assessment.findings if one.suppressed is None)
    for severity in Severity:
        yield Line("Findings", str(severity), counted[severity], "findings")
    yield Line(
        "Findings",
        "accepted",
        sum(1 for one in assessment.findings if one.suppressed is not None),
        "findings",
    )


def _to_do(assessment: Assessment) -> Iterator[Line]:
    for one in assessment.summary.ask_next:
        what = f"{one.workload}, {one.field}: {one.question}"
        yield Line("Ask next", what, one.settles, "decisions it settles", one.owner)
    for wanted in assessment.summary.measure_first:
        yield Line("Measure first", _measured(wanted), wanted.settles, "demand points it settles")


def _measured(one: MeasureFirst) -> str:
    return measured(one, one.workload or "all workloads")

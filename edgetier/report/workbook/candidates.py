"""The sheet of candidates: every location that was judged for every workload, with the terms of its total."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.placement.values import Candidate, Term
from edgetier.report.plain_text import visible
from edgetier.report.workbook.columns import Told, sheet_of, told
from edgetier.report.workload_cells import hundredths, share
from edgetier.workbooks.values import Kind, Sheet

NAME = "Candidates"
_LONGEST_NAME = 60


class Line(NamedTuple):
    """A candidate and whose it is."""

    workload: str
    owner: str | None
    budget_ms: float | None
    one: Candidate


def candidates(assessment: Assessment) -> Sheet:
    """Terms get a column each, in the order in which ledgers have them."""
    lines = list(_lines(assessment))
    terms = [_of_term(name) for name in dict.fromkeys(_titles(lines))]
    return sheet_of(NAME, [*COLUMNS, *terms, *_WHY], lines)


def _lines(assessment: Assessment) -> Iterator[Line]:
    for item in assessment.workloads:
        budget_ms = item.budget.ms if item.budget else None
        for one in item.placement.candidates:
            yield Line(item.id, item.owner, budget_ms, one)


def _titles(lines: Iterable[Line]) -> Iterator[str]:
    return (_title(term) for line in lines for term in line.one.terms)


def _title(term: Term) -> str:
    """Headers of a table must differ, whatever their case."""
    return visible(term.name[:_LONGEST_NAME]).lower()


def _of_term(name: str) -> Told[Line]:
    return told(
        f"{name}, median (ms)",
        lambda line: hundredths(_typical(line.one.terms, name)),
        "The typical value of this term; terms with the same name are added.",
        kind=Kind.MS,
        width=13,
    )


def _typical(terms: Sequence[Term], name: str) -> float | None:
    """None where nothing is known of one of them."""
    values = [hundredths(term.typical) for term in terms if _title(term) == name]
    known = [value for value in values if value is not None]
    return sum(known) if known and len(known) == len(values) else None


COLUMNS: tuple[Told[Line], ...] = (
    told("Workload", lambda line: line.workload, "Its id in the inventory.", width=28),
    told("Owner", lambda line: line.owner, "Who answers for it.", width=22),
    told("Demand at", lambda line: line.one.at, "The demand point it is judged from.", width=22),
    told("Location", lambda line: line.one.location, "From central to near."),
    told("Site", lambda line: line.one.site, "The best site of the location, or the present one.", width=22),
    told("Runs here now", lambda line: "yes" if line.one.current else "no", "The present site.", width=11),
    told("Verdict", lambda line: line.one.verdict, "Against the budget; explained below."),
    told(
        "Budget (ms)",
        lambda line: hundredths(line.budget_ms),
        "How long an answer may take.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Total, typical (ms)",
        lambda line: hundredths(line.one.total_ms.typical),
        "At the percentile of the budget.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Total, low (ms)",
        lambda line: hundredths(line.one.total_ms.low),
        "The least within what is known.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Total, high (ms)",
        lambda line: hundredths(line.one.total_ms.high),
        "The most; empty where nothing bounds it.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Allowance (ms)",
        lambda line: hundredths(line.one.allowance_ms),
        "What compute and wait may take here.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Utilisation",
        lambda line: share(line.one.utilisation),
        "How busy its servers are, where load and servers are stated.",
        kind=Kind.SHARE,
        width=12,
    ),
    told(
        "Holds up to utilisation",
        lambda line: share(line.one.holds_up_to),
        "Where load is not stated: the utilisation up to which it surely meets.",
        kind=Kind.SHARE,
        width=12,
    ),
)
_WHY: tuple[Told[Line], ...] = (
    told("Not taken for", lambda line: line.one.reason, "What speaks against it, in a word.", width=14),
    told("Because", lambda line: line.one.rejected_because, "And in a sentence.", width=60),
)
ALL_BUT_TERMS = (*COLUMNS, *_WHY)

"""The sheet that says what the others mean, and what they rest on: columns, words, figures that stood in, digests."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from edgetier.assessment import Assessment
from edgetier.report.workbook import candidates, findings, summary, workloads
from edgetier.report.workbook.columns import Told, shown
from edgetier.workbooks.values import Cell, Column, Sheet

NAME = "Definitions"
COLUMNS = (
    Column("About", width=26, meaning="A sheet, a kind of word, or what is in force."),
    Column("Word", width=30, meaning="A column or a word that stands in one."),
    Column("Meaning", width=90, meaning="What it says."),
    Column("Source", width=50, meaning="Where a figure comes from."),
)
_WORDS = {
    "Decision": {
        "decided": "One location remains, whatever the unknowns turn out to be within their ranges.",
        "undetermined": "A range of locations remains; it comes with what to ask.",
        "infeasible": "Nothing that is permitted can meet the budget.",
        "conflict": "The constraints exclude every location of the estate.",
        "not-applicable": "Nobody waits, so it goes to the most central permitted location; "
        "or it is retired, or its vendor decides.",
    },
    "Deployment": {
        "aligned": "It runs where it should.",
        "under": "It runs too far away.",
        "over": "It runs nearer than needed.",
        "not-permitted": "A constraint forbids where it runs.",
        "unknown": "It cannot be told.",
    },
    "Verdict": {
        "meets": "Even the high total keeps the budget.",
        "misses": "Even the low total breaks the budget.",
        "undetermined": "It depends on what is not known.",
        "excluded": "A constraint closes the location, before any latency is computed.",
        "not-applicable": "There is no budget to hold it against.",
    },
}


class Line(NamedTuple):
    about: str
    word: str
    meaning: str
    source: str = ""


def definitions(assessment: Assessment) -> Sheet:
    lines = (*_columns(), *_words(), *_in_force(assessment))
    rows: list[list[Cell]] = [[shown(cell) for cell in line] for line in lines]
    return Sheet(NAME, COLUMNS, rows)


def _columns() -> Iterator[Line]:
    yield from _of_sheet(summary.NAME, summary.COLUMNS)
    yield from _of_sheet(workloads.NAME, _plain(workloads.COLUMNS))
    yield from _of_sheet(candidates.NAME, _plain(candidates.ALL_BUT_TERMS))
    yield Line(
        f"Sheet {candidates.NAME}",
        "..., median (ms)",
        "A term of the total; variation lifts their sum to the percentile.",
    )
    yield from _of_sheet(findings.NAME, _plain(findings.COLUMNS))


def _plain(columns: Iterable[Told[Any]]) -> list[Column]:
    return [one.column for one in columns]


def _of_sheet(name: str, columns: Sequence[Column]) -> Iterator[Line]:
    return (Line(f"Sheet {name}", column.title, column.meaning) for column in columns)


def _words() -> Iterator[Line]:
    return (Line(about, word, said) for about, words in _WORDS.items() for word, said in words.items())


def _in_force(assessment: Assessment) -> Iterator[Line]:
    yield Line("In force", "edgetier", assessment.tool_version)
    yield Line("In force", "rules", f"SHA-256 {assessment.rules_digest}")
    yield Line("In force", "taxonomy", f"SHA-256 {assessment.taxonomy_digest}")
    for file in assessment.inputs:
        yield Line("File read", file.path, f"{file.role}, SHA-256 {file.sha256}")
    for entry in assessment.overrides:
        yield Line("Replaced", entry, "An entry of your own stands in place of the shipped one.")
    if assessment.estate_is_default:
        yield Line("Estate", "default", "No estate was given: the public default was taken.")
    for used in assessment.defaults_used:
        yield Line("Default that stood in", used.name, used.value, used.source)

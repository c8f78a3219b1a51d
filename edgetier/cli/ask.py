"""`edgetier ask`: the open questions of an inventory as a spreadsheet for the owners."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from edgetier.assessment import Question
from edgetier.cli.classifier_options import (
    ClassifierError,
    ClassifierPath,
    LearnedOption,
    classifier_settings,
)
from edgetier.cli.options import (
    ConfigOption,
    EstatePath,
    IsolatedOption,
    Paths,
    RulesFolders,
    TaxonomyFolders,
)
from edgetier.cli.output import write_result
from edgetier.cli.reading import assessment_of
from edgetier.cli.rulebook import rulebook_of
from edgetier.cli.settings import settings_here
from edgetier.findings import Finding, Severity
from edgetier.importing.asking import to_csv
from edgetier.pipeline.questions import open_questions

NOTHING_TO_CHECK = 3

CsvPath = Annotated[
    Path | None,
    typer.Option("--csv", help="Where to write; standard output when left out.", show_default=False),
]


def ask(
    paths: Paths,
    csv: CsvPath = None,
    estate: EstatePath = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    learned: LearnedOption = None,
    classifier: ClassifierPath = None,
    classifier_error: ClassifierError = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> None:
    """Write one row for each open question, ranked; `edgetier import csv` takes the answers in."""
    settings = settings_here(
        config=config,
        isolated=isolated,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        **classifier_settings(learned, classifier, classifier_error),
    )
    assessment = assessment_of(paths, settings)
    questions = open_questions(assessment.workloads, rulebook_of(settings).catalogue)
    write_result(to_csv(questions), csv)
    for line in _account(questions, assessment.findings):
        typer.echo(line, err=True)
    if not assessment.workloads:
        raise typer.Exit(NOTHING_TO_CHECK)


def _account(questions: Sequence[Question], findings: Sequence[Finding]) -> list[str]:
    workloads = len({question.workload for question in questions})
    lines = [f"{len(questions)} open questions about {workloads} workloads"]
    errors = sum(1 for found in findings if found.severity is Severity.ERROR and found.suppressed is None)
    if errors:
        lines.append(f"the inventory has {errors} errors: edgetier assess shows them")
    return lines

"""`edgetier ask`: the open questions of an inventory as a spreadsheet for the owners."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from edgetier.assessment import Question
from edgetier.cli.ask_writing import Format, writing_of, written
from edgetier.cli.classifier_options import (
    ClassifierError,
    ClassifierPath,
    LearnedOption,
    classifier_settings,
)
from edgetier.cli.inputs_kept import keep_inputs
from edgetier.cli.mistakes import NOTHING_TO_CHECK
from edgetier.cli.options import (
    ConfigOption,
    EstatePath,
    IsolatedOption,
    OutputPath,
    Paths,
    RulesFolders,
    TaxonomyFolders,
)
from edgetier.cli.output import write_result
from edgetier.cli.progress import watching
from edgetier.cli.reading import assessment_of
from edgetier.cli.rulebook import rulebook_of
from edgetier.cli.settings import settings_here
from edgetier.findings import Finding, Severity
from edgetier.importing.taxonomy_words import words_of
from edgetier.pipeline.questions import open_questions

CsvPath = Annotated[
    Path | None,
    typer.Option("--csv", help="Write CSV here; as --format csv -o FILE.", show_default=False),
]
Xlsx = Annotated[
    bool, typer.Option("--xlsx", help="A workbook with drop-downs for answers; as --format xlsx.")
]
FormatOption = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="csv when left out, or xlsx.", show_default=False),
]


def ask(
    paths: Paths,
    csv: CsvPath = None,
    xlsx: Xlsx = False,
    output_format: FormatOption = None,
    output: OutputPath = None,
    estate: EstatePath = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    learned: LearnedOption = None,
    classifier: ClassifierPath = None,
    classifier_error: ClassifierError = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> None:
    """Write one row for each open question, ranked; `edgetier import csv` or `xlsx` takes the answers in."""
    writing = writing_of(output_format, output, csv=csv, xlsx=xlsx)
    keep_inputs(paths, [writing.path])
    settings = settings_here(
        config=config,
        isolated=isolated,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        **classifier_settings(learned, classifier, classifier_error),
    )
    with watching(stdin="-" in paths) as progress:
        assessment = assessment_of(paths, settings, progress=progress)
    catalogue = rulebook_of(settings).catalogue
    questions = open_questions(assessment.workloads, catalogue)
    write_result(written(questions, words_of(catalogue), writing.format), writing.path)
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

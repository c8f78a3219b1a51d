"""`edgetier explain`: the whole story of one workload, or what a diagnostic code means."""

import shutil
from dataclasses import replace
from typing import Annotated

import typer

from edgetier.assessment import Assessment
from edgetier.catalogue.model import Catalogue
from edgetier.cli.classifier_options import (
    ClassifierError,
    ClassifierPath,
    LearnedOption,
    classifier_settings,
)
from edgetier.cli.color import Color, wants_color
from edgetier.cli.options import (
    ColorOption,
    ConfigOption,
    EstatePath,
    IsolatedOption,
    OutputPath,
    RttPath,
    RulesFolders,
    TaxonomyFolders,
)
from edgetier.cli.output import write_result
from edgetier.cli.progress import watching
from edgetier.cli.reading import assessment_of
from edgetier.cli.rulebook import rulebook_of
from edgetier.cli.settings import settings_here
from edgetier.codes import CODES, code_of
from edgetier.errors import UserError
from edgetier.pipeline.questions import open_questions
from edgetier.report.code_page import all_codes, as_text
from edgetier.source import closest

WIDTH = 100


def explain(
    what: Annotated[
        str | None,
        typer.Argument(
            help="The id of a workload, or a code such as ET301 or its name; all codes when left out.",
            show_default=False,
        ),
    ] = None,
    paths: Annotated[
        list[str] | None, typer.Argument(help="The inventory that holds the workload.", show_default=False)
    ] = None,
    output: OutputPath = None,
    estate: EstatePath = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    rtt: RttPath = None,
    learned: LearnedOption = None,
    classifier: ClassifierPath = None,
    classifier_error: ClassifierError = None,
    color: ColorOption = Color.AUTO,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> None:
    """Tell the whole story of one workload, or explain a diagnostic code."""
    if not paths or what is None:
        write_result(all_codes() if what is None else _code_page(what), output)
        return
    from edgetier.report import explanation

    settings = settings_here(
        config=config,
        isolated=isolated,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        **classifier_settings(learned, classifier, classifier_error),
    )
    with watching(stdin="-" in paths) as progress:
        assessment = assessment_of(paths, settings, rtt, progress)
    assessment = _with_questions(assessment, what, rulebook_of(settings).catalogue)
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, 160)
    colored = wants_color(color, to_file=output is not None)
    write_result(explanation.render(assessment, what, color=colored, width=width), output)


def _with_questions(assessment: Assessment, workload: str, catalogue: Catalogue) -> Assessment:
    """All there is to ask about it, also what does not make the short list of the portfolio."""
    told = [item for item in assessment.workloads if item.id == workload]
    summary = replace(assessment.summary, ask_next=open_questions(told, catalogue))
    return replace(assessment, summary=summary)


def _code_page(what: str) -> str:
    number = code_of(what)
    if number is None:
        near = closest(what.upper(), CODES) or closest(what, (code.name for code in CODES.values()))
        hint = f"did you mean '{near}'? " if near else ""
        raise UserError(
            f"'{what}' is not a code; to explain a workload, name its inventory too",
            help=f"{hint}edgetier explain WORKLOAD-ID INVENTORY",
        )
    return as_text(number)

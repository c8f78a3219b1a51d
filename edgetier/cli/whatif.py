"""`edgetier whatif`: the decisions that other values would change, and where along a range they change."""

import shutil
from enum import StrEnum
from typing import Annotated

import typer

from edgetier.cli.classifier_options import (
    ClassifierError,
    ClassifierPath,
    LearnedOption,
    classifier_settings,
)
from edgetier.cli.color import Color, wants_color
from edgetier.cli.inputs_kept import keep_inputs
from edgetier.cli.options import (
    ColorOption,
    ConfigOption,
    EstatePath,
    IsolatedOption,
    OutputPath,
    Paths,
    RttPath,
    RulesFolders,
    TaxonomyFolders,
)
from edgetier.cli.output import write_result
from edgetier.cli.progress import watching
from edgetier.cli.settings import settings_here
from edgetier.cli.whatif_finding import found_for
from edgetier.cli.whatif_json import as_json
from edgetier.cli.whatif_reading import ground_of
from edgetier.cli.whatif_requests import asked_of
from edgetier.cli.whatif_text import as_text

WIDTH = 100


class Format(StrEnum):
    """How the answer is written."""

    TERMINAL = "terminal"
    JSON = "json"


def whatif(
    paths: Paths,
    sets: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="PATH=VALUE",
            help="A field and its other value, as in '*.connection=warm' or 'estate.regions=[aws:eu-central-1]'; "
            "a range, as in '100 ms..500 ms', tells where decisions change.",
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[Format, typer.Option("--format", "-f", help="How to write the answer.")] = (
        Format.TERMINAL
    ),
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
    """Assess an inventory as it is and with other values, and tell the decisions that change and why."""
    keep_inputs(paths, [output])
    settings = settings_here(
        config=config,
        isolated=isolated,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        **classifier_settings(learned, classifier, classifier_error),
    )
    with watching("Comparing", stdin="-" in paths):
        ground = ground_of(paths, settings, rtt)
        found = found_for(ground, asked_of(sets or (), ground.ids))
    if output_format is Format.JSON:
        write_result(as_json(found), output)
        return
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, 160)
    colored = wants_color(color, to_file=output is not None and str(output) != "-")
    write_result(as_text(found, color=colored, width=width), output)

"""`edgetier diff`: what differs between two assessments, inventories or revisions, and what made it differ."""

import shutil
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

import typer

from edgetier.assessment import Assessment
from edgetier.cli import diff_json, diff_markdown, diff_text
from edgetier.cli.classifier_options import (
    ClassifierError,
    ClassifierPath,
    LearnedOption,
    classifier_settings,
)
from edgetier.cli.color import Color, wants_color
from edgetier.cli.diff_reading import Asked, sides_of
from edgetier.cli.inputs_kept import keep_inputs
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
from edgetier.cli.settings import settings_here
from edgetier.comparison import Differences, differences

_WIDTH = 100


class Format(StrEnum):
    """How the differences are written."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


_RENDERERS: Mapping[Format, Callable[..., str]] = {
    Format.TERMINAL: diff_text.render,
    Format.MARKDOWN: diff_markdown.render,
    Format.JSON: diff_json.render,
}


def diff(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="OLD NEW",
            help="Saved assessments or inventories; with --from, the paths of one inventory.",
            show_default=False,
        ),
    ],
    old: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="REF", help="The inventory as it was there in git.", show_default=False
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="REF",
            help="What it is held against; the working tree where left out.",
            show_default=False,
        ),
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 1 where anything differs, 0 where nothing does.")
    ] = False,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How to write it.")
    ] = Format.TERMINAL,
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
    """Tell the workloads that differ between two assessments, and whether input, rules or data made them differ."""
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
        sides = sides_of(Asked(tuple(paths), old, new, rtt), settings)
        found = differences(*sides)
    colored = wants_color(color, to_file=output is not None and str(output) != "-")
    write_result(_written(found, sides, output_format, color=colored), output)
    raise typer.Exit(int(exit_code and found.any))


def _written(
    found: Differences, sides: tuple[Assessment, Assessment], output_format: Format, *, color: bool
) -> str:
    if output_format is Format.HTML:
        from edgetier.cli import diff_html  # templates and pictures are for this format alone

        return diff_html.render(found, *sides)
    width = min(shutil.get_terminal_size((_WIDTH, 24)).columns, 160)
    return _RENDERERS[output_format](found, color=color, width=width)

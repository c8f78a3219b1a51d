"""`edgetier learn evaluate`: how well a classifier does on workloads whose tier is known, beside what is simpler."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from edgetier.catalogue.model import Catalogue
from edgetier.cli.classifier_reading import learned_of
from edgetier.cli.inputs_kept import keep_inputs
from edgetier.cli.learn_needed import need_scikit_learn
from edgetier.cli.learn_options import ClassifierFile, ErrorShare
from edgetier.cli.learn_page import as_html
from edgetier.cli.learn_plots import plots_of
from edgetier.cli.learn_reading import tiered
from edgetier.cli.learn_told import Told, as_json, as_markdown, as_text
from edgetier.cli.learn_truth import Truth, truth_of
from edgetier.cli.options import (
    ConfigOption,
    IsolatedOption,
    OutputPath,
    Paths,
    RulesFolders,
    TaxonomyFolders,
)
from edgetier.cli.output import write_atomically, write_result
from edgetier.cli.settings import Settings, settings_here
from edgetier.tiering.proposing import suggestions_for


class Format(StrEnum):
    """How the figures are written."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"


_WRITERS = {
    Format.TERMINAL: as_text,
    Format.JSON: as_json,
    Format.MARKDOWN: as_markdown,
    Format.HTML: as_html,
}


FormatOption = typer.Option("--format", "-f", help="How to write the figures.")
LabelsFile = Annotated[
    Path | None,
    typer.Option(
        "--labels",
        metavar="FILE",
        help="True tiers as CSV with the columns id,tier; without it, declared budgets and tiers.",
        show_default=False,
    ),
]
PlotsFolder = Annotated[
    Path | None,
    typer.Option("--plots", metavar="FOLDER", help="Write the plots as SVG here.", show_default=False),
]


def evaluate(
    paths: Paths,
    classifier: ClassifierFile = None,
    classifier_error: ErrorShare = None,
    labels: LabelsFile = None,
    output_format: Annotated[Format, FormatOption] = Format.TERMINAL,
    output: OutputPath = None,
    plots: PlotsFolder = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> None:
    """Hold a classifier, the commonest tier and the rules against tiers that are known."""
    need_scikit_learn()
    keep_inputs([*paths, *([labels] if labels else [])], [output])
    settings = settings_here(
        config=config,
        isolated=isolated,
        taxonomy=taxonomy,
        rules=rules,
        learned=True,
        classifier=classifier,
        classifier_error=classifier_error,
    )
    read = tiered(paths, settings)
    told = _told(truth_of(read, labels), settings, read.catalogue)
    if plots is not None:
        for name, picture in plots_of(told).items():
            write_atomically(plots / f"{name}.svg", picture)
    write_result(_WRITERS[output_format](told), output)


def _told(truth: Truth, settings: Settings, catalogue: Catalogue) -> Told:
    from edgetier.learning.evaluation import evaluated
    from edgetier.learning.examples import Example, corpus_examples
    from edgetier.learning.judged import scale_of

    learned = learned_of(settings)
    assert learned is not None  # noqa: S101 - it was asked for
    suggestions_for((), learned, catalogue)  # refuses a classifier of other tiers
    scale = scale_of(catalogue)
    measures = evaluated(
        learned.classifier,
        learned.error,
        examples=[Example(one.text, one.tier, one.group, truth.source) for one in truth.known],
        known=corpus_examples(),
        scale=scale,
    )
    return Told(truth, learned, measures, f"{scale.costs.source}, {scale.costs.date}")

"""`edgetier learn suggest`: which few open workloads to ask about next, and what to ask."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from edgetier.catalogue.model import Catalogue
from edgetier.cli.classifier_reading import learned_of
from edgetier.cli.inputs_kept import keep_inputs
from edgetier.cli.learn_asked import Asked, Asking, as_csv, as_json, as_text, question_of
from edgetier.cli.learn_options import ClassifierFile, ErrorShare
from edgetier.cli.learn_reading import tiered
from edgetier.cli.mistakes import NOTHING_TO_CHECK
from edgetier.cli.options import (
    ConfigOption,
    IsolatedOption,
    OutputPath,
    Paths,
    RulesFolders,
    TaxonomyFolders,
)
from edgetier.cli.output import Content, write_result
from edgetier.cli.settings import settings_here
from edgetier.inventory.model import Workload
from edgetier.tiering.learned_text import says_something, text_of
from edgetier.tiering.proposing import Learned, suggestions_for


class Format(StrEnum):
    """How the questions are written."""

    TERMINAL = "terminal"
    JSON = "json"
    CSV = "csv"


_WRITERS: dict[Format, Callable[[Asking], Content]] = {
    Format.TERMINAL: as_text,
    Format.JSON: as_json,
    Format.CSV: as_csv,
}


def suggest(
    paths: Paths,
    classifier: ClassifierFile = None,
    classifier_error: ErrorShare = None,
    most: Annotated[int, typer.Option("--most", min=1, max=200, help="How many questions at the most.")] = 10,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How to write them; csv is for owners to answer in.")
    ] = Format.TERMINAL,
    output: OutputPath = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> None:
    """Tell which open workloads to ask about first: the doubtful ones that stand for many alike."""
    keep_inputs(paths, [output])
    settings = settings_here(
        config=config,
        isolated=isolated,
        taxonomy=taxonomy,
        rules=rules,
        learned=True,
        classifier=classifier,
        classifier_error=classifier_error,
    )
    learned = learned_of(settings)
    assert learned is not None  # noqa: S101 - it was asked for
    read = tiered(paths, settings)
    asking = _asking(tuple(read.open()), learned, read.catalogue, most)
    write_result(_WRITERS[output_format](asking), output)
    if not read.workloads:
        raise typer.Exit(NOTHING_TO_CHECK)


def _asking(workloads: Sequence[Workload], learned: Learned, catalogue: Catalogue, most: int) -> Asking:
    from edgetier.learning.asking import most_telling

    telling = [workload for workload in workloads if says_something(workload)]
    picks = most_telling(learned.classifier, [text_of(workload) for workload in telling], most)
    said = suggestions_for([telling[pick.place] for pick in picks], learned, catalogue)
    asked = tuple(
        Asked(
            telling[pick.place], question_of(one, catalogue), one, tuple(telling[at].id for at in pick.alike)
        )
        for pick, one in zip(picks, said, strict=True)
        if one is not None
    )
    tiers = tuple(tier.name for tier in catalogue.tiers)
    return Asking(len(workloads), len(workloads) - len(telling), asked, tiers)

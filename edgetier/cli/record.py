"""`edgetier record`: a decision record for each placement that changes."""

from pathlib import Path
from typing import Annotated

import typer

from edgetier.assessment import Assessment
from edgetier.cli.classifier_options import (
    ClassifierError,
    ClassifierPath,
    LearnedOption,
    classifier_settings,
)
from edgetier.cli.diff_reading import is_saved, rounded
from edgetier.cli.mistakes import NOTHING_TO_CHECK
from edgetier.cli.options import (
    ConfigOption,
    EstatePath,
    IsolatedOption,
    RttPath,
    RulesFolders,
    TaxonomyFolders,
)
from edgetier.cli.output import write_result
from edgetier.cli.progress import watching
from edgetier.cli.reading import assessment_of
from edgetier.cli.record_choosing import Chosen, chosen_of
from edgetier.cli.record_writing import write_records
from edgetier.cli.report import saved_assessment
from edgetier.cli.settings import Settings, settings_here
from edgetier.cli.today import stated_day
from edgetier.errors import UserError
from edgetier.report import record as records

NOTHING_TO_RECORD = "no placement changes; --all records every workload that is decided"
NOTHING_DECIDED = "no workload is decided"


def record(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="INVENTORY|ASSESSMENT",
            help="Inventories, or one saved assessment; - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output-folder",
            "-o",
            help="The folder for one file a record; standard output where left out, or for -.",
            show_default=False,
        ),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Record every workload that is decided.")] = False,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="ASSESSMENT",
            help="Record what changed since this saved assessment, not against where workloads run now.",
            show_default=False,
        ),
    ] = None,
    estate: EstatePath = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    rtt: RttPath = None,
    learned: LearnedOption = None,
    classifier: ClassifierPath = None,
    classifier_error: ClassifierError = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    today: Annotated[
        str | None,
        typer.Option(
            "--today",
            metavar="DATE",
            help="The date of the records, and the day that suppressions are held against. "
            "[env: EDGETIER_TODAY, SOURCE_DATE_EPOCH]",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write an architecture decision record in Markdown for each placement that changes."""
    settings = settings_here(
        config=config,
        isolated=isolated,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        today=today,
        **classifier_settings(learned, classifier, classifier_error),
    )
    before = saved_assessment(str(since)) if since is not None else None
    assessment = _assessment(paths, settings, rtt)
    found = chosen_of(assessment, before, everything=everything)
    if not found:
        typer.echo(NOTHING_DECIDED if everything else NOTHING_TO_RECORD, err=True)
        raise typer.Exit(0 if assessment.workloads else NOTHING_TO_CHECK)
    _write(assessment, found, settings, output)


def _assessment(paths: list[str], settings: Settings, rtt: Path | None) -> Assessment:
    """As it would be saved, so that a record from a saved assessment has the same bytes."""
    if len(paths) == 1 and paths[0] != "-" and is_saved(paths[0]):
        return saved_assessment(paths[0])
    if any(path != "-" and is_saved(path) for path in paths):
        raise UserError("a saved assessment is recorded alone", help="edgetier record ASSESSMENT.json")
    with watching(stdin="-" in paths) as progress:
        return rounded(assessment_of(paths, settings, rtt, progress))


def _write(
    assessment: Assessment, found: tuple[Chosen, ...], settings: Settings, output: Path | None
) -> None:
    names, day = records.file_names(assessment.workloads), stated_day(settings)
    texts = {
        names[one.item.id]: records.render(assessment, one.item, day=day, former=one.former) for one in found
    }
    if output is None or str(output) == "-":
        write_result("\n".join(texts.values()), None)
        return
    for line in write_records(output, texts):
        typer.echo(line, err=True)

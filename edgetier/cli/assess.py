"""`edgetier assess`: the main job, from an inventory to a placement report."""

import shutil
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from edgetier.assessment import Assessment
from edgetier.cli.color import Color, wants_color
from edgetier.cli.options import (
    ColorOption,
    ConfigOption,
    EstatePath,
    FailOn,
    FailOnOption,
    IsolatedOption,
    OutputPath,
    Paths,
    RttPath,
    RulesFolders,
    TaxonomyFolders,
    TodayOption,
)
from edgetier.cli.output import write_result
from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import settings_here
from edgetier.findings import Finding, Severity
from edgetier.report import FORMATS, pieces
from edgetier.report.diagnostics import full

Format = StrEnum("Format", {name.upper(): name for name in FORMATS})  # type: ignore[misc]
WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
WIDTH = 100
NOTHING_TO_CHECK = 3


class Show(StrEnum):
    """The least severity of the findings that are shown in full after a terminal report."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


def assess(
    paths: Paths,
    output_format: Annotated[
        Format, typer.Option("--format", "-f", help="How to write the report.")
    ] = Format("terminal"),  # noqa: B008
    output: OutputPath = None,
    estate: EstatePath = None,
    taxonomy: TaxonomyFolders = None,
    rules: RulesFolders = None,
    rtt: RttPath = None,
    fail_on: FailOnOption = None,
    show: Annotated[
        Show, typer.Option("--show", help="Findings to show under a terminal report.")
    ] = Show.ERROR,
    color: ColorOption = Color.AUTO,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    today: TodayOption = None,
) -> None:
    """Tier every workload of an inventory, work out where it can run, and report why."""
    settings = settings_here(
        config=config,
        isolated=isolated,
        estate=estate,
        taxonomy=taxonomy,
        rules=rules,
        fail_on=fail_on,
        today=today,
    )
    assessment = assessment_of(paths, settings, rtt)
    write_result(_text(assessment, str(output_format), show, colored=_colored(color, output)), output)
    raise typer.Exit(exit_code(assessment.findings, FailOn(settings.fail_on), empty=not assessment.workloads))


def _colored(color: Color, output: Path | None) -> bool:
    return wants_color(color, to_file=output is not None and str(output) != "-")


def _text(assessment: Assessment, name: str, show: Show, *, colored: bool) -> Iterator[str]:
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, 160)
    yield from pieces(name, assessment, color=colored, width=width)
    shown = [item for item in assessment.findings if item.suppressed is None and _at_least(item, str(show))]
    if name == "terminal" and shown:
        yield "\n" + full(shown, color=colored)


def _at_least(item: Finding, least: str) -> bool:
    return least in set(WORST_FIRST) and WORST_FIRST.index(item.severity) <= WORST_FIRST.index(
        Severity(least)
    )


def exit_code(findings: Iterable[Finding], fail_on: FailOn, *, empty: bool) -> int:
    """0, 1 where a finding that counts is at or above the bar, 3 where there was nothing to look at."""
    counting = (item for item in findings if item.suppressed is None)
    if fail_on is not FailOn.NEVER and any(_at_least(item, str(fail_on)) for item in counting):
        return 1
    return NOTHING_TO_CHECK if empty else 0

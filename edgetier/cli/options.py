"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from edgetier.cli.color import Color


class FailOn(StrEnum):
    """The least severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


Paths = Annotated[
    list[str],
    typer.Argument(help="Inventories: files, folders, or - for standard input.", show_default=False),
]
EstatePath = Annotated[
    str | None,
    typer.Option(
        "--estate",
        help="A file with the estate workloads may run in. [env: EDGETIER_ESTATE]",
        show_default=False,
    ),
]
TaxonomyFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--taxonomy",
        help="A folder whose taxonomy entries replace shipped ones. [env: EDGETIER_TAXONOMY]",
        show_default=False,
    ),
]
RulesFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules", help="A folder of your own rule packs. [env: EDGETIER_RULES]", show_default=False
    ),
]
RttPath = Annotated[
    Path | None,
    typer.Option(
        "--rtt",
        metavar="MATRIX",
        help="Round trips that you measured (src,dst,rtt_ms,p95_ms); they outrank the model.",
        show_default=False,
    ),
]
OutputPath = Annotated[
    Path | None,
    typer.Option(
        "--output-file", "-o", help="Write the result here, whole or not at all.", show_default=False
    ),
]
ReportOption = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FORMAT=PATH",
        help="Write one more report, whole or not at all; may be repeated.",
        show_default=False,
    ),
]
FormatOption = typer.Option("--format", "-f", help="How to write the report.")
ShowOption = typer.Option("--show", help="Findings to show under a terminal report.")
FailOnOption = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="The least severity that exits 1: error where nothing is set. [env: EDGETIER_FAIL_ON]",
        show_default=False,
    ),
]
ConfigOption = Annotated[
    list[str] | None,
    typer.Option(
        "--config",
        help="A configuration file, or KEY=VALUE for one setting. [env: EDGETIER_CONFIG]",
        show_default=False,
    ),
]
TodayOption = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day that suppressions are held against, as in 2026-11-24. "
        "[env: EDGETIER_TODAY, SOURCE_DATE_EPOCH]",
        show_default=False,
    ),
]
IsolatedOption = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]
ColorOption = Annotated[
    Color, typer.Option("--color", help="When to colour; beats NO_COLOR and FORCE_COLOR.")
]

"""The options of `edgetier check`, as they are named and explained in its help."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(help="Manifests: files, folders, or - for standard input; this folder when left out."),
]
Estate = Annotated[
    str | None,
    typer.Option("--estate", help="The file with the estate workloads may run in. [env: EDGETIER_ESTATE]"),
]
Taxonomy = Annotated[
    list[Path] | None,
    typer.Option(
        "--taxonomy", help="A folder whose taxonomy entries replace shipped ones. [env: EDGETIER_TAXONOMY]"
    ),
]
Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", help="A folder of your own rule packs. [env: EDGETIER_RULES]"),
]
Config = Annotated[
    list[str] | None,
    typer.Option("--config", help="A configuration file, or KEY=VALUE. [env: EDGETIER_CONFIG]"),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        help="The least severity that exits 1: error, warning, note or never. [env: EDGETIER_FAIL_ON]",
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 also where something was found.")]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", help="How to write the findings. [env: EDGETIER_FORMAT] [default: full]"),
]
Output = Annotated[
    Path | None, typer.Option("--output-file", "-o", help="Write the findings here, whole or not at all.")
]
Report = Annotated[
    list[str] | None,
    typer.Option("--report", help="FORMAT=PATH: write a report as well; may be repeated."),
]
CrossFile = Annotated[
    bool,
    typer.Option(
        "--cross-file", help="Find also what only the whole portfolio tells, such as ids used twice."
    ),
]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", help="Which files of a folder are manifests. [env: EDGETIER_INCLUDE]"),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", help="Files and folders to leave out of folders. [env: EDGETIER_EXCLUDE]"),
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave excluded files out even where they are named.")
]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="Only print the files that would be read.")]
StdinFilename = Annotated[
    str | None, typer.Option("--stdin-filename", help="What to call the manifest on standard input.")
]
AllowEmpty = Annotated[bool, typer.Option("--allow-empty", help="Exit 0 where there is no manifest.")]
Baseline = Annotated[
    str | None,
    typer.Option("--baseline", help="A file of findings that were known before. [env: EDGETIER_BASELINE]"),
]
NoBaseline = Annotated[bool, typer.Option("--no-baseline", help="Use no baseline, whatever is configured.")]
Since = Annotated[
    str | None, typer.Option("--since", help="Only what was introduced since this git revision.")
]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.")]
UnsafeFixes = Annotated[bool, typer.Option("--unsafe-fixes", help="Mend also what might change a decision.")]
Diff = Annotated[bool, typer.Option("--diff", help="Show what fixes would change; write nothing.")]
Today = Annotated[
    str | None,
    typer.Option("--today", help="The day that suppressions are held against. [env: EDGETIER_TODAY]"),
]
Select = Annotated[list[str] | None, typer.Option("--select", help="Only these codes, by number or name.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", help="None of these codes, by number or name.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing where nothing was found.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Also say what is read and held against what.")
]

"""`edgetier import csv` and `import xlsx`: a spreadsheet becomes an inventory, or fills one in."""

from pathlib import Path
from typing import Annotated

import typer

from edgetier.cli.import_run import Wanted, bring_in
from edgetier.cli.import_sheets import read_csv, read_xlsx
from edgetier.cli.options import OutputPath, TaxonomyFolders

MapFile = Annotated[Path | None, typer.Option("--map", help="Which column goes to which field.")]
UpdateFile = Annotated[
    Path | None, typer.Option("--update", help="An inventory to fill in; hand edits and comments stay.")
]
Overwrite = Annotated[
    list[str] | None,
    typer.Option("--overwrite", help="With --update: a field where the spreadsheet wins."),
]
Propose = Annotated[bool, typer.Option("--suggest", help="Propose a map from the headers and cells.")]

app = typer.Typer(
    help="Bring workloads in from other tools.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@app.callback()
def import_() -> None:
    """Bring workloads in from other tools."""


@app.command("csv")
def import_csv(
    file: Annotated[Path, typer.Argument(help="The spreadsheet, saved as CSV.")],
    map_file: MapFile = None,
    output: OutputPath = None,
    update_file: UpdateFile = None,
    overwrite: Overwrite = None,
    propose: Propose = False,
    taxonomy: TaxonomyFolders = None,
    encoding: Annotated[
        str | None, typer.Option(help="Such as utf-8 or cp1252; found out when left out.")
    ] = None,
    delimiter: Annotated[
        str | None, typer.Option(help="A character, or tab; found out when left out.")
    ] = None,
) -> None:
    """Draft an inventory from a spreadsheet, or fill one in; also takes the answers to `edgetier ask`."""
    wanted = Wanted(
        command=f"edgetier import csv {file}",
        map_file=map_file,
        output=output,
        update_file=update_file,
        overwrite=overwrite or (),
        propose=propose,
        taxonomy=taxonomy or (),
    )
    bring_in(read_csv(file, encoding=encoding, delimiter=delimiter), wanted)


@app.command("xlsx")
def import_xlsx(
    file: Annotated[Path, typer.Argument(help="The workbook.")],
    map_file: MapFile = None,
    output: OutputPath = None,
    update_file: UpdateFile = None,
    overwrite: Overwrite = None,
    propose: Propose = False,
    taxonomy: TaxonomyFolders = None,
    sheet: Annotated[
        str | None, typer.Option(help="The sheet to read; the first when left out.", show_default=False)
    ] = None,
) -> None:
    """Draft an inventory from a workbook, or fill one in; also takes the answers to `edgetier ask --xlsx`."""
    wanted = Wanted(
        command=f"edgetier import xlsx {file}",
        map_file=map_file,
        output=output,
        update_file=update_file,
        overwrite=overwrite or (),
        propose=propose,
        taxonomy=taxonomy or (),
    )
    bring_in(read_xlsx(file, sheet=sheet), wanted)

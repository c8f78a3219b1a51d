"""`edgetier import csv`: a spreadsheet becomes an inventory, or fills one in."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from edgetier import __version__
from edgetier.catalogue.load import load_catalogue
from edgetier.cli.options import OutputPath, TaxonomyFolders
from edgetier.cli.output import write_result
from edgetier.errors import UserError
from edgetier.findings import Finding, Severity
from edgetier.importing import account
from edgetier.importing.answers import is_answers, read_answers
from edgetier.importing.encoding import decode
from edgetier.importing.fields import Words
from edgetier.importing.imported import import_table
from edgetier.importing.inventory_text import inventory_text
from edgetier.importing.merge_plan import Mapped
from edgetier.importing.read_map import read_map, unknown_columns
from edgetier.importing.suggest import suggest
from edgetier.importing.table import Table, read_table
from edgetier.importing.update import read_target, update, workloads_in
from edgetier.report.diagnostics import full
from edgetier.report.plain_text import visible

MOST_BYTES = 256 * 2**20
_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}

app = typer.Typer(
    help="Bring workloads in from other tools.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


class _Sheet(NamedTuple):
    """A spreadsheet that was read, and the digest of its file."""

    table: Table
    sha256: str


@app.callback()
def import_() -> None:
    """Bring workloads in from other tools."""


@app.command("csv")
def import_csv(
    file: Annotated[Path, typer.Argument(help="The spreadsheet, saved as CSV.")],
    map_file: Annotated[Path | None, typer.Option("--map", help="Which column goes to which field.")] = None,
    output: OutputPath = None,
    update_file: Annotated[
        Path | None, typer.Option("--update", help="An inventory to fill in; hand edits and comments stay.")
    ] = None,
    overwrite: Annotated[
        list[str] | None,
        typer.Option("--overwrite", help="With --update: a field where the spreadsheet wins."),
    ] = None,
    propose: Annotated[
        bool, typer.Option("--suggest", help="Propose a map from the headers and cells.")
    ] = False,
    taxonomy: TaxonomyFolders = None,
    encoding: Annotated[
        str | None, typer.Option(help="Such as utf-8 or cp1252; found out when left out.")
    ] = None,
    delimiter: Annotated[
        str | None, typer.Option(help="A character, or tab; found out when left out.")
    ] = None,
) -> None:
    """Draft an inventory from a spreadsheet, or fill one in; also takes the answers to `edgetier ask`."""
    sheet = _read(file, encoding, delimiter)
    words = _words(taxonomy or ())
    if propose:
        write_result(suggest(sheet.table), output)
    elif is_answers(sheet.table) and map_file is None:
        _take_answers(sheet.table, update_file, words=words, output=output, overwrite=overwrite or ())
    elif map_file is None:
        raise UserError(
            "a map is needed", help=f"edgetier import csv {file} --suggest -o map.yaml drafts one"
        )
    else:
        _import(
            sheet, map_file, words=words, update_file=update_file, output=output, overwrite=overwrite or ()
        )


def _read(file: Path, encoding: str | None, delimiter: str | None) -> _Sheet:
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(f"cannot read {file}: {error.strerror}") from error
    if len(raw) > MOST_BYTES:
        raise UserError(f"{file} is larger than {MOST_BYTES >> 20} MiB", help="split it")
    decoded = decode(raw, encoding)
    table = read_table(decoded.text, name=file.name, delimiter=_delimiter(delimiter))
    _say(account.of_table(table, decoded.encoding, decoded.notes))
    return _Sheet(table, hashlib.sha256(raw).hexdigest())


def _words(folders: Sequence[Path]) -> Words:
    """What the taxonomy in force calls things, by the field that holds the name."""
    catalogue, _ = load_catalogue(tuple(folders))
    return {
        "archetype": tuple(catalogue.archetypes),
        "tier": tuple(tier.name for tier in catalogue.tiers),
        "demand.access": tuple(catalogue.access),
    }


def _delimiter(given: str | None) -> str | None:
    found = _DELIMITERS.get(given or "", given)
    if found is not None and (len(found) != 1 or found in '"\r\n'):
        raise UserError(f"'{given}' is not a delimiter", help="give one character, or tab")
    return found


def _import(
    sheet: _Sheet,
    map_file: Path,
    *,
    words: Words,
    update_file: Path | None,
    output: Path | None,
    overwrite: Iterable[str],
) -> None:
    mapped = read_map(map_file)
    _stop_on_errors((*mapped.findings, *unknown_columns(mapped, sheet.table.columns)))
    known = {} if update_file is None else workloads_in(read_target(update_file), str(update_file))
    imported = import_table(sheet.table, mapped.map, words=words, known=known)
    # Written before anything is told, so that a reader who stops listening costs no result.
    if update_file is not None:
        told = _update(update_file, imported.workloads, output=output, overwrite=overwrite)
    else:
        told = ()
        write_result(inventory_text(imported.workloads, header=_header(sheet)), output)
    _say((*account.of_import(imported), *account.of_gone(known, imported), *told))


def _header(sheet: _Sheet) -> tuple[str, ...]:
    return (f"Drafted by edgetier {__version__} from {visible(sheet.table.name)}", f"sha256 {sheet.sha256}")


def _take_answers(
    table: Table,
    path: Path | None,
    *,
    words: Words,
    output: Path | None,
    overwrite: Iterable[str],
) -> None:
    if path is None:
        raise UserError(
            "this spreadsheet holds answers", help="add --update INVENTORY, the file they are about"
        )
    known = workloads_in(read_target(path), str(path))
    answers = read_answers(table, known, words=words)
    told = _update(path, answers.workloads, output=output, overwrite=overwrite)
    _say((*account.of_answers(answers), *told))


def _update(
    path: Path, workloads: tuple[Mapped, ...], *, output: Path | None, overwrite: Iterable[str]
) -> tuple[str, ...]:
    """Writes the file where anything in it changes, and returns what to tell."""
    raw = read_target(path)
    done = update(raw, workloads, name=str(path), overwrite=overwrite)
    if output is not None or done.raw != raw:
        write_result(done.raw, output or path)
    return tuple(account.of_update(done, str(path)))


def _stop_on_errors(findings: tuple[Finding, ...]) -> None:
    if findings:
        typer.echo(full(findings), err=True)
    if any(found.severity is Severity.ERROR for found in findings):
        raise typer.Exit(1)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(visible(line), err=True)

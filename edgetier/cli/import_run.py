"""What becomes of a spreadsheet that was read: a proposed map, a draft, an update, or answers taken in."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from edgetier import __version__
from edgetier.catalogue.load import load_catalogue
from edgetier.cli.import_sheets import Sheet, say
from edgetier.cli.output import write_result
from edgetier.errors import UserError
from edgetier.findings import Finding, Severity
from edgetier.importing import account
from edgetier.importing.answers import is_answers, read_answers
from edgetier.importing.fields import Words
from edgetier.importing.imported import import_table
from edgetier.importing.inventory_text import inventory_text
from edgetier.importing.merge_plan import Mapped
from edgetier.importing.read_map import read_map, unknown_columns
from edgetier.importing.suggest import suggest
from edgetier.importing.table import Table
from edgetier.importing.taxonomy_words import words_of
from edgetier.importing.update import read_target, update, workloads_in
from edgetier.report.diagnostics import full
from edgetier.report.plain_text import visible


class Wanted(NamedTuple):
    """What the user asked to be done with the spreadsheet; `command` is how it was called."""

    command: str
    map_file: Path | None
    output: Path | None
    update_file: Path | None
    overwrite: Sequence[str]
    propose: bool
    taxonomy: Sequence[Path]


def bring_in(sheet: Sheet, wanted: Wanted) -> None:
    catalogue, _ = load_catalogue(tuple(wanted.taxonomy))
    words = words_of(catalogue)
    if wanted.propose:
        write_result(suggest(sheet.table), wanted.output)
    elif is_answers(sheet.table) and wanted.map_file is None:
        _take_answers(sheet.table, wanted, words)
    elif wanted.map_file is None:
        raise UserError("a map is needed", help=f"{wanted.command} --suggest -o map.yaml drafts one")
    else:
        _import(sheet, wanted.map_file, wanted, words)


def _import(sheet: Sheet, map_file: Path, wanted: Wanted, words: Words) -> None:
    mapped = read_map(map_file)
    _stop_on_errors((*mapped.findings, *unknown_columns(mapped, sheet.table.columns)))
    path = wanted.update_file
    known = {} if path is None else workloads_in(read_target(path), str(path))
    imported = import_table(sheet.table, mapped.map, words=words, known=known)
    # Written before anything is told, so that a reader who stops listening costs no result.
    if path is not None:
        told = _update(path, imported.workloads, wanted)
    else:
        told = ()
        write_result(inventory_text(imported.workloads, header=_header(sheet)), wanted.output)
    say((*account.of_import(imported), *account.of_gone(known, imported), *told))


def _header(sheet: Sheet) -> tuple[str, ...]:
    return (f"Drafted by edgetier {__version__} from {visible(sheet.table.name)}", f"sha256 {sheet.sha256}")


def _take_answers(table: Table, wanted: Wanted, words: Words) -> None:
    path = wanted.update_file
    if path is None:
        raise UserError(
            "this spreadsheet holds answers", help="add --update INVENTORY, the file they are about"
        )
    known = workloads_in(read_target(path), str(path))
    answers = read_answers(table, known, words=words)
    told = _update(path, answers.workloads, wanted)
    say((*account.of_answers(answers), *told))


def _update(path: Path, workloads: tuple[Mapped, ...], wanted: Wanted) -> tuple[str, ...]:
    """Writes the file where anything in it changes, and returns what to tell."""
    raw = read_target(path)
    done = update(raw, workloads, name=str(path), overwrite=wanted.overwrite)
    if wanted.output is not None or done.raw != raw:
        write_result(done.raw, wanted.output or path)
    return tuple(account.of_update(done, str(path)))


def _stop_on_errors(findings: Iterable[Finding]) -> None:
    found = tuple(findings)
    if found:
        typer.echo(full(found), err=True)
    if any(one.severity is Severity.ERROR for one in found):
        raise typer.Exit(1)

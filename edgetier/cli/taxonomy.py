"""`edgetier taxonomy`: what the words mean and where the figures come from, all of it or one entry."""

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue
from edgetier.catalogue.outline import plain, sections_of
from edgetier.cli.taxonomy_text import entry_text, section_text
from edgetier.errors import UserError
from edgetier.findings import Finding
from edgetier.source import closest


class Format(StrEnum):
    """How the taxonomy is printed."""

    FULL = "full"
    JSON = "json"


def taxonomy(
    section: Annotated[
        str | None, typer.Argument(help="tiers, archetypes, regions ...; all when left out")
    ] = None,
    entry: Annotated[str | None, typer.Argument(help="one entry of the section")] = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="how to print it")] = Format.FULL,
    folders: Annotated[
        list[Path] | None, typer.Option("--taxonomy", help="a folder whose entries replace shipped ones")
    ] = None,
) -> None:
    """Print the taxonomy in force: every section, one section or one entry, with sources."""
    catalogue, findings = load_catalogue(tuple(folders or ()))
    shown = _chosen(catalogue, section, entry)
    text = (
        _json(catalogue, shown) if output is Format.JSON else _full(catalogue, shown, one=entry is not None)
    )
    typer.echo(text)
    for found in findings:
        typer.echo(_complaint(found), err=True)
    if findings:
        raise typer.Exit(1)


def _chosen(
    catalogue: Catalogue, section: str | None, entry: str | None
) -> Mapping[str, Mapping[str, object]]:
    """The sections and entries that were asked for."""
    sections = sections_of(catalogue)
    if section is None:
        return sections
    entries = sections[_known(section, sections, "section")]
    return {section: entries if entry is None else {entry: entries[_known(entry, entries, "entry")]}}


def _known(name: str, known: Mapping[str, object], what: str) -> str:
    if name in known:
        return name
    near = closest(name, known)
    hint = f"did you mean '{near}'?" if near else "one of: " + ", ".join(list(known)[:20])
    raise UserError(f"the taxonomy has no {what} '{name}'", help=hint)


def _json(catalogue: Catalogue, shown: Mapping[str, Mapping[str, object]]) -> str:
    head = {"as_of": catalogue.as_of, "digest": catalogue.digest, "overrides": list(catalogue.overrides)}
    sources = {
        label: source for label, source in catalogue.sources.items() if label.partition("/")[0] in shown
    }
    return json.dumps(
        {**head, "sections": plain(shown), "sources": plain(sources)}, ensure_ascii=False, indent=1
    )


def _full(catalogue: Catalogue, shown: Mapping[str, Mapping[str, object]], *, one: bool) -> str:
    parts = [f"taxonomy as of {catalogue.as_of}, digest {catalogue.digest[:12]}"]
    parts += [f"replaced by your own: {override}" for override in catalogue.overrides]
    for section, entries in shown.items():
        render = entry_text if one else section_text
        parts += ["", *render(catalogue, section, entries)]
    return "\n".join(parts)


def _complaint(found: Finding) -> str:
    where = f"{found.file}:{found.span.line}:{found.span.column}"
    hint = f" ({found.help})" if found.help else ""
    return f"{found.severity}[{found.code} {found.name}]: {found.message}{hint}\n  --> {where}"

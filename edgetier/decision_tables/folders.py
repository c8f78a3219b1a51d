"""Finds rule packs: the shipped ones, and those in a folder of the user's own."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from edgetier.datafiles import data_files
from edgetier.decision_tables.columns import Domains
from edgetier.decision_tables.packs import read_pack
from edgetier.decision_tables.table import Pack
from edgetier.errors import UserError
from edgetier.findings import Finding, finding
from edgetier.source import SourceFile, parse, read


class Packs(NamedTuple):
    """Packs in the order of their files, and what could not be read."""

    packs: tuple[Pack, ...]
    findings: tuple[Finding, ...]


def shipped_packs(domains: Domains) -> Packs:
    """The packs of rules/, as they come with the program."""
    files = [parse(entry.read_bytes(), f"rules/{entry.name}") for entry in data_files("rules")]
    return _packs(files, domains, known=())


def all_packs(domains: Domains, folders: Sequence[Path] = (), *, base: Path | None = None) -> Packs:
    """The shipped packs, or those of the folder that stands in their place; then those of the user's own folders."""
    shipped = shipped_packs(domains) if base is None else _packs_of(base, domains)
    files = [read(path) for folder in folders for path in _yaml_files(folder)]
    own = _packs(files, domains, known=shipped.packs)
    return Packs(shipped.packs + own.packs, shipped.findings + own.findings)


def _packs_of(folder: Path, domains: Domains) -> Packs:
    return _packs([read(path) for path in _yaml_files(folder)], domains, known=())


def _yaml_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UserError(f"no folder {folder}", help="name a folder that holds rule packs")
    found = sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"})
    if not found:
        raise UserError(f"no rule pack in {folder}", help="a rule pack is a .yaml file")
    return found


def _packs(files: Iterable[SourceFile], domains: Domains, *, known: Sequence[Pack]) -> Packs:
    packs: list[Pack] = []
    found: list[Finding] = []
    for file in files:
        pack, wrong = read_pack(file, domains)
        found.extend(wrong)
        twin = next((other for other in (*known, *packs) if pack and other.name == pack.name), None)
        if twin is not None:
            found.append(_twice(file, twin))
        elif pack is not None:
            packs.append(pack)
    return Packs(tuple(packs), tuple(found))


def _twice(file: SourceFile, twin: Pack) -> Finding:
    """Two packs of one name: a decision could not say which of them made it."""
    span = file.documents[0].value_span(("pack",))
    source = file.documents[0].source
    message = f"pack '{twin.name}' already stands in {twin.file}"
    return finding("ET901", message, source=source, span=span, help="choose another name")

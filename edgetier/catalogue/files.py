"""Finds and reads the taxonomy's files: the shipped folder, then the user's own folders."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from edgetier.datafiles import data_files
from edgetier.errors import UserError
from edgetier.source import Document, SourceFile, parse, read


class TaxonomyFile(NamedTuple):
    """One file, and whether it came with the program."""

    file: SourceFile
    shipped: bool


class RawEntry(NamedTuple):
    """One entry as it was written, with what its document says for all of its entries."""

    section: str
    name: str
    value: object
    inherited: dict[str, object]
    document: Document
    file: str
    shipped: bool


def taxonomy_files(folders: Sequence[Path]) -> tuple[TaxonomyFile, ...]:
    """The shipped files first, so that a user's entry replaces a shipped one."""
    own_paths = (path for folder in folders for path in _yaml_in(folder))
    own = (TaxonomyFile(read(path, path.as_posix()), shipped=False) for path in own_paths)
    return (*shipped_files(), *own)


@cache
def shipped_files() -> tuple[TaxonomyFile, ...]:
    """The files that came with the program, read once."""
    return tuple(
        TaxonomyFile(parse(entry.read_bytes(), f"taxonomy/{entry.name}"), shipped=True)
        for entry in data_files("taxonomy")
    )


def _yaml_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UserError(f"there is no taxonomy folder {folder}", help="name a folder that holds YAML files")
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))


def entries_of(one: TaxonomyFile, document: Document) -> Iterator[RawEntry]:
    """Every entry of every section of a document, whatever the section is called."""
    data = document.data
    assert isinstance(data, dict)  # noqa: S101 - the caller has looked
    inherited: dict[str, object] = {key: data[key] for key in ("source", "date") if key in data}
    for section, entries in data.items():
        if isinstance(entries, dict):
            for name, value in entries.items():
                yield RawEntry(section, name, value, inherited, document, one.file.name, one.shipped)

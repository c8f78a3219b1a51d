"""Reads the taxonomy into a catalogue; a bad entry is a finding, and the one before it stays in force."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from edgetier.catalogue.entry import BadEntry, Entry, did_you_mean
from edgetier.catalogue.files import RawEntry, TaxonomyFile, entries_of, taxonomy_files
from edgetier.catalogue.finish import catalogue_of
from edgetier.catalogue.model import Catalogue, Provenance
from edgetier.catalogue.sections import SECTIONS
from edgetier.findings import Finding, finding, from_problem, in_order
from edgetier.source import Document, SourceText

_FILE_KEYS = ("schema", "source", "date", "as_of")


class Reading:
    """What has been read so far; `values` by section and name."""

    __slots__ = ("as_of", "findings", "overrides", "sources", "values")

    def __init__(self) -> None:
        self.values: dict[str, dict[str, object]] = {section: {} for section in SECTIONS}
        self.sources: dict[str, Provenance] = {}
        self.findings: list[Finding] = []
        self.overrides: list[str] = []
        self.as_of = ""


def load_catalogue(folders: Sequence[Path] = ()) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The shipped taxonomy, where an entry of the user's own folders replaces the one of the same name."""
    return _load(tuple(folders)) if folders else _shipped()


@cache
def _shipped() -> tuple[Catalogue, tuple[Finding, ...]]:
    return _load(())


def _load(folders: tuple[Path, ...]) -> tuple[Catalogue, tuple[Finding, ...]]:
    files = taxonomy_files(folders)
    reading = Reading()
    by_section: dict[str, list[RawEntry]] = {section: [] for section in SECTIONS}
    for one in files:
        for entry in _raw_entries(one, reading):
            by_section[entry.section].append(entry)
    for entries in by_section.values():
        _take_in(entries, reading)
    catalogue = catalogue_of(
        reading.values,
        reading.sources,
        as_of=reading.as_of,
        digest=_digest(files),
        overrides=tuple(reading.overrides),
    )
    return catalogue, in_order(reading.findings)


def _raw_entries(one: TaxonomyFile, reading: Reading) -> Iterable[RawEntry]:
    text = SourceText(one.file.name, one.file.text)
    reading.findings += [from_problem(text, problem) for problem in one.file.problems]
    for document in one.file.documents:
        if not isinstance(document.data, dict):
            _note(reading, document, BadEntry("a taxonomy file must be a mapping of sections"), ())
            continue
        _check_sections(document, document.data, reading)
        yield from (entry for entry in entries_of(one, document) if entry.section in SECTIONS)


def _check_sections(document: Document, data: Mapping[str, object], reading: Reading) -> None:
    reading.as_of = str(data.get("as_of", reading.as_of))
    for section, entries in data.items():
        if section in SECTIONS and not isinstance(entries, dict):
            _note(reading, document, BadEntry("a section must be a mapping of names to entries"), (section,))
        elif section not in SECTIONS and section not in _FILE_KEYS and not section.startswith("x-"):
            hint = did_you_mean(section, (*SECTIONS, *_FILE_KEYS)) or "one of: " + ", ".join(SECTIONS)
            unknown = BadEntry(f"unknown section '{section}'", hint=hint, at_key=True)
            _note(reading, document, unknown, (section,))


def _take_in(entries: Iterable[RawEntry], reading: Reading) -> None:
    for raw in entries:
        try:
            entry = _entry(raw)
            value = SECTIONS[raw.section].read(entry, reading.values)
            source = entry.provenance()
        except BadEntry as bad:
            _note(reading, raw.document, bad, (raw.section, raw.name))
            continue
        label = f"{raw.section}/{raw.name}"
        if not raw.shipped and raw.name in reading.values[raw.section]:
            reading.overrides.append(f"{label} ({raw.file})")
        reading.values[raw.section][raw.name] = value
        reading.sources[label] = source


def _entry(raw: RawEntry) -> Entry:
    """The entry with names on its values, whether written as a mapping, a row or a single value."""
    _, columns, single = SECTIONS[raw.section]
    if single:
        return Entry(raw.name, {single: raw.value}, raw.inherited, whole=True)
    if isinstance(raw.value, list) and columns and len(raw.value) <= len(columns):
        return Entry(raw.name, dict(zip(columns, raw.value, strict=False)), raw.inherited, columns)
    if not isinstance(raw.value, dict):
        row = f", or a row of {', '.join(columns)}" if columns else ""
        raise BadEntry(f"must be a mapping{row}")
    return Entry(raw.name, raw.value, raw.inherited)


def _note(reading: Reading, document: Document, bad: BadEntry, where: tuple[str, ...]) -> None:
    path = (*where, *bad.path)
    span = document.key_span(path) if bad.at_key else document.value_span(path)
    label = "/".join(where)
    message = f"{label}: {bad.message}" if label else bad.message
    reading.findings.append(
        finding("ET907", message, source=document.source, span=span, help=bad.hint, path=path)
    )


def _digest(files: Iterable[TaxonomyFile]) -> str:
    return hashlib.sha256("\n".join(one.file.sha256 for one in files).encode()).hexdigest()

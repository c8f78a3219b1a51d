"""The estate of an inventory: in one of its documents or in a file of its own, but only one."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from edgetier.findings import Finding
from edgetier.inventory.estate import Estate
from edgetier.inventory.faults import Fault, Site, as_finding
from edgetier.inventory.frame import Frame, frame_of
from edgetier.inventory.parts import read_part
from edgetier.inventory.values import EstateEntry
from edgetier.inventory.vocabulary import Vocabulary, Words
from edgetier.source import Document, Path, SourceFile


class EstateSource(NamedTuple):
    """Where an estate may stand; the file given for it counts before the inventory."""

    frames: list[Frame]
    file: SourceFile | None


class EstateRead(NamedTuple):
    """The estate, None where none is given, and the names of the user's own sites."""

    entry: EstateEntry | None
    own_sites: frozenset[str]


class _Given(NamedTuple):
    document: Document
    path: Path
    raw: dict[str, Any]


def read_estates(source: EstateSource, vocabulary: Vocabulary, findings: list[Finding]) -> EstateRead:
    """The first estate; a finding for every other."""
    given = [*_in_file(source.file, findings), *_in_frames(source)]
    if not given:
        return EstateRead(None, frozenset())
    findings += (_second(other, given[0]) for other in given[1:])
    return _read(given[0], vocabulary, findings)


def _in_frames(source: EstateSource) -> Iterator[_Given]:
    """A file that is named both as inventory and as estate gives one estate."""
    estate_file = source.file.name if source.file else None
    for frame in source.frames:
        if frame.estate is not None and frame.document.source.name != estate_file:
            yield _Given(frame.document, frame.estate_path, frame.estate)


def _in_file(file: SourceFile | None, findings: list[Finding]) -> Iterator[_Given]:
    for document in file.documents if file else ():
        if isinstance(document.data, dict) and not {"schema", "estate", "workloads"} & document.data.keys():
            yield _Given(document, (), document.data)
        elif document.data is not None:
            yield from _framed(document, findings)


def _framed(document: Document, findings: list[Finding]) -> Iterator[_Given]:
    frame, faults = frame_of(document)
    findings += (as_finding(fault, Site(document, ())) for fault in faults)
    if frame is not None and frame.estate is not None:
        yield _Given(document, frame.estate_path, frame.estate)


def _read(given: _Given, vocabulary: Vocabulary, findings: list[Finding]) -> EstateRead:
    own = frozenset(_own_names(given.raw))
    raw = {key: value for key, value in given.raw.items() if not key.startswith("x-")}
    read = read_part(Estate, raw, Words(vocabulary, own).faults)
    findings += (as_finding(fault, Site(given.document, given.path)) for fault in read.faults)
    entry = EstateEntry(read.part, given.document, given.path) if read.part is not None else None
    return EstateRead(entry, own)


def _own_names(raw: dict[str, Any]) -> Iterator[str]:
    """Also of a site that is faulty otherwise: a fault in its place is no fault in every use of its name."""
    for key in ("on_prem", "data_centres"):
        sites = raw.get(key)
        for site in sites if isinstance(sites, list) else ():
            if isinstance(site, dict) and isinstance(site.get("name"), str):
                yield site["name"]


def _second(other: _Given, first: _Given) -> Finding:
    line = first.document.line_of(first.path)
    message = f"a second estate is given; the first is at {first.document.source.name}:{line}"
    fault = Fault("ET702", (), message, "keep one of them; the first is used", on_key=True)
    return as_finding(fault, Site(other.document, other.path))

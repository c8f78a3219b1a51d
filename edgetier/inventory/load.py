"""Files to an inventory: every workload that can be used, and a finding for everything that cannot."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from edgetier.findings import Finding, finding, from_problem, in_order
from edgetier.inventory.defaults import with_defaults
from edgetier.inventory.discover import input_files
from edgetier.inventory.estates import EstateSource, read_estates
from edgetier.inventory.faults import Fault, Site, as_finding, shown
from edgetier.inventory.frame import START, Frame, frame_of
from edgetier.inventory.model import Defaults, DefaultsWithDemand, Workload
from edgetier.inventory.parts import read_part
from edgetier.inventory.unread import in_words, inherited, unread_of
from edgetier.inventory.values import Entry, InputFile, Inventory
from edgetier.inventory.vocabulary import Vocabulary, Words
from edgetier.source import Path, SourceFile, SourceText, Span


def read_inventory(
    paths: Sequence[str],
    *,
    stdin: bytes | None = None,
    estate_path: str | None = None,
    vocabulary: Vocabulary,
) -> tuple[Inventory, tuple[Finding, ...]]:
    """Reads files, folders and standard input; UserError for a named path that cannot be read."""
    files, estate_file = input_files(paths, stdin=stdin, estate_path=estate_path)
    return load(files, estate_file, vocabulary)


def load(
    files: Sequence[SourceFile],
    estate_file: SourceFile | None,
    vocabulary: Vocabulary,
    *,
    apart: bool = False,
) -> tuple[Inventory, tuple[Finding, ...]]:
    """A broken file does not stop the others, nor a broken workload its neighbours.

    `apart`: files are not held against each other, so an id may stand in two of them.
    """
    findings: list[Finding] = []
    for file in (*files, *([estate_file] if estate_file else ())):
        source = SourceText(file.name, file.text)
        findings += (from_problem(source, problem) for problem in file.problems)
    frames = [frame for file in files for frame in _frames(file, findings)]
    estate = read_estates(EstateSource(frames, estate_file), vocabulary, findings)
    words = Words(vocabulary, estate.own_sites)
    entries = tuple(_first_of_each(_entries(frames, words, findings), findings, apart=apart))
    portfolio = next((frame.portfolio for frame in frames if frame.portfolio is not None), None)
    return Inventory(portfolio, entries, estate.entry, _inputs(files, estate_file)), in_order(findings)


def _inputs(files: Sequence[SourceFile], estate_file: SourceFile | None) -> tuple[InputFile, ...]:
    named = [InputFile(file.name, "inventory", file.sha256) for file in files]
    if estate_file is not None:
        named.append(InputFile(estate_file.name, "estate", estate_file.sha256))
    return tuple(named)


def _frames(file: SourceFile, findings: list[Finding]) -> Iterator[Frame]:
    """Empty documents are passed over, but a file that holds nothing else is a fault."""
    documents = [document for document in file.documents if document.data is not None]
    if not documents and not file.problems:
        findings.append(_empty(file))
    for document in documents:
        frame, faults = frame_of(document)
        findings += (as_finding(fault, Site(document, ())) for fault in faults)
        if frame is not None:
            yield frame


def _empty(file: SourceFile) -> Finding:
    source = SourceText(file.name, file.text)
    return finding("ET112", "the file is empty", source=source, span=Span(1, 1, 1, 1), help=START)


def _entries(frames: Sequence[Frame], words: Words, findings: list[Finding]) -> Iterator[Entry]:
    for frame in frames:
        defaults = _defaults(frame, words, findings)
        for index, raw in enumerate(frame.workloads):
            entry = _entry(_Listed(frame, index, raw, defaults), words, findings)
            if entry is not None:
                yield entry


class _Defaults(NamedTuple):
    """The defaults that hold, and where those cannot be read that were to declare a tier."""

    data: dict[str, Any]
    unread: tuple[Path, ...]


def _defaults(frame: Frame, words: Words, findings: list[Finding]) -> _Defaults:
    """The defaults that hold, so that a fault among them is told once and not for every workload."""
    if not frame.defaults:
        return _Defaults({}, frame.unread)
    raw = without_own_keys(frame.defaults)
    model = DefaultsWithDemand if isinstance(raw.get("demand"), list) else Defaults
    read = read_part(model, raw, words.faults)
    findings += (as_finding(fault, Site(frame.document, ("defaults",))) for fault in read.faults)
    unread = (*frame.unread, *unread_of(read.faults))
    return _Defaults(read.data if read.part is not None else {}, unread)


class _Listed(NamedTuple):
    """An item of the list of workloads, as it stands in the file, and the defaults that hold for it."""

    frame: Frame
    number: int
    raw: Any
    defaults: _Defaults

    def site(self, identity: Any = None, owner: Any = None) -> Site:
        """Its place, and whose it is as far as it says."""
        return Site(
            self.frame.document,
            ("workloads", self.number),
            identity if isinstance(identity, str) else None,
            owner if isinstance(owner, str) else None,
        )


def _entry(listed: _Listed, words: Words, findings: list[Finding]) -> Entry | None:
    if not isinstance(listed.raw, dict):
        findings.append(as_finding(_no_workload(listed.raw), listed.site()))
        return None
    data = own = without_own_keys(listed.raw)
    if listed.defaults.data:
        data = with_defaults(data, listed.defaults.data)
    read = read_part(Workload, data, words.faults)
    if read.faults:
        site = listed.site(read.data.get("id"), read.data.get("owner"))
        findings += (as_finding(fault, site) for fault in read.faults)
    if read.part is None:
        return None
    unread = (*unread_of(read.faults), *inherited(listed.defaults.unread, own))
    return Entry(read.part, listed.frame.document, listed.number, in_words(unread))


def without_own_keys(raw: dict[str, Any]) -> dict[str, Any]:
    """The mapping without its x- keys, the user's own; those further in are rare, and faults see to them."""
    own = [key for key in raw if key[:2] == "x-"]
    if not own:
        return raw
    kept = dict(raw)
    for key in own:
        del kept[key]
    return kept


def _no_workload(raw: Any) -> Fault:
    message = f"a workload is a mapping, not {shown(raw)}"
    return Fault("ET103", (), message, "write it as in: - {id: claims-voice, archetype: voice-agent}")


def _first_of_each(entries: Iterator[Entry], findings: list[Finding], *, apart: bool) -> Iterator[Entry]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        scope = entry.document.source.name if apart else ""
        known = first.setdefault((scope, entry.workload.id), entry)
        if known is entry:
            yield entry
        else:
            findings.append(_used_twice(entry, known))


def _used_twice(entry: Entry, first: Entry) -> Finding:
    line = first.document.line_of((*first.path, "id"))
    fault = Fault(
        "ET701",
        ("id",),
        f"the id '{entry.workload.id}' is used twice; first at {first.document.source.name}:{line}",
        "rename one of them; the first is kept",
    )
    return as_finding(fault, Site(entry.document, entry.path, entry.workload.id, entry.workload.owner))

"""Findings that were there before: each known by code, workload and field, never by line."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath
from typing import NamedTuple

from edgetier.findings import Finding, Severity
from edgetier.triage.code_names import not_suppressible
from edgetier.triage.hidden import Hidden

WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
FieldPath = tuple[str | int, ...]


class Key(NamedTuple):
    """What makes two findings the same one; `file` only where no workload is named."""

    code: str
    workload: str
    file: str
    path: FieldPath


@dataclass(frozen=True, slots=True)
class Entry:
    """Findings with one key: how many, how bad at most, and since when; `file` is where they were last."""

    code: str
    workload: str | None
    file: str
    path: FieldPath
    severity: Severity
    count: int
    first_seen: str  # ISO date

    @property
    def key(self) -> Key:
        """By which findings are told to be the same."""
        return Key(self.code, self.workload or "", "" if self.workload is not None else self.file, self.path)


class Baseline(NamedTuple):
    """Files are named as seen from the folder, so that it does not matter where a check is started."""

    entries: tuple[Entry, ...]
    folder: str = ""

    def seen_from(self, file: str) -> str:
        """The name of a file as the baseline has it."""
        return seen_from(self.folder, file)


class Looked(NamedTuple):
    """How far a run looked: only there can a finding have gone. `unasked` are codes it did not look for."""

    files: Collection[str]
    hidden: Hidden
    unasked: Collection[str] = ()


class Pruned(NamedTuple):
    """The baseline without what has gone, and that."""

    baseline: Baseline
    gone: tuple[Entry, ...]


def baseline_of(findings: Iterable[Finding], *, folder: str = "", today: date = date.min) -> Baseline:
    """Everything that was found, as known from today on."""
    entries: dict[Key, Entry] = {}
    for item in findings:
        one = _entry(item, folder, today)
        entries[one.key] = _joined(entries[one.key], one) if one.key in entries else one
    return Baseline(_sorted(entries.values()), folder)


def known(findings: Sequence[Finding], baseline: Baseline) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """New and old. What has become worse is new, and so is one more than there were."""
    entries = _by_key(baseline)
    left = {key: entry.count for key, entry in entries.items()}
    new, old = [], []
    for item in findings:
        one = _entry(item, baseline.folder, date.min)
        entry = entries.get(one.key)
        if entry is None or not left[one.key] or _rank(item.severity) < _rank(entry.severity):
            new.append(item)
        else:
            left[one.key] -= 1
            old.append(item)
    return tuple(new), tuple(old)


def prune(baseline: Baseline, findings: Iterable[Finding], looked: Looked) -> Pruned:
    """Takes out what no longer occurs: should it come back, it is new. The baseline never grows by this."""
    now = _by_key(baseline_of(findings, folder=baseline.folder))
    files = {baseline.seen_from(file) for file in looked.files}
    kept, gone = [], []
    for entry in baseline.entries:
        if not _could_be_seen(entry, files, looked):
            kept.append(entry)
            continue
        found = now.get(entry.key)
        count = min(entry.count, found.count) if found else 0
        if found and count:
            kept.append(replace(entry, count=count, file=found.file, severity=_milder(entry, found)))
        if count < entry.count:
            gone.append(replace(entry, count=entry.count - count))
    return Pruned(Baseline(_sorted(kept), baseline.folder), tuple(gone))


def extended(baseline: Baseline, findings: Iterable[Finding], looked: Looked, today: date) -> Baseline:
    """With everything that counts now; what was known keeps its date, what was not looked at stays."""
    before = _by_key(baseline)
    counting = (item for item in findings if not not_suppressible(item.code))
    now = _by_key(baseline_of(counting, folder=baseline.folder, today=today))
    files = {baseline.seen_from(file) for file in looked.files}
    entries = {key: entry for key, entry in before.items() if not _could_be_seen(entry, files, looked)}
    for key, entry in now.items():
        known_since = before[key].first_seen if key in before else entry.first_seen
        entries[key] = replace(entry, first_seen=known_since)
    return Baseline(_sorted(entries.values()), baseline.folder)


def seen_from(folder: str, file: str) -> str:
    """A file's path as seen from a folder, with slashes; a name that is no path (<stdin>) stays."""
    if file.startswith("<"):
        return file
    try:
        return PurePath(os.path.relpath(file, folder or os.curdir)).as_posix()
    except ValueError:  # another drive
        return Path(file).as_posix()


def _entry(item: Finding, folder: str, today: date) -> Entry:
    return Entry(
        item.code,
        item.workload,
        seen_from(folder, item.file),
        _field_path(item),
        item.severity,
        1,
        today.isoformat(),
    )


def _field_path(item: Finding) -> FieldPath:
    """Inside the workload, whose place in the list changes."""
    inside = item.workload is not None and item.path[:1] == ("workloads",)
    return item.path[2:] if inside else item.path


def _joined(one: Entry, other: Entry) -> Entry:
    worst = min(one.severity, other.severity, key=_rank)
    return replace(one, count=one.count + other.count, severity=worst, file=min(one.file, other.file))


def _milder(entry: Entry, found: Entry) -> Severity:
    return max(entry.severity, found.severity, key=_rank)


def _could_be_seen(entry: Entry, files: Collection[str], looked: Looked) -> bool:
    if entry.code in looked.unasked or entry.file not in files:
        return False
    return not looked.hidden.has(entry.file, entry.workload)


def _by_key(baseline: Baseline) -> Mapping[Key, Entry]:
    return {entry.key: entry for entry in baseline.entries}


def _rank(severity: Severity) -> int:
    return WORST_FIRST.index(severity)


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.file, *map(str, entry.key))))

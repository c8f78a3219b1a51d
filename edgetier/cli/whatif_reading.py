"""An inventory read once, and assessed with any values in place of its own."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.cli.classifier_reading import learned_of
from edgetier.cli.reading import triaged
from edgetier.cli.rulebook import Rulebook, rulebook_of
from edgetier.cli.settings import Settings
from edgetier.errors import UserError
from edgetier.findings import Finding, Severity
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.change_paths import EVERY
from edgetier.inventory.changes import Change, Files, changed_files, only
from edgetier.inventory.discover import input_files
from edgetier.inventory.load import load
from edgetier.networking.matrix import Matrix, read_matrix
from edgetier.pipeline import assess
from edgetier.report.plain_text import visible
from edgetier.source import Path as FieldPath
from edgetier.tiering.proposing import Learned


class Ground(NamedTuple):
    """What is assessed and by what; `faults` are those of reading it as it is."""

    files: Files
    ids: tuple[str, ...]
    faults: tuple[Finding, ...]
    book: Rulebook
    matrix: Matrix | None
    settings: Settings
    learned: Learned | None = None


def ground_of(paths: Sequence[str], settings: Settings, rtt: Path | None) -> Ground:
    """Reads everything; UserError for what cannot be read, or holds no workload."""
    matrix = read_matrix(rtt) if rtt is not None else None
    learned = learned_of(settings)
    book = rulebook_of(settings)
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    files = input_files(paths, stdin=stdin, estate_path=settings.estate)
    inventory, faults = load(*files, vocabulary_of(book.catalogue))
    ids = tuple(entry.workload.id for entry in inventory.entries)
    if not ids:
        raise UserError(
            "there is no workload to change", help="'edgetier check' tells what is wrong with the files"
        )
    return Ground(files, ids, faults, book, matrix, settings, learned)


def assessed(ground: Ground, changes: Sequence[Change], who: frozenset[str] | None = None) -> Assessment:
    """With the changes; `who` are the workloads that are asked about, all where it is left out."""
    files, estate = changed_files(ground.files, changes)
    if who is not None:
        files = only(files, who)
    inventory, faults = load(files, estate, vocabulary_of(ground.book.catalogue))
    for change in changes:
        _refuse(change, faults, ground)
    found = (*ground.book.findings, *faults)
    book = ground.book
    assessment = assess(
        inventory,
        catalogue=book.catalogue,
        packs=book.packs,
        found=found,
        rtt=ground.matrix,
        learned=ground.learned,
    )
    if who is not None:
        return assessment
    return triaged(assessment, files if estate is None else (*files, estate), ground.settings)


def _refuse(change: Change, faults: Sequence[Finding], ground: Ground) -> None:
    """A value that its field does not take, or that contradicts what stands beside it, is the user's mistake."""
    for fault in faults:
        if fault.severity is not Severity.NOTE and _is_due_to(change, fault, ground):
            whose = f"{fault.workload}: " if len(change.target.ids) > 1 and fault.workload else ""
            raise UserError(
                visible(f"--set {change.text}: {whose}{fault.message}"),
                help=visible(fault.help or "") or None,
            )


def _is_due_to(change: Change, fault: Finding, ground: Ground) -> bool:
    ids, path = change.target
    if ids and fault.workload not in ids:
        return False
    at = _within(fault, ids)
    if at is None:
        return False
    pairs = zip(at, path, strict=False)
    if not all(step in (wanted, EVERY) or wanted == EVERY for step, wanted in pairs):
        return False
    return len(at) >= len(path) or (fault.code, at) not in set(_known(ground, ids, fault.workload))


def _within(fault: Finding, ids: tuple[str, ...]) -> FieldPath | None:
    """The path inside the workload or the estate that the fault is in."""
    if ids:
        return fault.path[2:] if fault.path[:1] == ("workloads",) else None
    if fault.path[:1] == ("workloads",):
        return None
    return fault.path[1:] if fault.path[:1] == ("estate",) else fault.path


def _known(
    ground: Ground, ids: tuple[str, ...], workload: str | None
) -> Iterator[tuple[str, FieldPath | None]]:
    for fault in ground.faults:
        if fault.workload == workload:
            yield fault.code, _within(fault, ids)

"""Reads everything an assessment needs from the paths a user names and the settings in force."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from edgetier.assessment import Assessment
from edgetier.checks.overrides import dated_ahead
from edgetier.cli.classifier_reading import learned_of
from edgetier.cli.pins import check_pins
from edgetier.cli.progress import Progress
from edgetier.cli.rulebook import rulebook_of
from edgetier.cli.settings import Settings
from edgetier.cli.today import today_of
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.discover import input_files
from edgetier.inventory.load import load
from edgetier.inventory.values import Inventory
from edgetier.networking.matrix import read_matrix
from edgetier.pipeline import assess
from edgetier.source import SourceFile
from edgetier.triage.code_names import OF_PORTFOLIO
from edgetier.triage.suppressions import apply_suppressions


def assessment_of(
    paths: Sequence[str], settings: Settings, rtt: Path | None = None, progress: Progress | None = None
) -> Assessment:
    """Reads, assesses, and returns what was found out; `rtt` is a file of measured round trips."""
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    told = progress.told if progress else None
    files, estate = input_files(paths, stdin=stdin, estate_path=settings.estate, told=told)
    return assessment_of_files(files, estate, settings, rtt, progress)


def assessment_of_files(
    files: Sequence[SourceFile],
    estate: SourceFile | None,
    settings: Settings,
    rtt: Path | None,
    progress: Progress | None = None,
) -> Assessment:
    """The same for files that are read already."""
    progress = progress or Progress()
    matrix = read_matrix(rtt) if rtt is not None else None
    learned = learned_of(settings)
    book = rulebook_of(settings)
    progress.begin("Checking")
    inventory, faults = load(files, estate, vocabulary_of(book.catalogue))
    pinned = check_pins(settings, {**book.digests, "estate": _estate_digest(inventory)})
    ahead = dated_ahead(inventory.entries, today_of(settings))
    found = (*pinned, *book.findings, *faults, *ahead)
    progress.begin("Assessing")
    assessment = assess(
        inventory,
        catalogue=book.catalogue,
        packs=book.packs,
        found=found,
        rtt=matrix,
        learned=learned,
        told=progress.told,
    )
    return triaged(assessment, files if estate is None else (*files, estate), settings)


def triaged(assessment: Assessment, files: Sequence[SourceFile], settings: Settings) -> Assessment:
    """With the findings that somebody accepted marked as such."""
    triaged = apply_suppressions(
        assessment.findings,
        files,
        today=today_of(settings),
        max_days=settings.max_suppression_days,
        unasked=OF_PORTFOLIO,
    )
    return replace(assessment, findings=triaged.everything(), accepted=triaged.accepted)


def _estate_digest(inventory: Inventory) -> str | None:
    """Only an estate in a file of its own can be pinned."""
    return next((file.sha256 for file in inventory.files if file.role == "estate"), None)

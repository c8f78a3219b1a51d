"""Reads everything an assessment needs from the paths a user names and the settings in force."""

import sys
from collections.abc import Sequence

from edgetier.assessment import Assessment
from edgetier.cli.pins import check_pins
from edgetier.cli.rulebook import rulebook_of
from edgetier.cli.settings import Settings
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import read_inventory
from edgetier.inventory.values import Inventory
from edgetier.pipeline import assess


def assessment_of(paths: Sequence[str], settings: Settings) -> Assessment:
    """Reads, assesses, and returns what was found out."""
    book = rulebook_of(settings)
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    inventory, faults = read_inventory(
        paths, stdin=stdin, estate_path=settings.estate, vocabulary=vocabulary_of(book.catalogue)
    )
    pinned = check_pins(settings, {**book.digests, "estate": _estate_digest(inventory)})
    found = (*pinned, *book.findings, *faults)
    return assess(inventory, catalogue=book.catalogue, packs=book.packs, found=found)


def _estate_digest(inventory: Inventory) -> str | None:
    """Only an estate in a file of its own can be pinned."""
    return next((file.sha256 for file in inventory.files if file.role == "estate"), None)

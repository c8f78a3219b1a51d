"""Reads everything an assessment needs from the paths and folders a user names."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.decision_tables.folders import all_packs
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import read_inventory
from edgetier.pipeline import assess


class Sources(NamedTuple):
    """What to read: inventories, the estate, and folders of the user's own words and rules."""

    paths: Sequence[str]
    estate: str | None
    taxonomy: Sequence[Path]
    rules: Sequence[Path]


def assessment_of(sources: Sources) -> Assessment:
    """Reads, assesses, and returns what was found out."""
    catalogue, bad_entries = load_catalogue(tuple(sources.taxonomy))
    packs, bad_rules = all_packs(domains_of(catalogue), tuple(sources.rules))
    stdin = sys.stdin.buffer.read() if "-" in sources.paths else None
    inventory, faults = read_inventory(
        sources.paths, stdin=stdin, estate_path=sources.estate, vocabulary=vocabulary_of(catalogue)
    )
    return assess(inventory, catalogue=catalogue, packs=packs, found=(*bad_entries, *bad_rules, *faults))

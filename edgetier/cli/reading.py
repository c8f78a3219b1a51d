"""Reads everything an assessment needs from the paths and folders a user names."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue
from edgetier.catalogue.places import find_place
from edgetier.catalogue.suggest import nearest_place_name
from edgetier.decision_tables.folders import all_packs
from edgetier.inventory.load import read_inventory
from edgetier.inventory.vocabulary import Vocabulary
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


def vocabulary_of(catalogue: Catalogue) -> Vocabulary:
    """The words and places an inventory may use under this taxonomy."""
    return Vocabulary(
        archetypes=tuple(catalogue.archetypes),
        access=tuple(catalogue.access),
        tiers=tuple(tier.name for tier in catalogue.tiers),
        residency=(*catalogue.country_groups, *sorted(catalogue.countries)),
        is_place=lambda what: what == "device" or find_place(what, catalogue) is not None,
        nearest_place=lambda what: nearest_place_name(what, catalogue),
    )

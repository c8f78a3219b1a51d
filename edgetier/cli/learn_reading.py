"""Reads inventories for learning: every workload with the tier that owners and rules give it."""

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import typer

from edgetier.catalogue.model import Catalogue
from edgetier.cli.rulebook import rulebook_of
from edgetier.cli.settings import Settings
from edgetier.findings import Severity
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.discover import input_files
from edgetier.inventory.load import load
from edgetier.inventory.model import Workload
from edgetier.pipeline.applying import rules_of
from edgetier.tiering.values import TierDecision


class Tiered(NamedTuple):
    """Workloads in the order of the files, each with its tier; the taxonomy that tiers are of.

    `unread` are the ids of those that declare a tier in a way that cannot be read.
    """

    catalogue: Catalogue
    workloads: tuple[tuple[Workload, TierDecision], ...]
    unread: frozenset[str]

    def open(self) -> Iterator[Workload]:
        """Those that neither owner nor rules give a tier; a slip in what an owner declares is to be mended first."""
        return (
            workload
            for workload, tier in self.workloads
            if tier.name is None and workload.id not in self.unread
        )


def tiered(paths: Sequence[str], settings: Settings) -> Tiered:
    """What can be used of the inventories; that something cannot is told on standard error."""
    stdin = sys.stdin.buffer.read() if "-" in paths else None
    files, estate = input_files(paths, stdin=stdin, estate_path=settings.estate) if paths else ((), None)
    book = rulebook_of(settings)
    inventory, faults = load(files, estate, vocabulary_of(book.catalogue))
    wrong = sum(found.severity is Severity.ERROR for found in (*book.findings, *faults))
    if wrong:
        typer.echo(f"errors in what was read: {wrong}; edgetier assess shows them", err=True)
    rules = rules_of(book.packs, book.catalogue).tiers
    decided = ((entry.workload, rules.decide(entry.workload).tier) for entry in inventory.entries)
    unread = frozenset(entry.workload.id for entry in inventory.entries if entry.unread)
    return Tiered(book.catalogue, tuple(decided), unread)

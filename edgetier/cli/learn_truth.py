"""True tiers to hold a classifier against: what an inventory declares, or a spreadsheet of ids and tiers."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from edgetier.cli.learn_reading import Tiered
from edgetier.errors import UserError
from edgetier.importing.encoding import decode
from edgetier.importing.mapping import folded
from edgetier.importing.table import read_table
from edgetier.learning.examples import system_of
from edgetier.source import closest
from edgetier.source.bounded import bytes_of
from edgetier.tiering.learned.words import Text
from edgetier.tiering.learned_text import says_something, text_of

MOST_BYTES = 64 * 2**20
DECLARED = "declared"
COLUMNS = ("id", "tier")


class Known(NamedTuple):
    """A workload's text and its true tier; workloads of one name are one group."""

    text: Text
    tier: str
    group: str


class Truth(NamedTuple):
    """Workloads whose tier is known, where from, and how many of them say nothing that could be read."""

    known: tuple[Known, ...]
    source: str
    silent: int


def truth_of(read: Tiered, labels: Path | None) -> Truth:
    """From the file where one is named; otherwise declared budgets and tiers."""
    if labels is None:
        tiers = {
            workload.id: tier.name
            for workload, tier in read.workloads
            if tier.name is not None and tier.basis == DECLARED
        }
        return _truth(read, tiers, "declared budgets and tiers")
    return _truth(read, _labels(read, labels), str(labels))


def _truth(read: Tiered, tiers: Mapping[str, str], source: str) -> Truth:
    labelled = [workload for workload, _ in read.workloads if workload.id in tiers]
    known = tuple(
        Known(text_of(workload), tiers[workload.id], system_of(workload))
        for workload in labelled
        if says_something(workload)
    )
    if not known:
        raise UserError(
            f"no workload with a text has a known tier ({source})",
            help="declare latency.budget or tier, or give --labels FILE with the columns id,tier",
        )
    return Truth(known, source, len(labelled) - len(known))


def _labels(read: Tiered, path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    workloads = {workload.id for workload, _ in read.workloads}
    tiers = [tier.name for tier in read.catalogue.tiers]
    for row, name, tier in _rows(path):
        if name not in workloads:
            raise UserError(
                f"{path}: row {row}: no workload '{name}' in the inventory", help=_meant(name, workloads)
            )
        if tier not in tiers:
            raise UserError(f"{path}: row {row}: '{tier}' is no tier", help="one of: " + ", ".join(tiers))
        if found.setdefault(name, tier) != tier:
            raise UserError(f"{path}: row {row}: '{name}' is {found[name]} in a row above")
    return found


def _meant(name: str, known: set[str]) -> str | None:
    near = closest(name, sorted(known))
    return f"did you mean '{near}'?" if near else None


def _rows(path: Path) -> list[tuple[int, str, str]]:
    """Row number, id and tier of each row that names a tier."""
    table = read_table(decode(bytes_of(path, MOST_BYTES)).text, name=str(path))
    names = [folded(column) for column in table.columns]
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        raise UserError(f"{path}: no column '{missing[0]}'", help="the columns are: id,tier")
    at, tier = (names.index(column) for column in COLUMNS)
    rows = ((record.row, record.cells[at].strip(), record.cells[tier].strip()) for record in table.records)
    return [row for row in rows if row[2]]

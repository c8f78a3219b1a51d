"""Reads the labelled rows of the public US federal inventory of AI use cases, by the way that a user's spreadsheet takes.

The spreadsheet is not part of this project: ombegov/2024-Federal-Agency-AI-Use-Case-Inventory on GitHub. Labels are
in tests/learning/us_federal_2024_labels.csv: the number of the row below the header, its tier, whether both readings
were sure of it, and whether it was drawn at random or among rows that mention speech, video, vehicles and the like.
"""

import csv
from pathlib import Path
from typing import NamedTuple

from edgetier.catalogue.load import load_catalogue
from edgetier.importing.encoding import decode
from edgetier.importing.imported import import_table
from edgetier.importing.inventory_text import inventory_text
from edgetier.importing.mapping import ColumnMap, Target
from edgetier.importing.table import Table, read_table
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import read_inventory
from edgetier.learning.examples import Example
from edgetier.tiering.learned_text import text_of

LABELS = Path(__file__).parents[1] / "tests" / "learning" / "us_federal_2024_labels.csv"
NAME, AGENCY, BUREAU = "Use Case Name", "Agency", "Bureau"
TOLD = (
    "What is the intended purpose and expected benefits of the AI?",
    "Describe the AI system’s outputs.",
)
MAP = ColumnMap({NAME: (Target("name"),), **{column: (Target("description"),) for column in TOLD}})


class Labelled(NamedTuple):
    """A row with its tier, whether the readers were sure of it, and how it was drawn; its group is the office."""

    example: Example
    sure: bool
    drawn: str


def labelled_rows(spreadsheet: Path) -> tuple[Labelled, ...]:
    """In the order of the labels."""
    table = read_table(decode(spreadsheet.read_bytes()).text, name=spreadsheet.name)
    numbers = {record.row - 1: record for record in table.records}  # the header is row 1
    with LABELS.open(encoding="utf-8", newline="") as stream:
        labels = list(csv.DictReader(stream))
    wanted = table._replace(records=tuple(numbers[int(label["row"])] for label in labels))
    workloads = workloads_of(wanted)
    if len(workloads) != len(labels):
        raise SystemExit(f"{spreadsheet}: {len(labels)} rows are labelled, {len(workloads)} were read")
    return tuple(
        Labelled(
            Example(text_of(workload), label["tier"], office, "federal"),
            label["sure"] == "yes",
            label["drawn"],
        )
        for workload, label, office in zip(workloads, labels, offices_of(wanted), strict=True)
    )


def workloads_of(table: Table) -> list:
    """As `edgetier import csv` drafts them, and `edgetier assess` reads the draft."""
    catalogue = load_catalogue()[0]
    drafted = inventory_text(import_table(table, MAP).workloads, header=())
    raw = drafted.encode() if isinstance(drafted, str) else drafted
    inventory, findings = read_inventory(["-"], stdin=raw, vocabulary=vocabulary_of(catalogue))
    if findings:
        raise SystemExit(f"the draft has findings, the first: {findings[0].message}")
    return [entry.workload for entry in inventory.entries]


def offices_of(table: Table) -> list[str]:
    agency, bureau = (table.columns.index(column) for column in (AGENCY, BUREAU))
    return [f"{record.cells[agency].strip()}/{record.cells[bureau].strip()}" for record in table.records]

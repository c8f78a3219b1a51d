"""The map from columns to fields, as values; the words a map file may use."""

from collections.abc import Mapping
from typing import NamedTuple

IGNORE = "ignore"
KEEP = "keep"
KIND = "csv-map"


class Target(NamedTuple):
    """Where the cells of a column go: a field, `ignore`, or `keep` (beside the workload, under x-import)."""

    to: str
    values: Mapping[str, str] = {}
    unit: str = ""
    label: str = ""


class ColumnMap(NamedTuple):
    """A map that was read: targets by column, the columns an id is made from, fields alike in every row."""

    columns: Mapping[str, tuple[Target, ...]]
    id_from: tuple[str, ...] = ()
    fixed: Mapping[str, str] = {}
    empty: frozenset[str] = frozenset()
    decimal_comma: bool = False

    def means_nothing(self, cell: str) -> bool:
        """True for an empty cell and for `N/A` and the like."""
        return folded(cell) in self.empty or not cell.strip()


def folded(text: str) -> str:
    """Texts that differ in case and spacing only are the same."""
    return " ".join(text.split()).casefold()

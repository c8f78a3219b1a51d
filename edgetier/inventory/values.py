"""Inventory: the workloads and the estate that were read, each with its place in a file."""

from dataclasses import dataclass

from edgetier.inventory.model import Estate, Workload
from edgetier.source import Document


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file that was read: what for, and its digest, so that a report can be held against it."""

    path: str
    role: str  # inventory | estate | rtt | classifier
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A workload with the document and the index it stands at, for positions.

    `unread` names what was to declare its tier and cannot be read.
    """

    workload: Workload
    document: Document
    index: int
    unread: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str | int, ...]:
        """The workload's place in its document."""
        return ("workloads", self.index)


@dataclass(frozen=True, slots=True)
class EstateEntry:
    """An estate with the document it stands in and the path to it there (() in a file of its own)."""

    estate: Estate
    document: Document
    path: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Inventory:
    """All that was read, in the order of the files."""

    portfolio: str | None
    entries: tuple[Entry, ...]
    estate: EstateEntry | None
    files: tuple[InputFile, ...]

"""Which workload a line belongs to, as far as the data of a file tells."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from edgetier.findings import Finding
from edgetier.source import Document, SourceFile


class Home(NamedTuple):
    """The lines of one workload, and whose it is."""

    first_line: int
    last_line: int
    workload: str | None
    owner: str | None


class Homes:
    """The workloads of one file, in the order of their lines."""

    def __init__(self, file: SourceFile) -> None:
        self._all = sorted(
            (home for document in file.documents for home in _homes(document)), key=lambda home: home[:2]
        )
        self._starts = [home.first_line for home in self._all]
        self._by_id = {home.workload: home for home in reversed(self._all)}

    def at(self, line: int) -> Home | None:
        """The workload that the line is part of."""
        number = bisect_right(self._starts, line) - 1
        return self._all[number] if number >= 0 and line <= self._all[number].last_line else None

    def begun_on(self, line: int) -> Iterator[Home]:
        """Those whose first line this is; several where they are written in one line."""
        number = bisect_right(self._starts, line) - 1
        while number >= 0 and self._starts[number] == line:
            yield self._all[number]
            number -= 1

    def of(self, item: Finding) -> Home | None:
        """The workload that the finding is about: where it stands, or else by name (values can be inherited)."""
        here = self.at(item.span.line)
        if item.workload is None or (here is not None and here.workload == item.workload):
            return here
        return self._by_id.get(item.workload, here)


def _homes(document: Document) -> Iterator[Home]:
    listed = document.data.get("workloads") if isinstance(document.data, dict) else None
    for number, raw in enumerate(listed if isinstance(listed, list) else ()):
        span = document.value_span(("workloads", number))
        data = raw if isinstance(raw, dict) else {}
        yield Home(span.line, span.end_line, _text(data.get("id")), _text(data.get("owner")))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None

"""Which suppressions cover a finding: those on its lines, on its workload's first line, or for its file."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator

from edgetier.findings import Finding
from edgetier.triage.homes import Home
from edgetier.triage.written import Suppression, Written


class Covering:
    """An index, since a portfolio in one file can have thousands of findings and of suppressions."""

    def __init__(self, written: Written) -> None:
        self._homes = written.homes
        self._on_lines: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._on_workloads: dict[tuple[str, Home], list[int]] = defaultdict(list)
        self._on_file: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(written.suppressions):
            for code in item.codes():
                self._add(code, number, item)
        for lines in self._on_lines.values():
            lines.sort()

    def of(self, item: Finding) -> Iterator[int]:
        """The numbers of the suppressions, the narrowest first."""
        lines = self._on_lines.get(item.code, [])
        first = bisect_left(lines, (item.span.line, -1))
        for _, number in lines[first : bisect_right(lines, (item.span.end_line + 1, -1))]:
            yield number
        home = self._homes.of(item)
        if home is not None:
            yield from self._on_workloads.get((item.code, home), ())
        yield from self._on_file.get(item.code, ())

    def _add(self, code: str, number: int, item: Suppression) -> None:
        if item.terms.whole_file:
            self._on_file[code].append(number)
            return
        # A comment with a line to itself is on that line too: a finding may span it.
        for line in {item.spot.line, item.spot.comment.line}:
            self._on_lines[code].append((line, number))
        for home in self._homes.begun_on(item.spot.line):
            self._on_workloads[code, home].append(number)

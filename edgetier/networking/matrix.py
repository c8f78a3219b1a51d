"""Reads measured round trips between named ends, and where the ends are."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from edgetier.catalogue.model import Place
from edgetier.errors import UserError
from edgetier.networking.csv_rows import Row, read_table
from edgetier.source import SourceText

MATRIX_COLUMNS = ("src", "dst", "rtt_ms")
SITE_COLUMNS = ("site", "lat", "lon")
LONGEST_MS = 60_000.0


class Measured(NamedTuple):
    """The median round trip from one end to another, p95 where it is stated, and the line it stands in."""

    src: str
    dst: str
    rtt_ms: float
    p95_ms: float | None
    line: int


class Matrix(NamedTuple):
    """A file of measurements, each ordered pair once."""

    text: SourceText
    sha256: str
    pairs: tuple[Measured, ...]

    @property
    def file(self) -> str:
        """Its name, as it was given."""
        return self.text.name


def read_matrix(path: Path) -> Matrix:
    """src, dst, rtt_ms and where known p95_ms. Equal rows are taken once, contradicting ones refused."""
    table = read_table(path, MATRIX_COLUMNS)
    pairs: dict[tuple[str, str], Measured] = {}
    for row in table.rows:
        found = _measured(row)
        before = pairs.setdefault((found.src, found.dst), found)
        if before[2:4] != found[2:4]:
            raise row.bad(f"'{found.src}' to '{found.dst}' stands in line {before.line} with another value")
    if not pairs:
        raise UserError(f"{path} has no measurements")
    return Matrix(table.text, table.sha256, tuple(pairs.values()))


def _measured(row: Row) -> Measured:
    rtt_ms = row.number("rtt_ms", 0.0, LONGEST_MS)
    p95_ms = row.number("p95_ms", 0.0, 10 * LONGEST_MS) if row.has("p95_ms") else None
    if p95_ms is not None and p95_ms < rtt_ms:
        raise row.bad(f"'p95_ms' of {p95_ms:g} is below the median of {rtt_ms:g}")
    return Measured(row.name("src"), row.name("dst"), rtt_ms, p95_ms, row.line)


def read_places(path: Path) -> Mapping[str, Place]:
    """Where each end is: site, lat, lon in degrees."""
    found: dict[str, Place] = {}
    for row in read_table(path, SITE_COLUMNS).rows:
        name = row.name("site")
        place = Place(name, row.number("lat", -90, 90), row.number("lon", -180, 180), None)
        if found.setdefault(name, place) != place:
            raise row.bad(f"'{name}' already stands at another place")
    if not found:
        raise UserError(f"{path} has no sites")
    return found

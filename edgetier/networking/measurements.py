"""Makes a matrix ready for placement: what each end means, both directions together, nothing faster than light."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from edgetier.catalogue.distance import great_circle_km
from edgetier.catalogue.model import Catalogue, Place
from edgetier.catalogue.places import find_place
from edgetier.findings import Finding, Severity, finding
from edgetier.networking.matrix import Matrix, Measured
from edgetier.placement.measured import Measurements, both_ways
from edgetier.placement.routes import KM_PER_MS_THERE_AND_BACK
from edgetier.placement.variation import Array
from edgetier.source import Span

SHOWN = 20  # of the pairs that are too fast
SHOWN_NAMES = 5
ROUNDING_KM = 1.0  # of coordinates


class Ready(NamedTuple):
    """The measurements that can be used, and what is wrong with the others."""

    measurements: Measurements
    findings: tuple[Finding, ...]


def measurements_of(matrix: Matrix, catalogue: Catalogue, own: Mapping[str, Place]) -> Ready:
    """Every end looked up as a place of demand or a site would be; pairs faster than light are not used."""
    names = tuple(dict.fromkeys(name for pair in matrix.pairs for name in (pair.src, pair.dst)))
    titled = _regions_by_title(catalogue)
    found = {name: find_place(titled.get(name, name), catalogue, own) for name in names}
    too_fast = [pair for pair in matrix.pairs if pair.rtt_ms < _light_ms(pair, found)]
    dropped = set(too_fast)
    usable = [pair for pair in matrix.pairs if pair.src != pair.dst and pair not in dropped]
    cloud = np.array([titled.get(name, name) in catalogue.regions for name in names], dtype=bool)
    rtt_ms, ratio = _tables(usable, names)
    places = tuple(found[name] for name in names)
    findings = (*_too_fast(matrix, too_fast, found), *_nowhere(matrix, found))
    return Ready(Measurements(names, places, rtt_ms, ratio, cloud), findings)


def _regions_by_title(catalogue: Catalogue) -> Mapping[str, str]:
    """Regions by what their provider calls them, as in West Europe, where only one has that name."""
    count = Counter(region.title for region in catalogue.regions.values())
    return {region.title: region.name for region in catalogue.regions.values() if count[region.title] == 1}


def _light_ms(pair: Measured, found: Mapping[str, Place | None]) -> float:
    one, other = found[pair.src], found[pair.dst]
    if one is None or other is None:
        return 0.0
    ends = (one.latitude_deg, one.longitude_deg, other.latitude_deg, other.longitude_deg)
    return max(great_circle_km(*ends) - ROUNDING_KM, 0.0) / KM_PER_MS_THERE_AND_BACK


def _tables(pairs: list[Measured], names: tuple[str, ...]) -> tuple[Array, Array]:
    number = {name: index for index, name in enumerate(names)}
    by_ends = {(pair.src, pair.dst): pair for pair in pairs}
    rtt_ms, ratio = np.full((len(names), len(names), 3), np.nan), np.full((len(names), len(names)), np.nan)
    for pair in pairs:
        back = by_ends.get((pair.dst, pair.src))
        ends = number[pair.src], number[pair.dst]
        rtt_ms[ends] = rtt_ms[ends[::-1]] = both_ways(pair.rtt_ms, back.rtt_ms if back else None)
        said = [one.p95_ms / one.rtt_ms for one in (pair, back) if one and one.p95_ms and one.rtt_ms > 0]
        if said:
            ratio[ends] = ratio[ends[::-1]] = max(said)
    return rtt_ms, ratio


def _too_fast(
    matrix: Matrix, too_fast: list[Measured], found: Mapping[str, Place | None]
) -> Iterator[Finding]:
    for pair in too_fast[:SHOWN]:
        light_ms = _light_ms(pair, found)
        text = matrix.text.line(pair.line)
        yield finding(
            "ET105",
            f"'{pair.src}' to '{pair.dst}' in {pair.rtt_ms:g} ms: light in fibre takes {light_ms:.1f} ms; not used",
            source=matrix.text,
            span=Span(pair.line, 1, pair.line, len(text) + 1),
            severity=Severity.WARNING,
            help="one of the two stands somewhere else, or an answer came from a cache nearby",
        )
    if len(too_fast) > SHOWN:
        last = too_fast[SHOWN]
        message = f"{len(too_fast) - SHOWN} more pairs are faster than light in fibre; none of them is used"
        yield finding(
            "ET105",
            message,
            source=matrix.text,
            span=Span(last.line, 1, last.line, 1),
            severity=Severity.WARNING,
        )


def _nowhere(matrix: Matrix, found: Mapping[str, Place | None]) -> Iterator[Finding]:
    """Names that mean neither a site nor a place: no way can be told by them."""
    lost = [name for name, place in found.items() if place is None]
    if not lost:
        return
    first = next(pair for pair in matrix.pairs if lost[0] in (pair.src, pair.dst))
    yield finding(
        "ET108",
        f"{len(lost)} ends are neither sites nor places and cannot be used: {', '.join(lost[:SHOWN_NAMES])}"
        + (" ..." if len(lost) > SHOWN_NAMES else ""),
        source=matrix.text,
        span=Span(first.line, 1, first.line, len(matrix.text.line(first.line)) + 1),
        severity=Severity.WARNING,
        help="name a site of your estate, provider:region, a metro or airport code, or 'City, CC'",
    )

"""Reads access types and path models: how long the network takes."""

from collections.abc import Mapping
from itertools import pairwise

from edgetier.catalogue.entry import BadEntry, Entry, as_numbers
from edgetier.catalogue.model import Access, Knot, PathModel

HALF_ROUND_THE_EARTH_KM = 20_037.6  # half the equator, the longest great circle between two places
KNOT_COLUMNS = "[distance_km, low_ms, typical_ms, high_ms]"
KM_PER_MS_THERE_AND_BACK = 100.0  # light in fibre covers 200 km in a millisecond


def read_access(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> Access:
    entry.only("round_trip_ms", "p95_over_p50", "up_mbps", "down_mbps", "local")
    return Access(
        name=entry.name,
        round_trip_ms=entry.interval("round_trip_ms"),
        p95_over_p50=entry.number("p95_over_p50", low=1),
        up_mbps=entry.interval("up_mbps", low=1e-6),
        down_mbps=entry.interval("down_mbps", low=1e-6),
        local=entry.flag("local"),
        provenance=entry.provenance(),
    )


def read_path(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> PathModel:
    entry.only("p95_over_p50", "knots")
    return PathModel(
        name=entry.name,
        knots=_knots(entry),
        p95_over_p50=entry.number("p95_over_p50", low=1),
        provenance=entry.provenance(),
    )


def _knots(entry: Entry) -> tuple[Knot, ...]:
    rows = entry.values.get("knots")
    if not isinstance(rows, list) or not rows:
        raise BadEntry("'knots' must be a list", ("knots",), hint="rows of " + KNOT_COLUMNS)
    knots = tuple(_knot(row, index) for index, row in enumerate(rows))
    for index, (before, after) in enumerate(pairwise(knots), 1):
        _check_rise(before, after, index)
    if knots[0].distance_km > 0 or knots[-1].distance_km < HALF_ROUND_THE_EARTH_KM:
        raise BadEntry("the knots must reach from 0 km to 20,040 km, half round the Earth", ("knots",))
    return knots


def _knot(row: object, index: int) -> Knot:
    found = as_numbers(row, 4)
    if found is None:
        raise BadEntry(f"a knot must be {KNOT_COLUMNS}", ("knots", index))
    knot = Knot(*found)
    if not 0 <= knot.low_ms <= knot.typical_ms <= knot.high_ms:
        raise BadEntry("a knot must rise from low to typical to high", ("knots", index))
    floor_ms = knot.distance_km / KM_PER_MS_THERE_AND_BACK
    if knot.low_ms < floor_ms:
        message = f"faster than light in fibre, which takes {floor_ms:g} ms there and back"
        raise BadEntry(message, ("knots", index, 1))
    return knot


def _check_rise(before: Knot, after: Knot, index: int) -> None:
    if after.distance_km <= before.distance_km:
        raise BadEntry("knots must be in order of distance", ("knots", index, 0))
    for column, (nearer, farther) in enumerate(zip(before[1:], after[1:], strict=True), 1):
        if farther < nearer:
            raise BadEntry("a longer path cannot be faster", ("knots", index, column))

"""Reads access types and path models: how long the network takes."""

from collections.abc import Mapping
from itertools import pairwise

from edgetier.catalogue.entry import BadEntry, Entry, EntryPath, as_numbers
from edgetier.catalogue.model import Access, Knot, PathModel, Routes

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


def read_path(entry: Entry, earlier: Mapping[str, Mapping[str, object]]) -> PathModel:
    entry.only("p95_over_p50", "p95_over_p50_by_km", "knots", "along", "route_knots")
    along = _along(entry, earlier)
    return PathModel(
        name=entry.name,
        knots=_knots(entry, "knots"),
        p95_over_p50=entry.number("p95_over_p50", low=1),
        provenance=entry.provenance(),
        along=along,
        route_knots=_knots(entry, "route_knots") if along else (),
        variation=_variation(entry) if entry.has("p95_over_p50_by_km") else (),
    )


def _along(entry: Entry, earlier: Mapping[str, Mapping[str, object]]) -> Routes | None:
    if entry.has("along") != entry.has("route_knots"):
        message = "'along' and 'route_knots' belong together"
        raise BadEntry(message, ("along" if entry.has("along") else "route_knots",), at_key=True)
    if not entry.has("along"):
        return None
    found = earlier["routes"][entry.choice("along", tuple(earlier["routes"]))]
    return found if isinstance(found, Routes) else None


def _knots(entry: Entry, key: str) -> tuple[Knot, ...]:
    rows = entry.values.get(key)
    if not isinstance(rows, list) or not rows:
        raise BadEntry(f"'{key}' must be a list", (key,), hint="rows of " + KNOT_COLUMNS)
    knots = tuple(_knot(row, (key, index)) for index, row in enumerate(rows))
    for index, (before, after) in enumerate(pairwise(knots), 1):
        _check_rise(before, after, (key, index))
    if knots[0].distance_km > 0 or knots[-1].distance_km < HALF_ROUND_THE_EARTH_KM:
        raise BadEntry("the knots must reach from 0 km to 20,040 km, half round the Earth", (key,))
    return knots


def _variation(entry: Entry) -> tuple[tuple[float, float], ...]:
    rows = entry.values.get("p95_over_p50_by_km")
    found = [as_numbers(row, 2) for row in rows] if isinstance(rows, list) and rows else [None]
    for index, row in enumerate(found):
        if row is None or row[1] < 1 or row[0] < 0:
            where = ("p95_over_p50_by_km", index) if isinstance(rows, list) else ("p95_over_p50_by_km",)
            raise BadEntry("p95 over p50 by distance must be rows of [distance_km, ratio from 1]", where)
    pairs = tuple((row[0], row[1]) for row in found if row is not None)
    if any(after[0] <= before[0] for before, after in pairwise(pairs)):
        raise BadEntry("the rows must be in order of distance", ("p95_over_p50_by_km",))
    return pairs


def _knot(row: object, where: EntryPath) -> Knot:
    found = as_numbers(row, 4)
    if found is None:
        raise BadEntry(f"a knot must be {KNOT_COLUMNS}", where)
    knot = Knot(*found)
    if not 0 <= knot.low_ms <= knot.typical_ms <= knot.high_ms:
        raise BadEntry("a knot must rise from low to typical to high", where)
    floor_ms = knot.distance_km / KM_PER_MS_THERE_AND_BACK
    if knot.low_ms < floor_ms:
        message = f"faster than light in fibre, which takes {floor_ms:g} ms there and back"
        raise BadEntry(message, (*where, 1))
    return knot


def _check_rise(before: Knot, after: Knot, where: EntryPath) -> None:
    if after.distance_km <= before.distance_km:
        raise BadEntry("knots must be in order of distance", (*where, 0))
    for column, (nearer, farther) in enumerate(zip(before[1:], after[1:], strict=True), 1):
        if farther < nearer:
            raise BadEntry("a longer path cannot be faster", (*where, column))

"""Reads routes: the hubs, legs and areas that say which way traffic goes between two places."""

from collections.abc import Mapping

from edgetier.catalogue.entry import BadEntry, Entry, EntryPath, as_numbers, did_you_mean
from edgetier.catalogue.model import Area, Box, Place, Routes

MOST_HUBS = 200  # every pair of them is worked out


def read_routes(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> Routes:
    entry.only("hubs", "legs", "areas")
    hubs = {name: _hub(name, at) for name, at in _mapping(entry, "hubs").items()}
    if len(hubs) > MOST_HUBS:
        raise BadEntry(f"more than {MOST_HUBS} hubs", ("hubs",))
    legs = entry.values.get("legs")
    if not isinstance(legs, list):
        raise BadEntry("'legs' must be a list of [hub, hub]", ("legs",))
    return Routes(
        name=entry.name,
        hubs=hubs,
        legs=tuple(_leg(leg, index, hubs) for index, leg in enumerate(legs)),
        areas=tuple(_area(name, area, hubs) for name, area in _mapping(entry, "areas").items()),
        provenance=entry.provenance(),
    )


def _mapping(entry: Entry, key: str) -> Mapping[str, object]:
    found = entry.values.get(key)
    if not isinstance(found, dict) or not found:
        raise BadEntry(f"'{key}' must be a mapping", (key,))
    return {str(name): value for name, value in found.items()}


def _hub(name: str, at: object) -> Place:
    found = as_numbers(at, 2)
    if found is None or not (-90 <= found[0] <= 90 and -180 <= found[1] <= 180):
        raise BadEntry("a hub must be [latitude, longitude]", ("hubs", name))
    return Place(name, found[0], found[1], None)


def _leg(leg: object, index: int, hubs: Mapping[str, Place]) -> tuple[str, str]:
    where = ("legs", index)
    if not isinstance(leg, list) or len(leg) != 2:
        raise BadEntry("a leg must be [hub, hub]", where)
    one, other = (_known(name, hubs, where) for name in leg)
    return one, other


def _known(name: object, hubs: Mapping[str, Place], where: EntryPath) -> str:
    if not isinstance(name, str) or name not in hubs:
        raise BadEntry(f"'{name}' is not a hub", where, hint=did_you_mean(str(name), hubs))
    return name


def _area(name: str, value: object, hubs: Mapping[str, Place]) -> Area:
    where = ("areas", name)
    if not isinstance(value, dict) or set(value) != {"boxes", "hubs"}:
        raise BadEntry("an area has 'boxes' and 'hubs'", where)
    boxes, names = value["boxes"], value["hubs"]
    if not isinstance(boxes, list) or not boxes or not isinstance(names, list) or not names:
        raise BadEntry("'boxes' and 'hubs' must be lists", where)
    return Area(
        name,
        tuple(_box(box, (*where, "boxes", index)) for index, box in enumerate(boxes)),
        tuple(_known(hub, hubs, (*where, "hubs")) for hub in names),
    )


def _box(box: object, where: EntryPath) -> Box:
    found = as_numbers(box, 4)
    if found is None or found[0] > found[2]:
        raise BadEntry("a box must be [south, west, north, east] in degrees", where)
    return Box(*found)

"""Words and places that an inventory may use, passed in by whoever knows them, and the check that it does."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, NamedTuple

from edgetier.inventory.edits import DROP
from edgetier.inventory.estate import Estate, Part, SiteNames
from edgetier.inventory.faults import Fault, dropped, shown, suggestion
from edgetier.inventory.field_types import PLACE_HELP, Coordinates
from edgetier.inventory.mends import Mend, key_mend
from edgetier.inventory.model import (
    Defaults,
    DefaultsWithDemand,
    DemandShape,
    Placing,
    Workload,
    WorkloadFields,
)
from edgetier.inventory.values_refused import unknown_word
from edgetier.source import Path, closest

PlaceText = str | Coordinates
Use = tuple[str, Path, PlaceText]


class Vocabulary(NamedTuple):
    """`residency` holds country codes and the names of groups of countries."""

    archetypes: Collection[str]
    access: Collection[str]
    tiers: Collection[str]
    residency: Collection[str]
    locations: Collection[str]
    accelerators: Collection[str]
    is_place: Callable[[PlaceText], bool]
    nearest_place: Callable[[str], str | None]


class Words:
    """A vocabulary together with the user's own sites; remembers what it was asked."""

    def __init__(self, vocabulary: Vocabulary, own_sites: frozenset[str] = frozenset()) -> None:
        self.vocabulary = vocabulary
        self.own_sites = own_sites
        self._places: dict[PlaceText, bool] = {}
        self._known: Mapping[str, Collection[str]] = {
            "archetype": frozenset(vocabulary.archetypes),
            "access": frozenset(vocabulary.access),
            "tier": frozenset(vocabulary.tiers),
            "residency": frozenset(vocabulary.residency),
            "location": frozenset(vocabulary.locations),
            "decided": frozenset(vocabulary.locations),
            "accelerator": frozenset(vocabulary.accelerators),
        }

    def faults(self, part: Part) -> list[Fault]:
        """Every use of a word or a place that is not known."""
        model, uses = type(part), _USES[type(part)]
        return [self._fault(model, use) for use in uses(part) if not self._is_known(use)]

    def _is_known(self, use: Use) -> bool:
        kind, _, word = use
        return self._is_place(word) if kind == "place" else word in self._known[kind]

    def _is_place(self, place: PlaceText) -> bool:
        known = self._places.get(place)
        if known is None:
            known = self._places[place] = place in self.own_sites or self.vocabulary.is_place(place)
        return known

    def _fault(self, model: type[Part], use: Use) -> Fault:
        kind, path, word = use
        if kind == "place":
            return self._unknown_place(model, path, word)
        if kind == "residency":
            return self._unknown_residency(model, path, str(word))
        if kind == "location":
            return _unknown_location(path, str(word), self.vocabulary.locations)
        return unknown_word(model, path, word, _known_list(self.vocabulary, kind))

    def _unknown_place(self, model: type[Part], path: Path, place: PlaceText) -> Fault:
        nearest, mend = None, None
        if isinstance(place, str):
            nearest = closest(place, sorted(self.own_sites)) or self.vocabulary.nearest_place(place)
            mend = Mend(place, nearest, safe=False) if nearest else None
        help = suggestion(nearest) or PLACE_HELP  # noqa: A001
        message = f"unknown place {shown(place)}"
        return Fault("ET108", path, message, help, edits=dropped(model, path), mend=mend)

    def _unknown_residency(self, model: type[Part], path: Path, word: str) -> Fault:
        upper = word.upper()
        nearest = upper if upper in self._known["residency"] else None
        help = suggestion(nearest, "use ISO 3166 alpha-2 country codes, or groups such as EU and EEA")  # noqa: A001
        message = f"unknown country or group '{word}'"
        mend = Mend(word, nearest, safe=True) if nearest else None
        return Fault("ET502", path, message, help, edits=dropped(model, path), mend=mend)


def _unknown_location(path: Path, word: str, known: Collection[str]) -> Fault:
    """A location is named by a key."""
    nearest = closest(word, known)
    help = suggestion(nearest, "Known: " + ", ".join(known))  # noqa: A001
    mend = key_mend(word, known, nearest)
    message = f"unknown location {shown(word)}"
    return Fault("ET107", path, message, help, on_key=True, edits=((path, DROP),), mend=mend)


def _known_list(vocabulary: Vocabulary, kind: str) -> list[str]:
    lists = {
        "archetype": vocabulary.archetypes,
        "access": vocabulary.access,
        "tier": vocabulary.tiers,
        "accelerator": vocabulary.accelerators,
        "decided": vocabulary.locations,
    }
    return list(lists[kind])


def _uses_in_workload(part: Workload | DefaultsWithDemand) -> Iterator[Use]:
    yield from _uses_in_fields(part)
    for index, point in enumerate(part.demand):
        yield "place", ("demand", index, "at"), point.at
        if point.access is not None or point.residency:
            yield from _uses_in_demand(point, ("demand", index))
    if isinstance(part, Workload) and part.placement is not None:
        yield from _uses_in_placing(part.placement)


def _uses_in_placing(part: Placing) -> Iterator[Use]:
    if part.override is not None:
        path = ("placement", "override")
        yield "decided", (*path, "location"), part.override.location
        if part.override.site is not None:
            yield "place", (*path, "site"), part.override.site


def _uses_in_fields(part: WorkloadFields) -> Iterator[Use]:
    if part.archetype is not None:
        yield "archetype", ("archetype",), part.archetype
    if part.tier is not None:
        yield "tier", ("tier",), part.tier
    for index, dependency in enumerate(part.depends_on):
        yield "place", ("depends_on", index, "at"), dependency.at
    if part.current is not None and part.current.site is not None:
        yield "place", ("current", "site"), part.current.site
    if part.capacity is not None and part.capacity.accelerator is not None:
        yield "accelerator", ("capacity", "accelerator"), part.capacity.accelerator
    if part.constraints is not None and part.constraints.residency:
        yield from _residency(part.constraints.residency, ("constraints", "residency"))


def _uses_in_demand(point: DemandShape, path: Path) -> Iterator[Use]:
    if point.access is not None:
        yield "access", (*path, "access"), point.access
    if point.residency:
        yield from _residency(point.residency, (*path, "residency"))


def _residency(words: tuple[str, ...], path: Path) -> Iterator[Use]:
    for index, word in enumerate(words):
        yield "residency", (*path, index), word


def _uses_in_defaults(part: Defaults) -> Iterator[Use]:
    yield from _uses_in_fields(part)
    if part.demand is not None:
        yield from _uses_in_demand(part.demand, ("demand",))


def _uses_in_estate(part: Estate) -> Iterator[Use]:
    metros = part.metro_edge.metros
    lists: dict[Path, SiteNames] = {
        ("central",): part.central,
        ("regions",): part.regions,
        ("metro_edge", "metros"): metros,
    }
    for path, names in lists.items():
        for index, name in enumerate(() if names == "all" else names):
            yield "place", (*path, index), name
    for index, site in enumerate(part.on_prem):
        yield "place", ("on_prem", index, "at"), site.at
        yield from _country(site.country, ("on_prem", index, "country"))
    for index, centre in enumerate(part.data_centres):
        yield "place", ("data_centres", index, "at"), centre.at
        yield from _country(centre.country, ("data_centres", index, "country"))
    for location, hardware in part.hardware.items():
        yield "location", ("hardware", location), location
        yield "accelerator", ("hardware", location, "accelerator"), hardware.accelerator


def _country(code: str | None, path: Path) -> Iterator[Use]:
    if code is not None:
        yield "residency", path, code


_USES: dict[type[Part], Callable[[Any], Iterator[Use]]] = {
    Workload: _uses_in_workload,
    Defaults: _uses_in_defaults,
    DefaultsWithDemand: _uses_in_workload,
    Estate: _uses_in_estate,
}

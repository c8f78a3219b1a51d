"""The estate as sites: every concrete place that is offered, with its location class."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from edgetier.catalogue.model import Catalogue, Place
from edgetier.catalogue.places import find_metro, find_place
from edgetier.inventory.estate import DataCentre, Estate, Hardware, OnPremises

DEVICE = "device"

Own = Mapping[str, Place]
Found = tuple[str, Place | None, bool]  # name, place, whether it is a cloud site
Part = Callable[[Estate, Catalogue, Own], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Site:
    """A concrete place of a location class. A device has no place of its own: it is where its user is."""

    name: str
    location: str
    place: Place | None
    cloud: bool  # joined to other cloud sites by a backbone

    @property
    def country(self) -> str | None:
        """ISO code of the country the site stands in, None where unknown."""
        return self.place.country if self.place else None


@dataclass(frozen=True, slots=True)
class Sites:
    """What the estate offers, and the names by which the organisation calls its own places."""

    offered: tuple[Site, ...]
    own_places: Mapping[str, Place]
    hardware: Mapping[str, Hardware] = field(default_factory=dict)  # by location, where it is stated


def own_places(estate: Estate, catalogue: Catalogue) -> dict[str, Place]:
    """The organisation's own sites by name, where their place is known."""
    found: dict[str, Place] = {}
    listed: list[OnPremises | DataCentre] = [*estate.on_prem, *estate.data_centres]
    for mine in listed:
        place = find_place(mine.at, catalogue)
        if place is not None:
            country = mine.country or place.country
            found[mine.name] = Place(mine.name, place.latitude_deg, place.longitude_deg, country)
    return found


def sites_of(estate: Estate, catalogue: Catalogue) -> Sites:
    """Every site of the estate, the most central location first, without repetition."""
    own = own_places(estate, catalogue)
    offered: dict[str, Site] = {}
    for location in catalogue.locations:
        for part in location.holds:
            for name, place, cloud in PARTS[part](estate, catalogue, own):
                offered.setdefault(name, Site(name, location.name, place, cloud))
    kept = tuple(site for site in offered.values() if site.place or site.name == DEVICE)
    return Sites(kept, own, dict(estate.hardware))


def site_now(name: str | tuple[float, float], sites: Sites, catalogue: Catalogue) -> Site | None:
    """The site at which a workload says it runs, in the estate or outside it."""
    for site in sites.offered:
        if site.name == name:
            return site
    if isinstance(name, str) and name in catalogue.regions:
        return Site(name, holder_of("regions", catalogue), catalogue.regions[name].place, cloud=True)
    metro = find_metro(name, catalogue) if isinstance(name, str) else None
    if metro is not None:
        return Site(str(name), holder_of("metro_edge", catalogue), metro.place, cloud=False)
    if name == DEVICE:
        return Site(DEVICE, holder_of("devices", catalogue), None, cloud=False)
    place = find_place(name, catalogue, sites.own_places)
    return Site(place.name, holder_of("on_prem", catalogue), place, cloud=False) if place else None


def holder_of(part: str, catalogue: Catalogue) -> str:
    """The location that a part of an estate belongs to."""
    return next(location.name for location in catalogue.locations if part in location.holds)


def _regions(names: tuple[str, ...] | str, catalogue: Catalogue) -> Iterator[Found]:
    wanted = catalogue.regions if names == "all" else [n for n in names if n in catalogue.regions]
    return ((name, catalogue.regions[name].place, True) for name in wanted)


def _metros(estate: Estate, catalogue: Catalogue, _: Own) -> Iterator[Found]:
    names = estate.metro_edge.metros
    for name in catalogue.metros if names == "all" else names:
        metro = find_metro(name, catalogue)
        if metro is not None:
            yield name, metro.place, False


def _data_centres(role: str) -> Part:
    def of_role(estate: Estate, _: Catalogue, own: Own) -> Iterator[Found]:
        return ((dc.name, own.get(dc.name), False) for dc in estate.data_centres if dc.role == role)

    return of_role


PARTS: Mapping[str, Part] = {
    "central": lambda estate, catalogue, _: _regions(estate.central, catalogue),
    "central_data_centres": _data_centres("central"),
    "regions": lambda estate, catalogue, _: _regions(estate.regions, catalogue),
    "regional_data_centres": _data_centres("regional"),
    "metro_edge": _metros,
    "on_prem": lambda estate, _, own: ((mine.name, own.get(mine.name), False) for mine in estate.on_prem),
    "devices": lambda estate, _, __: iter([(DEVICE, None, False)] if estate.devices else []),
}

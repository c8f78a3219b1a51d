"""The estate as sites: every concrete place that is offered, with its location class."""

from collections.abc import Mapping
from dataclasses import dataclass

from edgetier.catalogue.model import Catalogue, Place
from edgetier.catalogue.places import find_metro, find_place
from edgetier.inventory.model import DataCentre, Estate, OnPremises

DEVICE = "device"


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
    """Every site of the estate, the most central first, without repetition."""
    own = own_places(estate, catalogue)
    central = _regions(estate.central, "central-cloud", catalogue)
    taken = {site.name for site in central}
    regional = [s for s in _regions(estate.regions, "regional-cloud", catalogue) if s.name not in taken]
    offered = [
        *central,
        *(_own(dc.name, "central-cloud", own) for dc in estate.data_centres if dc.role == "central"),
        *regional,
        *(_own(dc.name, "regional-cloud", own) for dc in estate.data_centres if dc.role == "regional"),
        *_metros(estate, catalogue),
        *(_own(mine.name, "on-prem-edge", own) for mine in estate.on_prem),
    ]
    if estate.devices:
        offered.append(Site(DEVICE, "device", None, cloud=False))
    return Sites(tuple(site for site in offered if site.place or site.name == DEVICE), own)


def site_now(name: str | tuple[float, float], sites: Sites, catalogue: Catalogue) -> Site | None:
    """The site at which a workload says it runs, in the estate or outside it."""
    for site in sites.offered:
        if site.name == name:
            return site
    if isinstance(name, str) and name in catalogue.regions:
        return Site(name, "regional-cloud", catalogue.regions[name].place, cloud=True)
    metro = find_metro(name, catalogue) if isinstance(name, str) else None
    if metro is not None:
        return Site(str(name), "metro-edge", metro.place, cloud=False)
    if name == DEVICE:
        return Site(DEVICE, "device", None, cloud=False)
    place = find_place(name, catalogue, sites.own_places)
    return Site(place.name, "on-prem-edge", place, cloud=False) if place else None


def _regions(names: tuple[str, ...] | str, location: str, catalogue: Catalogue) -> list[Site]:
    wanted = catalogue.regions if names == "all" else [n for n in names if n in catalogue.regions]
    return [Site(name, location, catalogue.regions[name].place, cloud=True) for name in wanted]


def _metros(estate: Estate, catalogue: Catalogue) -> list[Site]:
    names = estate.metro_edge.metros
    if names == "all":
        return [
            Site(name, "metro-edge", metro.place, cloud=False) for name, metro in catalogue.metros.items()
        ]
    found = [(name, find_metro(name, catalogue)) for name in names]
    return [Site(name, "metro-edge", metro.place, cloud=False) for name, metro in found if metro]


def _own(name: str, location: str, own: Mapping[str, Place]) -> Site:
    return Site(name, location, own.get(name), cloud=False)

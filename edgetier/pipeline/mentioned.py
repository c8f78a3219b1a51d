"""Where on Earth the demand points and sites are that an assessment mentions, for its map."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from edgetier.assessment import Place
from edgetier.catalogue.model import Catalogue
from edgetier.catalogue.places import find_place
from edgetier.placement.sites import DEVICE, Sites
from edgetier.placement.values import Placement

ROUND_DEG = 4  # some ten metres


def places_of(placements: Iterable[Placement], sites: Sites, catalogue: Catalogue) -> Mapping[str, Place]:
    """Every name with a position, sorted; a device has none, it is where its user is."""
    names = {name for placed in placements for name in _mentioned(placed)} - {DEVICE}
    offered = {site.name: site.place for site in sites.offered}
    found: dict[str, Place] = {}
    for name in sorted(names):
        place = offered.get(name) or find_place(name, catalogue, sites.own_places)
        if place is not None:
            found[name] = Place(round(place.latitude_deg, ROUND_DEG), round(place.longitude_deg, ROUND_DEG))
    return found


def _mentioned(placed: Placement) -> Iterator[str]:
    now = placed.current.site if placed.current else None
    served = ((one.at, one.site) for one in placed.sites)
    yield from (name for name in (now, placed.site, *chain(*served)) if name is not None)

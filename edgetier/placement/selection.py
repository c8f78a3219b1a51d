"""Chooses the sites worth judging, once for each distinct way of asking rather than for each workload."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.model import Location
from edgetier.placement.constraints import ELSEWHERE, SAME, Exclusions, premises_of
from edgetier.placement.geography import Geography
from edgetier.placement.sites import DEVICE

RESIDENCY, ESTATE = "residency", "estate"
WITHIN = "none"  # the reach of a location that is its user's own


class Way(NamedTuple):
    """All of a request that bears on which site of a location is the best one.

    `places` are rows of the geography (several where one place must serve all), `allowed` the permitted
    countries of each of them, `crossings` the round trips of the user's network, `dependencies` pairs of
    place and round trips.
    """

    places: tuple[int, ...]
    allowed: tuple[frozenset[str] | None, ...]
    crossings: float
    dependencies: tuple[tuple[int, int], ...]


class Offer(NamedTuple):
    """One location for one way of asking: the sites to judge, or why there are none."""

    location: Location
    sites: tuple[int, ...]
    reason: str | None
    because: str | None
    among: int = 0  # how many sites are open, of which `sites` are the best
    surely_closed: bool = False  # no default had a part in closing it


class Selector:
    """Remembers the offers of each distinct way of asking."""

    __slots__ = (
        "_by_location",
        "_countries",
        "_geography",
        "_local",
        "_locations",
        "_memo",
        "_premises",
        "_wanted",
    )

    def __init__(self, geography: Geography, locations: Sequence[Location], offered: int) -> None:
        self._geography = geography
        self._locations = tuple(locations)
        sites = geography.sites[:offered]
        self._by_location = {
            location.name: np.array(
                [i for i, s in enumerate(sites) if s.location == location.name], dtype=int
            )
            for location in locations
        }
        self._local = frozenset(location.name for location in locations if location.reach == "local")
        self._premises = {location.name: premises_of(location) for location in locations}
        self._countries = [site.country for site in geography.sites]
        self._memo: dict[tuple[Way, int], tuple[Offer, ...]] = {}
        self._wanted: dict[tuple[int, int | None], tuple[int, ...]] = {}

    def offers(self, way: Way, exclusions: Exclusions) -> tuple[Offer, ...]:
        """Every location, the most central first."""
        key = (way, id(exclusions))
        found = self._memo.get(key)
        if found is None:
            found = tuple(self._offer(location, way, exclusions) for location in self._locations)
            self._memo[key] = found
        return found

    def sites(self, offers: tuple[Offer, ...], now: int | None) -> tuple[int, ...]:
        """Every site to judge: those that are offered, and the present one."""
        key = (id(offers), now)  # offers are remembered, so that equal ones are one and the same
        found = self._wanted.get(key)
        if found is None:
            offered = [site for offer in offers for site in offer.sites]
            found = self._wanted[key] = tuple(dict.fromkeys([*offered, *([] if now is None else [now])]))
        return found

    def country_of(self, site: int, place: int) -> str | None:
        """Where data would be: a device is in the country of its user."""
        geography = self._geography
        if geography.sites[site].name != DEVICE:
            return self._countries[site]
        return geography.places[place].country if place < geography.anywhere else None

    def permits(self, site: int, way: Way) -> bool:
        """Whether residency lets every demand point of the way use the site."""
        pairs = zip(way.places, way.allowed, strict=True)
        return all(allowed is None or self.country_of(site, place) in allowed for place, allowed in pairs)

    def closed(self, site: int, way: Way, exclusions: Exclusions) -> tuple[str, str] | None:
        """The rule that closes a site, as reason and sentence."""
        near = all(self._might_be_near(place, site) for place in way.places)
        where = (self._geography.sites[site].location, SAME if near else ELSEWHERE)
        found = exclusions.closed.get(where)
        return (found.reason, found.because) if found else None

    def surely_closed(self, site: int, way: Way, exclusions: Exclusions) -> bool:
        """Whether it is closed by a known country, or by a rule however near its users are."""
        location = self._geography.sites[site].location
        by_rule = [(location, where) in exclusions.closed for where in self._premises[location]]
        pairs = zip(way.places, way.allowed, strict=True)
        countries = [(self.country_of(site, place), allowed) for place, allowed in pairs]
        abroad = any(c is not None and allowed is not None and c not in allowed for c, allowed in countries)
        return abroad or all(by_rule)

    def _might_be_near(self, place: int, site: int) -> bool:
        """Whether the site is on the premises; where demand is not known nothing says that it is not."""
        geography = self._geography
        unknown = place == geography.anywhere and geography.sites[site].location in self._local
        return unknown or bool(geography.on_premises[place, site])

    def _offer(self, location: Location, way: Way, exclusions: Exclusions) -> Offer:
        sites = self._by_location[location.name]
        if not sites.size:
            because = f"the estate has no {location.name} site"
            return Offer(location, (), ESTATE, because, surely_closed=True)
        if location.reach == WITHIN and len(set(way.places)) > 1:
            return Offer(location, (), ESTATE, "the users' devices are not one place", surely_closed=True)
        permitted = np.array([i for i in sites if self.permits(int(i), way)], dtype=int)
        closed = self.closed_everywhere(permitted if permitted.size else sites, way, exclusions)
        if closed is None and not permitted.size:
            closed = (RESIDENCY, self._residency_sentence(location, way))
        if closed:
            surely = all(self.surely_closed(int(site), way, exclusions) for site in sites)
            return Offer(location, (), *closed, surely_closed=surely)
        open_ = np.array([i for i in permitted if not self.closed(int(i), way, exclusions)], dtype=int)
        return Offer(location, self._best(open_, way), None, None, open_.size)

    def closed_everywhere(
        self, sites: NDArray[np.int_], way: Way, exclusions: Exclusions
    ) -> tuple[str, str] | None:
        """The rule that closes all these sites; None while one of them is open."""
        found = [self.closed(int(site), way, exclusions) for site in sites]
        return found[0] if all(found) else None

    def _residency_sentence(self, location: Location, way: Way) -> str:
        allowed = frozenset.intersection(*(a for a in way.allowed if a is not None))
        countries = (
            ", ".join(sorted(allowed)) if 0 < len(allowed) <= 4 else f"{len(allowed)} permitted countries"
        )
        return f"no {location.name} site of the estate is in {countries}"

    def _best(self, sites: NDArray[np.int_], way: Way) -> tuple[int, ...]:
        """The sites that are least at their low, typical or high: mostly one and the same."""
        if sites.size == 1:
            return (int(sites[0]),)
        score = self._score(sites, way)
        best = [int(sites[int(np.argmin(score[:, column]))]) for column in (1, 0, 2)]
        return tuple(dict.fromkeys(best))

    def _score(self, sites: NDArray[np.int_], way: Way) -> NDArray[np.float64]:
        geography = self._geography
        path = np.max([geography.path_ms[place][sites] for place in way.places], axis=0) * way.crossings
        for system, round_trips in way.dependencies:
            path = path + geography.dependency_ms[system][sites] * round_trips
        score: NDArray[np.float64] = np.nan_to_num(path, nan=0.0)
        return score

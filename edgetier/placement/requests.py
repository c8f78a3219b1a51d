"""Requests: workloads made ready for placement, with their places looked up and their constraints asked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from edgetier.catalogue.model import Archetype, Catalogue, Interval, Place
from edgetier.catalogue.places import find_place
from edgetier.catalogue.residency import expand_residency
from edgetier.inventory.estate import Hardware
from edgetier.inventory.model import Current, Workload
from edgetier.placement.constraints import ConstraintRules, Exclusions
from edgetier.placement.demand import ANYWHERE, Asked, LastMile, asked, last_mile
from edgetier.placement.estimates import Memo, compute_at, defaults_behind
from edgetier.placement.hardware import memory_of
from edgetier.placement.needs import Need, need_of
from edgetier.placement.sites import Site, Sites, site_now
from edgetier.placement.timing import observed_total
from edgetier.tiering.values import Budget, TierDecision


class Request(NamedTuple):
    """A workload whose tier is decided."""

    workload: Workload
    tier: TierDecision
    budget: Budget | None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request with everything looked up that placement needs."""

    request: Request
    archetype: Archetype | None
    need: Need | None
    asked: tuple[Asked, ...]
    systems: tuple[tuple[Place | None, int], ...]  # what it must reach on the way, round trips
    residency: frozenset[str] | None
    exclusions: Exclusions
    now: Site | None
    observed_ms: Interval | None
    by_hand: Site | None = None  # that people decided on

    @property
    def budget_is_declared(self) -> bool:
        """Whether the organisation itself stated the budget, rather than an archetype or a tier."""
        return self.request.budget is not None and self.request.budget.source == "declared"

    @property
    def budget_is_stated(self) -> bool:
        """Whether time, metric and percentile of the budget are all the organisation's own words."""
        return self.budget_is_declared and not (self.request.budget and self.request.budget.assumed)


class Atlas:
    """Looks places and sites up once each."""

    __slots__ = ("_catalogue", "_countries", "_found", "_miles", "_now", "_sites", "estimates")

    def __init__(self, catalogue: Catalogue, sites: Sites) -> None:
        self.estimates: Memo = {}
        self._catalogue = catalogue
        self._sites = sites
        self._found: dict[object, Place | None] = {}
        self._now: dict[object, Site | None] = {}
        self._countries: dict[tuple[str, ...], frozenset[str]] = {}
        self._miles: dict[str | None, LastMile] = {}

    @property
    def hardware(self) -> Mapping[str, Hardware]:
        """What serves a model at each location, where the estate states it."""
        return self._sites.hardware

    def place(self, at: str | tuple[float, float]) -> Place | None:
        """The place of a name or a pair of coordinates."""
        if at not in self._found:
            self._found[at] = find_place(at, self._catalogue, self._sites.own_places)
        return self._found[at]

    def now(self, name: str | tuple[float, float]) -> Site | None:
        """The site that a workload says it runs at."""
        if name not in self._now:
            self._now[name] = site_now(name, self._sites, self._catalogue)
        return self._now[name]

    def countries(self, names: tuple[str, ...] | None) -> frozenset[str] | None:
        """The countries a residency permits; None where nothing is said. Unknown words permit nothing."""
        if names is None:
            return None
        if names not in self._countries:
            self._countries[names] = expand_residency(names, self._catalogue)[0]
        return self._countries[names]

    def mile(self, access: str | None) -> LastMile:
        """The last mile of an access type; one and the same value for equal types."""
        if access not in self._miles:
            self._miles[access] = last_mile(access, self._catalogue)
        return self._miles[access]


def prepare(request: Request, *, catalogue: Catalogue, atlas: Atlas, rules: ConstraintRules) -> Prepared:
    """Everything about one request that does not depend on the others."""
    workload, budget = request.workload, request.budget
    archetype = catalogue.archetypes.get(workload.archetype) if workload.archetype else None
    constraints, current = workload.constraints, workload.current
    points = tuple(asked(p, atlas.place(p.at), atlas.countries(p.residency)) for p in workload.demand)
    # An observation says nothing of places as long as nobody says where it was made.
    now = atlas.now(current.site) if current and current.site is not None else None
    return Prepared(
        request=request,
        archetype=archetype,
        need=_need(workload, budget, archetype, atlas, catalogue) if budget else None,
        asked=points or (ANYWHERE,),
        systems=tuple((atlas.place(d.at), d.round_trips) for d in workload.depends_on),
        residency=atlas.countries(constraints.residency if constraints else None),
        exclusions=rules.of(workload, memory_of(workload, atlas.hardware, catalogue)),
        now=now,
        observed_ms=_observed(current, budget, catalogue) if now is not None else None,
        by_hand=_by_hand(workload, atlas),
    )


def _by_hand(workload: Workload, atlas: Atlas) -> Site | None:
    override = workload.placement.override if workload.placement else None
    return None if override is None or override.site is None else atlas.now(override.site)


def _need(
    workload: Workload, budget: Budget, archetype: Archetype | None, atlas: Atlas, catalogue: Catalogue
) -> Need:
    """Its numbers, with the compute times that hardware tells."""
    need = need_of(workload, budget, archetype, catalogue)
    told = compute_at(workload, need, atlas.hardware, catalogue, atlas.estimates)
    if not told:
        return need
    leant_on = defaults_behind(told, catalogue)
    return replace(need, compute_at=told, defaults=tuple(dict.fromkeys([*need.defaults, *leant_on])))


def _observed(current: Current | None, budget: Budget | None, catalogue: Catalogue) -> Interval | None:
    """What was seen, if it can be held against the budget."""
    observed = current.observed if current else None
    if observed is None or budget is None or observed.metric not in (None, budget.metric):
        return None
    return observed_total(observed, budget.percentile, catalogue)

"""Places many workloads at once: look up, choose sites, one kernel for all ledgers, then one conclusion each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from edgetier.catalogue.model import Catalogue, Place
from edgetier.placement.assembly import UNKNOWN_PLACE, Ask, rows_of
from edgetier.placement.conclude import Surroundings, conclude
from edgetier.placement.constraints import ConstraintRules
from edgetier.placement.demand import Asked
from edgetier.placement.geography import Geography, geography
from edgetier.placement.judging import (
    Judged,
    Results,
    all_pairs,
    carried,
    judge,
    observed,
    results_of,
    share_left,
    sources_of,
)
from edgetier.placement.ledger import TERMS, ledgers, utilisation_limits
from edgetier.placement.load import Pool
from edgetier.placement.measured import Measurements
from edgetier.placement.needs import Need
from edgetier.placement.physical import least_from
from edgetier.placement.points import Closed, Point, quickest_of
from edgetier.placement.pooling import pools_of
from edgetier.placement.requests import Atlas, Prepared, Request, prepare
from edgetier.placement.selection import Offer, Selector, Way
from edgetier.placement.sites import Site, Sites
from edgetier.placement.values import Placement
from edgetier.placement.way_sources import at_site, on_hardware

# Large enough for arrays to pay, small enough for a block's ledgers to stay in the processor's cache.
BLOCK = 1000


class Job(NamedTuple):
    """One demand point of one workload on its way through the kernel."""

    prepared: Prepared
    asked: Asked
    way: Way
    offers: tuple[Offer, ...]
    now: int | None
    sites: tuple[int, ...]  # every site to judge, the present one included
    pools: tuple[Pool, ...] | None  # the servers at each of them, where they are stated


class Map(NamedTuple):
    """Numbers for every distinct place and site of a run."""

    geography: Geography
    place_number: dict[Place, int]
    site_number: dict[Site, int]


def place(
    requests: Sequence[Request],
    *,
    catalogue: Catalogue,
    sites: Sites,
    rules: ConstraintRules,
    estate_is_default: bool,
    measurements: Measurements | None = None,
    told: Callable[[int], object] | None = None,
) -> tuple[Placement, ...]:
    """The placement of every request, in their order; `told` hears how many are done, block by block."""
    atlas = Atlas(catalogue, sites)
    prepared = [prepare(request, catalogue=catalogue, atlas=atlas, rules=rules) for request in requests]
    world = _map(prepared, sites, catalogue, measurements)
    selector = Selector(world.geography, catalogue.locations, len(sites.offered))
    names = tuple(site.name for site in world.geography.sites)
    around = Surroundings(catalogue, names, sites.offered, estate_is_default)
    placements: list[Placement] = []
    for start in range(0, len(prepared), BLOCK):
        block = prepared[start : start + BLOCK]
        points = _points(block, world, selector, atlas=atlas, catalogue=catalogue)
        placements += [conclude(one, [next(points) for _ in one.asked], around) for one in block]
        if told is not None:
            told(len(placements))
    return tuple(placements)


def _points(
    block: Sequence[Prepared], world: Map, selector: Selector, *, atlas: Atlas, catalogue: Catalogue
) -> Iterator[Point]:
    """Every demand point of a block of workloads, judged, in their order."""
    jobs = [job for one in block for job in _jobs(one, world, selector)]
    judged = _judge_all(jobs, world, atlas=atlas, catalogue=catalogue)
    return (_point(job, found, world, selector) for job, found in zip(jobs, judged, strict=True))


def _map(
    prepared: Sequence[Prepared], sites: Sites, catalogue: Catalogue, measurements: Measurements | None
) -> Map:
    places = dict.fromkeys(p for one in prepared for p in _places(one))
    outside = dict.fromkeys(one.now for one in prepared if one.now is not None)
    all_sites = tuple(dict.fromkeys((*sites.offered, *outside)))
    return Map(
        geography(tuple(places), all_sites, catalogue, measurements),
        {found: number for number, found in enumerate(places)},
        {site: number for number, site in enumerate(all_sites)},
    )


def _places(prepared: Prepared) -> Iterator[Place]:
    yield from (asked.place for asked in prepared.asked if asked.place is not None)
    yield from (system for system, _ in prepared.systems if system is not None)


def _jobs(prepared: Prepared, world: Map, selector: Selector) -> Iterator[Job]:
    together = prepared.request.workload.single_location and len(prepared.asked) > 1
    ways = [_way(prepared, (asked,), world) for asked in prepared.asked]
    shared = _way(prepared, prepared.asked, world) if together else None
    now = world.site_number[prepared.now] if prepared.now is not None else None
    offers = [selector.offers(shared or way, prepared.exclusions) for way in ways]
    sites = [selector.sites(one, now) if prepared.need is not None else () for one in offers]
    need = prepared.need
    pools: Iterable[tuple[Pool, ...] | None] = [None] * len(ways)
    if need is not None and need.load.servers is not None:
        pools = pools_of(need.load, offers, sites)
    rows = zip(prepared.asked, ways, offers, sites, pools, strict=True)
    for asked, way, offered, wanted, shares in rows:
        yield Job(prepared, asked, way, offered, now, wanted, shares)


def _way(prepared: Prepared, asked: Sequence[Asked], world: Map) -> Way:
    numbers = tuple(_number(one.place, world) for one in asked)
    allowed = tuple(_both(prepared.residency, one.countries) for one in asked)
    need = prepared.need
    counted = need is None or "dependency" in need.counts
    systems = tuple(
        (world.place_number[system], trips)
        for system, trips in prepared.systems
        if system is not None and counted
    )
    # Without systems to reach, the best site does not depend on how often the network is crossed.
    return Way(numbers, allowed, need.round_trips if systems and need else 1.0, systems)


def _number(found: Place | None, world: Map) -> int:
    return world.geography.anywhere if found is None else world.place_number[found]


def _both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    if one is None or other is None:
        return other if one is None else one
    return one & other


def _judge_all(
    jobs: Sequence[Job], world: Map, *, atlas: Atlas, catalogue: Catalogue
) -> Iterator[dict[int, Judged]]:
    """For each job, its sites judged by number."""
    needs: list[Need] = []
    asks: list[Ask] = []
    for job in jobs:
        if job.prepared.need is None:
            continue
        needs.append(job.prepared.need)
        asks.append(_ask(job, len(asks), world, atlas))
    judging = [job for job in jobs if job.prepared.need is not None]
    pairs = all_pairs([job.sites for job in judging])
    if not pairs.ask.size:
        return ({} for _ in jobs)
    rows = rows_of(needs, asks, pairs, geography=world.geography, catalogue=catalogue)
    budget_ms = np.array([need.budget_ms for need in needs]).reshape(-1, 1)[pairs.ask]
    found = ledgers(rows)
    servers = rows.loads.servers if rows.loads else None
    limits = utilisation_limits(rows, found, budget_ms)
    results = results_of(found, budget_ms=budget_ms, calls=rows.calls, limits=limits, servers=servers)
    return _in_words(jobs, asks, results, catalogue=catalogue, geography=world.geography)


def _ask(job: Job, number: int, world: Map, atlas: Atlas) -> Ask:
    systems = tuple(
        (UNKNOWN_PLACE if system is None else world.place_number[system], trips)
        for system, trips in job.prepared.systems
    )
    return Ask(number, _number(job.asked.place, world), atlas.mile(job.asked.access), systems, job.pools)


def _in_words(
    jobs: Iterable[Job],
    asks: Sequence[Ask],
    results: Results,
    *,
    catalogue: Catalogue,
    geography: Geography,
) -> Iterator[dict[int, Judged]]:
    counted = {name: tuple(t in metric.counts for t in TERMS) for name, metric in catalogue.metrics.items()}
    row, questions, measured = 0, iter(asks), geography.is_measured
    for job in jobs:
        need = job.prepared.need
        if need is None:
            yield {}
            continue
        ask, counts = next(questions), counted[need.metric]
        sources = here = sources_of(need, ask)
        found = {}
        for offset, site in enumerate(job.sites):
            if measured:
                here = at_site(sources, ask, site, geography)
            if need.compute_at:
                here = on_hardware(here if measured else sources, need, geography.sites[site].location)
            found[site] = judge(row + offset, site, results, need=need, sources=here, counted=counts)
        if job.prepared.observed_ms is not None and job.now is not None:
            found = _with_observation(job, found, results, row)
        row += len(job.sites)
        yield found


def _with_observation(
    job: Job, found: dict[int, Judged], results: Results, first_row: int
) -> dict[int, Judged]:
    """What was seen at the present site outranks the model there; what it leaves is carried to the others."""
    need, seen, now = job.prepared.need, job.prepared.observed_ms, job.now
    if need is None or seen is None or now is None:
        return found
    site = job.prepared.now
    # Faster than light in fibre and the stated times: it cannot have been seen from here (ET401).
    if site is not None and seen.high < least_from(job.prepared, site, job.asked.place):
        return found
    missing = need.compute_is_missing
    totals = results.known if missing else results.totals
    modelled = {site: totals[first_row + offset] for offset, site in enumerate(job.sites)}
    share = share_left(seen, modelled[now])
    found = {site: carried(j, share, modelled[site], need.budget_ms) for site, j in found.items()}
    return {**found, now: observed(found[now], seen, need.budget_ms)}


def _point(job: Job, found: dict[int, Judged], world: Map, selector: Selector) -> Point:
    judged = {
        offer.location.name: tuple(found[site] for site in offer.sites)
        for offer in job.offers
        if offer.sites and found
    }
    now = found.get(job.now) if job.now is not None else None
    closed = _now_closed(job, world, selector)
    return Point(job.asked, job.offers, judged, now, closed, quickest_of(judged))


def _now_closed(job: Job, world: Map, selector: Selector) -> Closed | None:
    because = _why_closed(job, world, selector)
    if because is None or job.now is None:
        return None
    return Closed(because, selector.surely_closed(job.now, job.way, job.prepared.exclusions))


def _why_closed(job: Job, world: Map, selector: Selector) -> str | None:
    """Why the present site is not permitted to this demand point."""
    if job.now is None:
        return None
    if not selector.permits(job.now, job.way):
        country = selector.country_of(job.now, job.way.places[0]) or "a country that is not known"
        return f"residency does not permit {world.geography.sites[job.now].name} in {country}"
    closed = selector.closed(job.now, job.way, job.prepared.exclusions)
    return closed[1] if closed else None

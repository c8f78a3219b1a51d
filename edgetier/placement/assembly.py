"""Lays requests out as rows of arrays for the ledger kernel: one row a demand point and site."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.model import Catalogue
from edgetier.placement.demand import LastMile
from edgetier.placement.geography import Geography
from edgetier.placement.ledger import TERMS, Rows
from edgetier.placement.load import Pool
from edgetier.placement.needs import Need
from edgetier.placement.sites import DEVICE
from edgetier.placement.variation import Array, normal_quantile
from edgetier.placement.waits import Loads

UNKNOWN_PLACE = -1
STREAMED = "first-token"
NO_POOL = Pool(1, None, None)
S_IN_MS = 1000.0
BITS_PER_MS = 1000.0  # one Mbit/s is a thousand bits in a millisecond


class Ask(NamedTuple):
    """One demand point of one workload: rows of the other tables by number."""

    need: int
    place: int
    mile: LastMile
    dependencies: tuple[tuple[int, int], ...]  # place (UNKNOWN_PLACE where not known), round trips
    pools: tuple[Pool, ...] | None = None  # the servers at each of its sites, where load is stated


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which ask is judged at which site; parallel integer arrays."""

    ask: NDArray[np.int_]
    site: NDArray[np.int_]


def rows_of(
    needs: Sequence[Need], asks: Sequence[Ask], pairs: Pairs, *, geography: Geography, catalogue: Catalogue
) -> Rows:
    """The kernel's input for every pair."""
    need = np.array([ask.need for ask in asks], dtype=int)[pairs.ask]
    place = np.array([ask.place for ask in asks], dtype=int)[pairs.ask]
    premises = geography.on_premises[place, pairs.site]
    miles = _miles(asks, pairs, premises, geography=geography, catalogue=catalogue)
    locations = _locations(geography, catalogue)
    path_ms = geography.path_ms[place, pairs.site]
    up, down = (
        _triples([n.upload_bytes.value for n in needs]),
        _triples([n.download_bytes.value for n in needs]),
    )
    metrics = [catalogue.metrics[n.metric] for n in needs]
    return Rows(
        access_ms=miles["access_ms"],
        access_ratio=miles["ratio"],
        path_ms=path_ms,
        path_ratio=geography.path_ratio[place, pairs.site][:, None],
        dependency_ms=_dependencies(asks, pairs, geography),
        upload_ms=up[need] * 8 / BITS_PER_MS * miles["per_up_mbps"],
        download_ms=down[need] * 8 / BITS_PER_MS * miles["per_down_mbps"],
        platform_ms=locations["platform_ms"][pairs.site],
        platform_ratio=locations["ratio"][pairs.site],
        compute_ms=_compute_ms(needs, need, pairs, geography),
        compute_ratio=_column([n.compute.p95_over_p50 for n in needs])[need],
        calls=_triples([n.calls.value for n in needs])[need],
        crossings=_triples([n.crossings.value for n in needs])[need],
        handshakes=_triples([n.handshakes.value for n in needs])[need],
        network_factor=_column([m.network_factor for m in metrics])[need],
        counts={term: _flags([term in m.counts for m in metrics])[need] for term in TERMS},
        z=_column([normal_quantile(n.percentile) for n in needs])[need],
        loads=_loads(needs, asks, pairs),
    )


def _compute_ms(needs: Sequence[Need], need: NDArray[np.int_], pairs: Pairs, geography: Geography) -> Array:
    """Median of one call, (rows, 3): the workload's own, or that of the hardware at the site's location."""
    found: Array = _triples([n.compute.median_ms for n in needs])[need]
    special = np.array([bool(n.compute_at) for n in needs], dtype=bool)[need]
    for row in np.flatnonzero(special):
        location = geography.sites[int(pairs.site[row])].location
        here = needs[int(need[row])].compute_at.get(location)
        if here is not None:
            found[row] = here.median_ms
    return found


def _loads(needs: Sequence[Need], asks: Sequence[Ask], pairs: Pairs) -> Loads | None:
    """The servers of every row and their load; None where no workload states any."""
    if all(ask.pools is None and needs[ask.need].load.is_plain and _tells(needs[ask.need]) for ask in asks):
        return None
    sizes = np.bincount(pairs.ask, minlength=len(asks)).tolist()
    filled = [ask.pools or (NO_POOL,) * size for ask, size in zip(asks, sizes, strict=True)]
    pools = [pool for of_ask in filled for pool in of_ask]
    loads = [needs[ask.need].load for ask in asks]
    return Loads(
        servers=np.array([pool.servers for pool in pools], dtype=int),
        utilisation=_column([nan if pool.utilisation is None else pool.utilisation for pool in pools]),
        rate_per_ms=_column(
            [nan if pool.rate_per_s is None else pool.rate_per_s / S_IN_MS for pool in pools]
        ),
        arrival_scv=_column([load.arrival_scv for load in loads])[pairs.ask],
        service_scv=_column([nan if load.service_scv is None else load.service_scv for load in loads])[
            pairs.ask
        ],
        known=_flags([load.is_known for load in loads])[pairs.ask],
        held_ms=_column([nan if load.held_ms is None else load.held_ms for load in loads])[pairs.ask],
        tells=_flags([_tells(needs[ask.need]) for ask in asks])[pairs.ask],
    )


def _tells(need: Need) -> bool:
    """A streamed answer holds its server beyond the first token, to which its compute time goes."""
    return need.load.held_ms is not None or need.metric != STREAMED


def _triples(values: Sequence[tuple[float, float, float]]) -> Array:
    return np.array(values, dtype=np.float64).reshape(-1, 3)


def _column(values: Sequence[float]) -> Array:
    return np.array(values, dtype=np.float64).reshape(-1, 1)


def _flags(values: Sequence[bool]) -> NDArray[np.bool_]:
    return np.array(values, dtype=bool).reshape(-1, 1)


def _locations(geography: Geography, catalogue: Catalogue) -> dict[str, Array]:
    by_name = {location.name: location for location in catalogue.locations}
    of_sites = [by_name[site.location] for site in geography.sites]
    return {
        "platform_ms": _triples([location.platform_ms for location in of_sites]),
        "ratio": _column([location.platform_p95_over_p50 for location in of_sites]),
    }


def _miles(
    asks: Sequence[Ask],
    pairs: Pairs,
    premises: NDArray[np.bool_],
    *,
    geography: Geography,
    catalogue: Catalogue,
) -> dict[str, Array]:
    """The last mile of each pair: the user's own, the premises' network on site, nothing in the device."""
    lan = catalogue.access["lan"]
    distinct = {id(ask.mile): ask.mile for ask in asks}
    number = {key: index for index, key in enumerate(distinct)}
    miles = list(distinct.values())
    of_pair = np.array([number[id(ask.mile)] for ask in asks], dtype=int)[pairs.ask]
    local = np.array([mile.local for mile in miles], dtype=bool)[of_pair]
    device = np.array([site.name == DEVICE for site in geography.sites], dtype=bool)[pairs.site]
    use_lan = (premises & ~local & ~device)[:, None]
    access_ms = np.where(use_lan, lan.round_trip_ms, _triples([m.round_trip_ms for m in miles])[of_pair])
    ratio = np.where(use_lan, lan.p95_over_p50, _column([m.p95_over_p50 for m in miles])[of_pair])
    per_up = np.where(use_lan, _inverse([lan.up_mbps]), _inverse([m.up_mbps for m in miles])[of_pair])
    per_down = np.where(use_lan, _inverse([lan.down_mbps]), _inverse([m.down_mbps for m in miles])[of_pair])
    within = device[:, None]
    return {
        "access_ms": np.where(within, 0.0, access_ms),
        "ratio": ratio,
        "per_up_mbps": np.where(within, 0.0, per_up),
        "per_down_mbps": np.where(within, 0.0, per_down),
    }


def _inverse(rates: Sequence[tuple[float, float, float]]) -> Array:
    """Time per bit: the high rate makes the low time."""
    return 1 / _triples(rates)[:, ::-1]


def _dependencies(asks: Sequence[Ask], pairs: Pairs, geography: Geography) -> Array:
    """Round trips to systems on the way, from each pair's site; from a device they cross its own last mile."""
    total = np.zeros((len(pairs.ask), 3))
    bound = np.array([bool(ask.dependencies) for ask in asks], dtype=bool)[pairs.ask]
    for row in np.flatnonzero(bound):
        ask, site = asks[pairs.ask[row]], int(pairs.site[row])
        for system, round_trips in ask.dependencies:
            total[row] += round_trips * _to_system(system, site, ask, geography)
    return total


def _to_system(system: int, site: int, ask: Ask, geography: Geography) -> Array:
    if system == UNKNOWN_PLACE:
        return geography.unknown_ms
    if geography.sites[site].name != DEVICE:
        from_site: Array = geography.dependency_ms[system, site]
        return from_site
    mile = np.array(ask.mile.round_trip_ms, dtype=np.float64)
    known = ask.place < geography.anywhere
    way: Array = geography.between_ms[ask.place, system] if known else geography.unknown_ms
    return mile + way

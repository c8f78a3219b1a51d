"""Load and servers of a workload: which demand points share a site, and how busy its servers are there."""

from collections.abc import Sequence
from typing import NamedTuple

from edgetier.inventory.model import Capacity, Workload

POISSON_SCV = 1.0  # the squared coefficient of variation of the gaps between Poisson arrivals


class Load(NamedTuple):
    """What is stated of load and servers. Every demand point brings the same number of servers.

    `utilisation` is the mean over all servers, `rates` the requests a second of each demand point (None as
    soon as one of them is not stated), the variations squared coefficients of variation.
    """

    servers: int | None
    utilisation: float | None
    rates: tuple[float, ...] | None
    arrival_scv: float
    service_scv: float | None
    at_once: int = 1  # requests that one server serves at the same time
    held_ms: float | None = None  # how long a request holds its place, where compute does not say it

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the compute time bears on a wait."""
        unsaid = (self.service_scv, self.held_ms)
        return self.arrival_scv == POISSON_SCV and unsaid == (None, None)

    @property
    def is_known(self) -> bool:
        """Whether a wait can be worked out once the service time is known."""
        return self.servers is not None and (self.utilisation is not None or self.rates is not None)


class Pool(NamedTuple):
    """The servers of one site, and either how busy they are or how many requests a second they serve."""

    servers: int
    utilisation: float | None
    rate_per_s: float | None


def load_of(workload: Workload) -> Load:
    """Load and servers as the inventory states them."""
    capacity = workload.capacity
    rates = tuple(point.rps for point in workload.demand)
    known = tuple(rate for rate in rates if rate is not None)
    complete = bool(rates) and len(known) == len(rates) and sum(known) > 0
    return Load(
        servers=_servers(capacity),
        utilisation=capacity.utilisation if capacity else None,
        rates=known if complete else None,
        arrival_scv=_stated(capacity.arrival_variation if capacity else None, POISSON_SCV),
        service_scv=capacity.service_variation if capacity else None,
        at_once=(capacity.batch if capacity else None) or 1,
        held_ms=capacity.occupancy if capacity else None,
    )


def _servers(capacity: Capacity | None) -> int | None:
    """One, where only a utilisation is stated: it waits longest."""
    if capacity is None:
        return None
    return capacity.servers_per_site or (1 if capacity.utilisation is not None else None)


def _stated(value: float | None, otherwise: float) -> float:
    return otherwise if value is None else value


def pool_of(load: Load, sharing: Sequence[int], points: int) -> Pool:
    """The pool of a site that serves the demand points `sharing`, by number, out of `points`.

    The same servers, standing together: a pool is as large as what its demand points bring. Where only a mean
    utilisation is stated, a point with more than its part of the load keeps its servers busier than that.
    """
    servers = (load.servers or 1) * load.at_once * len(sharing)
    if load.utilisation is None:
        rate = sum(load.rates[number] for number in sharing) if load.rates else None
        return Pool(servers, None, rate)
    if not load.rates:
        return Pool(servers, load.utilisation, None)
    share = sum(load.rates[number] for number in sharing) / sum(load.rates)
    return Pool(servers, load.utilisation * share * points / len(sharing), None)

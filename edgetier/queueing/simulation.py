"""A seeded simulation of one queue before several servers with gamma times between arrivals and of service."""

from heapq import heapreplace
from math import inf
from typing import NamedTuple

import numpy as np
from numpy.random import (
    RandomState,
)  # frozen for good: the same numbers from a seed in every version of NumPy

from edgetier.queueing.erlang import MOST_SERVERS, Array

WARMING_UP = 0.1  # share of the customers not counted, as they meet a queue that is still filling


class Simulated(NamedTuple):
    """Waits in units of the mean service time; zero waits count."""

    probability: float
    mean: float
    p95: float
    p99: float


IDLE = Simulated(0.0, 0.0, 0.0, 0.0)
SATURATED = Simulated(1.0, inf, inf, inf)


def simulated_wait(
    servers: int,
    utilisation: float,
    *,
    arrival_scv: float,
    service_scv: float,
    seed: int = 1,
    customers: int = 400_000,
) -> Simulated:
    """Waits in a first-come first-served queue; scv is a squared coefficient of variation."""
    if utilisation >= 1:
        return SATURATED
    if utilisation <= 0:
        return IDLE
    count = min(servers, MOST_SERVERS)
    random = RandomState(seed)
    gaps = _times(random, arrival_scv, customers) / (utilisation * count)
    services = _times(random, service_scv, customers)
    waits = _waits(count, np.cumsum(gaps), services)[int(WARMING_UP * customers) :]
    p95, p99 = np.quantile(waits, (0.95, 0.99))
    return Simulated(float(np.mean(waits > 0)), float(np.mean(waits)), float(p95), float(p99))


def _times(random: RandomState, scv: float, count: int) -> Array:
    """Gamma times; divided by their mean, for a queue exactly as busy as asked, which takes out much of the noise.

    Many kinds of arrivals share one variation. Gamma is the burstier choice above 1 (at 4, ten half busy servers
    make requests wait twice as long as under a mix of two exponentials), so it errs towards a longer wait.
    """
    if scv <= 0:
        return np.ones(count)
    drawn: Array = random.gamma(1 / scv, scv, count)
    return drawn / np.mean(drawn)


def _waits(servers: int, arrivals: Array, services: Array) -> Array:
    free = [0.0] * servers  # a heap of when each server is free again
    waits = []
    for arrival, service in zip(arrivals.tolist(), services.tolist(), strict=True):
        start = max(arrival, free[0])
        heapreplace(free, start + service)
        waits.append(start - arrival)
    return np.array(waits)

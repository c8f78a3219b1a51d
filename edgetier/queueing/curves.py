"""Response time over utilisation as a curve on a fixed grid, in units of the mean service time."""

from functools import lru_cache
from math import log

import numpy as np

from edgetier.queueing.erlang import MOST_SERVERS, Array, erlang_c_of

STEPS_PER_UNIT = 1000  # an answer read between two points is off by less than 0.001
UTILISATIONS: Array = np.arange(STEPS_PER_UNIT) / STEPS_PER_UNIT
HALVINGS = 45


@lru_cache(maxsize=512)
def response_curve(servers: int, quantile: float | None) -> Array:
    """Quantile of the response of M/M/c, None for its mean, at every one of UTILISATIONS."""
    waiting = erlang_c_of(np.full(STEPS_PER_UNIT, servers), UTILISATIONS)
    rate = min(servers, MOST_SERVERS) * (1 - UTILISATIONS)
    return 1 + waiting / rate if quantile is None else _quantiles(waiting, rate, quantile)


def _quantiles(waiting: Array, rate: Array, quantile: float) -> Array:
    low = np.full_like(rate, -log(1 - quantile))
    halved = (1 - quantile) / 2  # no more than half the misses from a long service, half from a long wait
    high = -log(halved) + np.log(np.maximum(waiting / halved, 1)) / rate
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        missed = _tail(middle, waiting, rate) > 1 - quantile
        low, high = np.where(missed, middle, low), np.where(missed, high, middle)
    return (low + high) / 2


def _tail(time: Array, waiting: Array, rate: Array) -> Array:
    """Share of requests that take longer, of the wait and the service together."""
    served = np.exp(-time)
    apart = rate - 1
    together = np.abs(apart) < 1e-7
    later = (served - np.exp(-rate * time)) / np.where(together, 1.0, apart)
    return served + waiting * np.where(together, time * served, later)

"""Erlang's formulas: how likely a request finds every server busy."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
MOST_SERVERS = 10_000  # a larger pool is taken as one of this size, as busy: it waits a little less than told


def erlang_b(servers: int, offered_load: float) -> float:
    """Share of requests lost where none may wait; by recursion, which overflows nowhere."""
    blocked = 1.0
    for n in range(1, servers + 1):
        carried = offered_load * blocked
        blocked = carried / (n + carried)
    return blocked


def erlang_c(servers: int, utilisation: float) -> float:
    """Probability of waiting in M/M/c; 1 at a utilisation of 1 and more."""
    if utilisation >= 1:
        return 1.0
    count = min(servers, MOST_SERVERS)
    blocked = erlang_b(count, utilisation * count)
    return blocked / (1 - utilisation * (1 - blocked))


def erlang_c_of(servers: NDArray[np.int_], utilisation: Array) -> Array:
    """Probability of waiting in M/M/c, row by row; 1 at a utilisation of 1 and more, nan where it is nan."""
    order = np.argsort(-servers, kind="stable")
    counts = np.minimum(servers, MOST_SERVERS)[order]
    rho = np.minimum(utilisation, 1.0)[order]
    blocked = _erlang_b_of(counts, rho * counts)
    found = np.empty_like(rho)
    below = np.where(rho < 1, rho, 0.0)  # full queues are answered without the formula
    found[order] = np.where(rho < 1, blocked / (1 - below * (1 - blocked)), rho)
    return found


def _erlang_b_of(counts: NDArray[np.int_], offered: Array) -> Array:
    """Erlang-B of rows in falling order of servers: every step of the recursion takes the rows that reach it."""
    blocked = np.ones_like(offered)
    steps = np.arange(1, counts[0] + 1 if counts.size else 1)
    reached = np.searchsorted(-counts, -steps, side="right")
    for n, rows in zip(steps.tolist(), reached.tolist(), strict=True):
        carried = offered[:rows] * blocked[:rows]
        blocked[:rows] = carried / (n + carried)
    return blocked

"""The wait for a free server: its cumulants at a load, and the utilisation up to which a budget holds.

A request waits with the probability of Erlang's C formula, then for an exponential time with the mean of
Allen and Cunneen, S / (c (1 - utilisation)) * (Ca^2 + Cs^2) / 2. Where arrivals are far from Poisson that
breaks down, and a seeded simulation stands in.
"""

from dataclasses import dataclass
from functools import cache
from math import exp, fsum, log

import numpy as np
from numpy.typing import NDArray

from edgetier.placement.load import POISSON_SCV
from edgetier.placement.variation import Array, Cumulants, quantile_ms
from edgetier.queueing.erlang import erlang_c_of
from edgetier.queueing.simulation import simulated_wait

SATURATED_MS = 1e9  # stands for a queue that grows without end: longer than any budget
NEAR_POISSON = 0.5  # how far Ca^2 may be from 1 before the closed form is left
FULLEST = 0.999
HALVINGS = 14
# What is simulated lies on a grid: portfolios then need few simulations, and a manifest that states thousands of
# different loads cannot ask for thousands of them.
SERVERS = np.array([1.0, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 128])
UTILISATIONS = np.arange(1, 20) / 20
ARRIVAL_SCVS = np.array([0, 0.25, 0.5, 1.5, 2, 3, 4, 6, 8, 16, 100])
SERVICE_SCVS = np.array([0, 0.1, 0.25, 0.5, 1, 2, 4, 16, 100])
ENDS = (
    (False,),
    (False, True),
    (True,),
)  # which neighbours of the grid make the low, typical and high column
LEAST = 1e-12
CUSTOMERS = 60_000


@dataclass(frozen=True, slots=True)
class Loads:
    """Load of every ledger, (rows, 1) each but for `servers`, which is (rows,)."""

    servers: NDArray[np.int_]
    utilisation: Array  # nan where it follows from the rate
    rate_per_ms: Array  # calls at the site's servers, nan where not known
    arrival_scv: Array
    service_scv: Array  # nan where it follows from the spread of the service time
    known: NDArray[np.bool_]
    held_ms: Array  # how long a request holds its place; nan where its compute time says it
    tells: NDArray[np.bool_]  # (rows, 1) whether the time that a request holds its place is known at all

    def rows(self, chosen: NDArray[np.int_]) -> "Loads":
        """Some of the rows."""
        return Loads(
            self.servers[chosen],
            self.utilisation[chosen],
            self.rate_per_ms[chosen],
            self.arrival_scv[chosen],
            self.service_scv[chosen],
            self.known[chosen],
            self.held_ms[chosen],
            self.tells[chosen],
        )


def no_loads(rows: int) -> Loads:
    """Nothing is stated: one server each, no load."""
    unknown = np.full((rows, 1), np.nan)
    return Loads(
        servers=np.ones(rows, dtype=int),
        utilisation=unknown,
        rate_per_ms=unknown,
        arrival_scv=np.full((rows, 1), POISSON_SCV),
        service_scv=unknown,
        known=np.zeros((rows, 1), dtype=bool),
        held_ms=unknown,
        tells=np.ones((rows, 1), dtype=bool),
    )


def held_of(loads: Loads, compute_ms: Array) -> Array:
    """How long a request holds its place in ms: as stated, else its mean compute time."""
    return np.where(np.isnan(loads.held_ms), compute_ms, loads.held_ms)


def service_scv_of(loads: Loads, unit: Cumulants) -> Array:
    """As stated, else that of the spread of the service time; of a time without any spread it is not known: 1."""
    spread = np.where(unit.second > 0, unit.second / unit.first**2, 1.0)
    return np.where(np.isnan(loads.service_scv), spread, loads.service_scv)


def utilisation_of(loads: Loads, service_ms: Array, calls: Array) -> Array:
    """Share of the time the servers of each ledger are busy, (rows, 3)."""
    by_rate = loads.rate_per_ms * calls[:, 1:2] * service_ms / loads.servers[:, None]
    return np.where(np.isnan(loads.utilisation), by_rate, loads.utilisation) + np.zeros((1, 3))


def wait_of_call(loads: Loads, utilisation: Array, service_ms: Array, service_scv: Array) -> Cumulants:
    """Cumulants of the wait of one call, (rows, columns of `utilisation`) in ms; saturated where it is 1 or more."""
    full = utilisation >= 1
    busy = np.where(full | np.isnan(utilisation), 0.0, utilisation)
    waits, while_ms = _closed_form(loads, busy, service_ms, service_scv)
    _simulate_bursts(loads, busy, service_ms, service_scv, waits, while_ms)
    first = waits * while_ms
    second = 2 * waits * while_ms**2 - first**2
    third = 6 * waits * while_ms**3 - 6 * first * waits * while_ms**2 + 2 * first**3
    return Cumulants(
        np.where(full, SATURATED_MS, first), np.where(full, 0.0, second), np.where(full, 0.0, third)
    )


def _closed_form(loads: Loads, busy: Array, service_ms: Array, service_scv: Array) -> tuple[Array, Array]:
    """Probability of waiting, and the mean wait in ms of those who do."""
    waits = np.stack([erlang_c_of(loads.servers, column) for column in busy.T], axis=1)
    variation = (loads.arrival_scv + service_scv) / 2
    return waits, service_ms / (loads.servers[:, None] * (1 - busy)) * variation


def _simulate_bursts(
    loads: Loads, busy: Array, service_ms: Array, service_scv: Array, waits: Array, while_ms: Array
) -> None:
    """Low from the point of the grid below, high from the one above, typical between the two."""
    for row in np.flatnonzero((bursts_of(loads) & loads.known)[:, 0]):
        for column in np.flatnonzero(busy[row] > 0):
            load = (busy[row, column], loads.arrival_scv[row, 0], service_scv[row, 0])
            ends = {end: _simulated(*_on_grid(int(loads.servers[row]), load, up=end)) for end in ENDS[column]}
            probability, mean = (
                exp(fsum(map(log, pair)) / len(pair)) for pair in zip(*ends.values(), strict=True)
            )
            waits[row, column] = probability
            # Near saturation a queue grows with the inverse of what is left of its servers.
            beyond = (1 - UTILISATIONS[-1]) / (1 - max(busy[row, column], UTILISATIONS[-1]))
            while_ms[row, column] = service_ms[row, column] * mean * beyond / probability


def bursts_of(loads: Loads) -> NDArray[np.bool_]:
    """Whether arrivals are too far from Poisson for the closed form, (rows, 1)."""
    found: NDArray[np.bool_] = np.abs(loads.arrival_scv - POISSON_SCV) > NEAR_POISSON
    return found


def _on_grid(servers: int, load: tuple[float, float, float], *, up: bool) -> tuple[int, float, float, float]:
    """A point of the grid with a longer wait, or a shorter one; more servers wait less."""
    busy, arrival, service = (
        _beside(grid, value, up=up)
        for grid, value in zip((UTILISATIONS, ARRIVAL_SCVS, SERVICE_SCVS), load, strict=True)
    )
    return int(_beside(SERVERS, servers, up=not up)), busy, arrival, service


def _beside(grid: Array, value: float, *, up: bool) -> float:
    """The next point of a grid above or below a value, the value itself where it is one, or an end of the grid."""
    above = int(np.searchsorted(grid, value - 1e-9))
    exact = above < len(grid) and abs(grid[above] - value) < 1e-9
    at = above if up or exact else above - 1
    return float(grid[min(max(at, 0), len(grid) - 1)])


@cache  # as large as the grid at most
def _simulated(
    servers: int, utilisation: float, arrival_scv: float, service_scv: float
) -> tuple[float, float]:
    """Probability of waiting and the mean wait in service times."""
    found = simulated_wait(
        servers, utilisation, arrival_scv=arrival_scv, service_scv=service_scv, customers=CUSTOMERS
    )
    return max(found.probability, LEAST), max(found.mean, LEAST)


def holds_up_to(
    loads: Loads,
    whole: Cumulants,
    *,
    service_ms: Array,
    service_scv: Array,
    calls: Array,
    z: Array,
    budget_ms: Array,
) -> Array:
    """The utilisation up to which the high total, `whole` without any wait, stays within the budget: (rows,).

    Arrays are of the rows in question, a column each. Nan where it does not hold on idle servers.
    """
    low, high = np.zeros_like(budget_ms), np.full_like(budget_ms, FULLEST)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        one = wait_of_call(loads, middle, service_ms, service_scv)
        total = Cumulants(*(w + calls * k for w, k in zip(whole, one, strict=True)))
        within = quantile_ms(total, z) <= budget_ms
        low, high = np.where(within, middle, low), np.where(within, high, middle)
    return np.where(quantile_ms(whole, z) <= budget_ms, low, np.nan)[:, 0]

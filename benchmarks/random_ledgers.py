"""Ledgers drawn at random: quantiles of their sum by cumulants, as the model has them, and by simulation."""

from math import exp, log
from typing import NamedTuple

import numpy as np

from edgetier.placement.normal import Z95, normal_quantile
from edgetier.placement.variation import (
    Array,
    Cumulants,
    constant,
    drawn_each_call,
    held_all_session,
    lognormal_unit,
    quantile_ms,
)
from edgetier.placement.waits import Loads, wait_of_call
from edgetier.queueing.erlang import erlang_c
from edgetier.queueing.waiting import mean_wait

QUANTILES = (0.95, 0.99, 0.999)
DRAWS, SEED = 200_000, 20261124


class Ledger(NamedTuple):
    """Random terms: (median ms, p95 over p50) held and of one call; the wait as its chance and its mean of those who do."""

    calls: int
    held: tuple[tuple[float, float], ...]
    each: tuple[tuple[float, float], ...]
    wait: Cumulants
    chance: float
    while_ms: float


def column(value: float) -> Array:
    return np.array([[value]], dtype=float)


def random_ledger(rng: np.random.Generator) -> Ledger:
    def between(low: float, high: float) -> float:
        return exp(rng.uniform(log(low), log(high)))

    calls = int(rng.integers(1, 6))
    crossings = int(rng.integers(1, calls + 1))
    held = ((crossings * between(2, 80), rng.uniform(1.5, 4)), (crossings * between(1, 250), 1.15))
    compute = (between(5, 400), rng.uniform(1, 3))
    servers, busy = int(rng.integers(1, 9)), rng.uniform(0, 0.9)
    unit = lognormal_unit(column(compute[1]))
    service_ms, service_scv = compute[0] * float(unit.first[0, 0]), unit.second / unit.first**2
    chance = erlang_c(servers, busy)
    while_ms = service_ms * mean_wait(servers, busy, service_scv=float(service_scv[0, 0])) / chance
    wait = wait_of_call(load(servers, busy), column(busy), column(service_ms), service_scv)
    return Ledger(calls, held, ((between(0.2, 15), 2.0), compute), wait, chance, while_ms)


def load(servers: int, busy: float) -> Loads:
    return Loads(
        servers=np.array([servers]),
        utilisation=column(busy),
        rate_per_ms=column(np.nan),
        arrival_scv=column(1.0),
        service_scv=column(np.nan),
        known=np.array([[True]]),
        held_ms=column(np.nan),
        tells=np.array([[True]]),
    )


def by_cumulants(ledger: Ledger) -> Array:
    total = constant(column(0))
    for median_ms, ratio in ledger.held:
        total = total.plus(held_all_session(column(median_ms), lognormal_unit(column(ratio))))
    for median_ms, ratio in ledger.each:
        unit = lognormal_unit(column(ratio))
        total = total.plus(drawn_each_call(column(median_ms), unit, column(ledger.calls)))
    total = total.plus(Cumulants(*(ledger.calls * part for part in ledger.wait)))
    return np.array([quantile_ms(total, column(normal_quantile(q)))[0, 0] for q in QUANTILES])


def by_drawing(ledger: Ledger, rng: np.random.Generator) -> Array:
    total = np.zeros(DRAWS)
    for median_ms, ratio in (*ledger.held, *ledger.each * ledger.calls):
        total += median_ms * np.exp(log(ratio) / Z95 * rng.standard_normal(DRAWS))
    for _ in range(ledger.calls):
        total += np.where(rng.random(DRAWS) < ledger.chance, rng.exponential(ledger.while_ms, DRAWS), 0.0)
    return np.quantile(total, QUANTILES)


def errors_of_quantiles(ledgers: int) -> Array:
    """Relative errors of the cumulants against the draws, a row for each ledger and a column for each quantile."""
    rng = np.random.default_rng(SEED)
    drawn = [random_ledger(rng) for _ in range(ledgers)]
    return np.array([np.abs(by_cumulants(one) / by_drawing(one, rng) - 1) for one in drawn])

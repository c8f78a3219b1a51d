"""The seeded simulation against formulas that are exact, and where they break."""

from math import inf

import numpy as np
import pytest

from edgetier.queueing.erlang import erlang_c
from edgetier.queueing.simulation import Simulated, simulated_wait
from edgetier.queueing.waiting import mean_wait, wait_quantile

POISSON = {"arrival_scv": 1.0, "service_scv": 1.0}


# The noise is three times the spread of such a mean of four, over thirty seeds: the larger, the longer a queue remembers.
@pytest.mark.parametrize(
    ("servers", "utilisation", "noise"), [(1, 0.8, 0.05), (10, 0.8, 0.06), (50, 0.9, 0.12)]
)
def test_exact_formulas_hold_within_the_noise(servers, utilisation, noise):
    runs = [simulated_wait(servers, utilisation, **POISSON, seed=seed) for seed in range(1, 5)]
    probability, mean, p95, p99 = np.mean(runs, axis=0)
    assert probability == pytest.approx(erlang_c(servers, utilisation), rel=0.02)
    assert mean == pytest.approx(mean_wait(servers, utilisation), rel=noise)
    assert p95 == pytest.approx(wait_quantile(servers, utilisation, 0.95), rel=noise)
    assert p99 == pytest.approx(wait_quantile(servers, utilisation, 0.99), rel=noise)


@pytest.mark.parametrize("service_scv", [0.0, 0.25, 4.0])
@pytest.mark.parametrize("utilisation", [0.5, 0.8])
def test_one_server_follows_pollaczek_and_khinchine(utilisation, service_scv):
    found = simulated_wait(1, utilisation, arrival_scv=1.0, service_scv=service_scv)
    exact = utilisation / (1 - utilisation) * (1 + service_scv) / 2
    assert found.mean == pytest.approx(exact, rel=0.08)


@pytest.mark.parametrize("service_scv", [0.0, 0.25, 4.0])
def test_with_poisson_arrivals_the_approximation_stays_near(service_scv):
    found = simulated_wait(10, 0.7, arrival_scv=1.0, service_scv=service_scv)
    assert mean_wait(10, 0.7, service_scv=service_scv) == pytest.approx(found.mean, rel=0.15)


def test_bursts_make_requests_wait_five_times_as_long_as_the_approximation_says():
    found = simulated_wait(10, 0.5, arrival_scv=4.0, service_scv=1.0)
    assert found.mean / mean_wait(10, 0.5, arrival_scv=4.0) == pytest.approx(5, rel=0.1)


def test_even_arrivals_make_requests_wait_less_than_the_approximation_says():
    found = simulated_wait(10, 0.5, arrival_scv=0.25, service_scv=1.0)
    assert found.mean < mean_wait(10, 0.5, arrival_scv=0.25) / 1.9


def test_constant_arrivals_and_service_never_wait():
    assert simulated_wait(3, 0.9, arrival_scv=0.0, service_scv=0.0, customers=3000).p99 == pytest.approx(
        0, abs=1e-9
    )


def test_a_seed_fixes_the_answer():
    case = {"arrival_scv": 4.0, "service_scv": 0.25, "customers": 5000}
    first = simulated_wait(4, 0.7, **case, seed=7)
    assert simulated_wait(4, 0.7, **case, seed=7) == first
    assert simulated_wait(4, 0.7, **case, seed=8) != first


@pytest.mark.parametrize(
    ("utilisation", "expected"),
    [(0.0, Simulated(0, 0, 0, 0)), (1.0, Simulated(1, inf, inf, inf)), (3.0, Simulated(1, inf, inf, inf))],
)
def test_idle_and_full_queues_need_no_simulation(utilisation, expected):
    assert simulated_wait(2, utilisation, **POISSON) == expected

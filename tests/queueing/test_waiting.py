"""Means and quantiles of the wait and of the response."""

from math import exp, inf, log

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from edgetier.queueing.erlang import erlang_c
from edgetier.queueing.waiting import mean_response, mean_wait, response_quantile, wait_quantile

SERVERS = st.integers(1, 200)
UTILISATION = st.floats(0.001, 0.999)
QUANTILE = st.floats(0.01, 0.999)


@pytest.mark.table("waiting")
def test_waits_and_responses_agree_with_the_references(
    servers, utilisation, probability, mean, wait_p95, wait_p99, response_p95, response_p99
):
    assert mean_wait(servers, utilisation) == pytest.approx(mean, abs=5.1e-7)
    assert wait_quantile(servers, utilisation, 0.95) == pytest.approx(wait_p95, abs=5.1e-5)
    assert wait_quantile(servers, utilisation, 0.99) == pytest.approx(wait_p99, abs=5.1e-5)
    assert response_quantile(servers, utilisation, 0.95) == pytest.approx(response_p95, abs=5.1e-5)
    assert response_quantile(servers, utilisation, 0.99) == pytest.approx(response_p99, abs=5.1e-5)


@pytest.mark.table("staffing")
def test_staffing_for_a_short_wait_agrees_with_the_references(offered_load, sites, servers):
    here, load = servers // sites, offered_load / sites
    assert wait_quantile(here, load / here, 0.99) <= 0.1
    assert here - 1 <= load or wait_quantile(here - 1, load / (here - 1), 0.99) > 0.1


@pytest.mark.table("skew")
def test_a_hot_site_costs_more_than_evenly_loaded_ones(utilisation, skewed, even):
    shares = [1 / rank for rank in range(1, 6)]
    loads = [utilisation * 5 * share / sum(shares) for share in shares]
    weighted = sum(load * mean_response(1, load) for load in loads) / sum(loads)
    assert weighted == pytest.approx(skewed, abs=5.1e-3)
    assert mean_response(1, utilisation) == pytest.approx(even, abs=5.1e-3)


@given(UTILISATION, QUANTILE)
def test_the_response_of_one_server_is_exponential(utilisation, quantile):
    mean = 1 / (1 - utilisation)
    assert mean_response(1, utilisation) == pytest.approx(mean, rel=1e-9)
    assert response_quantile(1, utilisation, quantile) == pytest.approx(-log(1 - quantile) * mean, rel=1e-9)


@given(SERVERS, UTILISATION, QUANTILE)
def test_the_response_quantile_inverts_the_tail(servers, utilisation, quantile):
    theta = servers * (1 - utilisation)
    assume(abs(theta - 1) > 1e-3)  # the textbook form loses its digits there
    waiting, time = erlang_c(servers, utilisation), response_quantile(servers, utilisation, quantile)
    later = (theta * exp(-time) - exp(-theta * time)) / (theta - 1)
    assert (1 - waiting) * exp(-time) + waiting * later == pytest.approx(1 - quantile, rel=1e-6)


@pytest.mark.parametrize(("servers", "utilisation"), [(2, 0.5), (5, 0.8), (10, 0.9)])
def test_the_response_holds_where_queue_and_service_run_out_alike(servers, utilisation):
    waiting, time = erlang_c(servers, utilisation), response_quantile(servers, utilisation, 0.95)
    assert (1 - waiting) * exp(-time) + waiting * (1 + time) * exp(-time) == pytest.approx(0.05, rel=1e-9)
    nearby = response_quantile(servers, utilisation + 1e-6, 0.95)
    assert nearby == pytest.approx(time, rel=1e-4)


@given(SERVERS, QUANTILE)
def test_idle_servers_leave_the_service_alone(servers, quantile):
    assert mean_wait(servers, 0.0) == wait_quantile(servers, 0.0, quantile) == 0
    assert mean_response(servers, 0.0) == 1
    assert response_quantile(servers, 0.0, quantile) == pytest.approx(-log(1 - quantile), rel=1e-9)


@given(SERVERS, st.floats(1, 5), QUANTILE)
def test_full_servers_never_catch_up(servers, utilisation, quantile):
    assert mean_wait(servers, utilisation) == wait_quantile(servers, utilisation, quantile) == inf
    assert mean_response(servers, utilisation) == response_quantile(servers, utilisation, quantile) == inf


@given(SERVERS, UTILISATION, UTILISATION, QUANTILE)
def test_a_busier_queue_is_slower(servers, one, other, quantile):
    low, high = sorted((one, other))
    slower = 1 + 1e-9
    assert mean_wait(servers, low) <= mean_wait(servers, high) * slower
    assert wait_quantile(servers, low, quantile) <= wait_quantile(servers, high, quantile) * slower
    assert response_quantile(servers, low, quantile) <= response_quantile(servers, high, quantile) * slower


@given(SERVERS, st.integers(2, 20), UTILISATION, QUANTILE)
def test_pooling_is_never_worse(servers, sites, utilisation, quantile):
    pool, slower = servers * sites, 1 + 1e-9
    assert mean_wait(pool, utilisation) <= mean_wait(servers, utilisation)
    assert wait_quantile(pool, utilisation, quantile) <= wait_quantile(servers, utilisation, quantile)
    alone = response_quantile(servers, utilisation, quantile)
    assert response_quantile(pool, utilisation, quantile) <= alone * slower


@given(SERVERS, UTILISATION, st.floats(0, 10), st.floats(0, 10))
def test_waits_stretch_with_the_mean_variation(servers, utilisation, arrival_scv, service_scv):
    varied = {"arrival_scv": arrival_scv, "service_scv": service_scv}
    factor = (arrival_scv + service_scv) / 2
    assert mean_wait(servers, utilisation, **varied) == pytest.approx(
        factor * mean_wait(servers, utilisation), rel=1e-9
    )
    assert wait_quantile(servers, utilisation, 0.95, **varied) == pytest.approx(
        factor * wait_quantile(servers, utilisation, 0.95), rel=1e-9
    )


@given(UTILISATION)
def test_constant_service_halves_the_wait_of_one_server(utilisation):
    exact = utilisation / (2 * (1 - utilisation))  # M/D/1, Pollaczek and Khinchine
    assert mean_wait(1, utilisation, service_scv=0.0) == pytest.approx(exact, rel=1e-9)

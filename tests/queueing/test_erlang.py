"""The probability of waiting."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.queueing.erlang import MOST_SERVERS, erlang_b, erlang_c, erlang_c_of

SERVERS = st.integers(1, 300)
UTILISATION = st.floats(0.001, 0.999)


@pytest.mark.table("waiting")
def test_the_probability_of_waiting_agrees_with_the_references(
    servers, utilisation, probability, mean, wait_p95, wait_p99, response_p95, response_p99
):
    assert erlang_c(servers, utilisation) == pytest.approx(probability, abs=5.1e-7)


@given(st.integers(1, 25), st.integers(1, 99))
def test_the_recursion_agrees_with_the_sum_of_exact_fractions(servers, percent):
    load = Fraction(percent, 100) * servers
    term, total = Fraction(1), Fraction(1)
    for n in range(1, servers + 1):
        term = term * load / n
        total += term
    assert erlang_b(servers, float(load)) == pytest.approx(float(term / total), rel=1e-12)


@given(UTILISATION)
def test_one_server_makes_those_wait_who_find_it_busy(utilisation):
    assert erlang_c(1, utilisation) == pytest.approx(utilisation, rel=1e-12)


@given(UTILISATION)
def test_two_servers_follow_their_closed_form(utilisation):
    assert erlang_c(2, utilisation) == pytest.approx(2 * utilisation**2 / (1 + utilisation), rel=1e-12)


@pytest.mark.table("staffing_limit")
def test_square_root_staffing_nears_its_limit(beta, probability):
    load = 96**2  # its root times any beta of the table is a whole number of servers
    servers = round(load + beta * sqrt(load))
    assert erlang_c(servers, load / servers) == pytest.approx(probability, rel=0.025)


@pytest.mark.parametrize(
    ("servers", "utilisation", "at_least", "at_most"),
    [
        (10_000, 0.5, 0.0, 1e-300),
        (10_000, 0.99, 0.2, 0.25),  # beta = 1.005: a little under 0.2234 + what the limit is off by
        (10_000, 0.999999, 0.999, 1.0),
        (1, 1e-300, 1e-301, 1e-299),
    ],
)
def test_extremes_neither_overflow_nor_vanish(servers, utilisation, at_least, at_most):
    assert at_least <= erlang_c(servers, utilisation) <= at_most


@given(SERVERS, UTILISATION, UTILISATION)
def test_a_busier_queue_makes_more_wait(servers, one, other):
    low, high = sorted((one, other))
    assert erlang_c(servers, low) <= erlang_c(servers, high) * (1 + 1e-12)


@given(SERVERS, st.integers(1, 100), UTILISATION)
def test_a_larger_pool_as_busy_makes_fewer_wait(servers, more, utilisation):
    assert erlang_c(servers + more, utilisation) <= erlang_c(servers, utilisation) * (1 + 1e-12)


@given(st.lists(st.tuples(SERVERS, st.floats(0, 1.5)), min_size=1, max_size=30))
def test_rows_are_answered_as_each_would_be_alone(rows):
    servers, utilisation = (np.array(column) for column in zip(*rows, strict=True))
    alone = [erlang_c(int(count), float(rho)) for count, rho in zip(servers, utilisation, strict=True)]
    assert erlang_c_of(servers, utilisation) == pytest.approx(alone, rel=1e-12)


def test_rows_keep_what_is_not_known_and_what_is_full():
    found = erlang_c_of(np.array([3, 7, 2, 5]), np.array([np.nan, 1.0, 9.0, 0.0]))
    assert np.isnan(found[0])
    assert found[1:].tolist() == [1.0, 1.0, 0.0]


def test_no_rows_have_no_answers():
    assert erlang_c_of(np.array([], dtype=int), np.array([])).size == 0


def test_a_pool_beyond_the_largest_is_taken_as_the_largest():
    largest = erlang_c(MOST_SERVERS, 0.99)
    assert erlang_c(10**9, 0.99) == largest
    assert erlang_c_of(np.array([10**9]), np.array([0.99])) == pytest.approx([largest], rel=1e-12)

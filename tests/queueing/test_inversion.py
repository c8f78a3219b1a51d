"""Where near sites lose to a far pool, and what mends it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgetier.queueing.curves import UTILISATIONS, response_curve
from edgetier.queueing.inversion import cutoff_utilisation, response, servers_to_win

QUANTILE = st.sampled_from((None, 0.5, 0.9, 0.95, 0.99))
NEAR, MORE = st.integers(1, 20), st.integers(2, 10)
ADVANTAGE = st.floats(0.01, 20)


@pytest.mark.table("cutoff")
def test_the_cut_off_agrees_with_the_references(servers, advantage, mean, p95, p99):
    found = [cutoff_utilisation(advantage, servers, 10 * servers, q) for q in (None, 0.95, 0.99)]
    assert found == pytest.approx([mean, p95, p99], abs=1e-3)


@pytest.mark.parametrize("advantage", [0.05, 0.1, 0.25, 0.5, 1, 2, 5])
def test_one_server_against_a_boundless_pool_nears_its_closed_form(advantage):
    found = cutoff_utilisation(advantage, 1, 10_000, None)
    assert found == pytest.approx(advantage / (1 + advantage), abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(ADVANTAGE, NEAR, MORE, QUANTILE)
def test_the_near_site_wins_below_the_cut_off_and_loses_above(advantage, near, more, quantile):
    cutoff = cutoff_utilisation(advantage, near, near * more, quantile)

    def lost(utilisation):
        return response(near, utilisation, quantile) - response(near * more, utilisation, quantile)

    assert lost(max(0.0, cutoff - 1e-3)) <= advantage
    assert cutoff + 1e-3 >= 1 or lost(cutoff + 1e-3) >= advantage


@settings(max_examples=60, deadline=None)
@given(ADVANTAGE, ADVANTAGE, NEAR, MORE, QUANTILE)
def test_a_larger_advantage_lasts_longer(one, other, near, more, quantile):
    low, high = sorted((one, other))
    sizes = (near, near * more, quantile)
    assert cutoff_utilisation(low, *sizes) <= cutoff_utilisation(high, *sizes) <= 1


@pytest.mark.parametrize(
    ("advantage", "near", "far", "expected"),
    [
        (0.5, 4, 4, 1.0),  # no pool to lose to
        (0.5, 8, 4, 1.0),
        (0.5, 20_000, 30_000, 1.0),  # both beyond the largest pool told apart
        (0.0, 1, 10, 0.0),
        (-1.0, 1, 10, 0.0),
        (float("nan"), 1, 10, None),
    ],
)
def test_the_edges_of_the_question(advantage, near, far, expected):
    assert cutoff_utilisation(advantage, near, far, 0.95) == expected


def test_a_vast_advantage_nearly_always_wins():
    found = cutoff_utilisation(1e6, 1, 10, None)
    assert 0.999 < found < 1
    assert response(1, found, None) - response(10, found, None) == pytest.approx(1e6, rel=0.2)


@settings(max_examples=60, deadline=None)
@given(ADVANTAGE, st.floats(0.01, 0.99), NEAR, MORE, QUANTILE)
def test_the_servers_told_are_the_fewest_that_win(advantage, utilisation, near, more, quantile):
    far = near * more
    found = servers_to_win(advantage, utilisation, near, far, quantile)

    def wins(servers):
        mine = response(servers, utilisation * near / servers, quantile)
        return mine - response(far, utilisation, quantile) <= advantage

    assert found >= near
    assert wins(found)
    assert found == near or not wins(found - 1)


@pytest.mark.parametrize(
    ("advantage", "utilisation", "near", "quantile", "expected"),
    [
        (0.25, 0.05, 1, 0.95, 1),  # below the cut-off of 0.077: it wins as it is
        (1.0, 0.6, 1, None, 2),  # alone 1 / (1 - 0.6) = 2.5, of two at 0.3 1 / (1 - 0.09) = 1.0989
        (
            1.0,
            1.2,
            1,
            None,
            2,
        ),  # too much for one, 1 / (1 - 0.36) = 1.5625 of two at 0.6, against 1 of an idle pool
        (0.05, 1.2, 1, None, 4),  # 1.0784 of three at 0.4 would not do
        (-5.0, 0.5, 1, 0.95, None),  # no number makes up for a longer way
    ],
)
def test_servers_to_win_by_hand(advantage, utilisation, near, quantile, expected):
    assert servers_to_win(advantage, utilisation, near, 10 * near, quantile) == expected


@pytest.mark.parametrize("quantile", [None, 0.5, 0.95, 0.999])
@pytest.mark.parametrize("servers", [1, 2, 10, 100])
def test_curves_agree_with_single_answers(servers, quantile):
    curve = response_curve(servers, quantile)
    for place in (0, 1, 250, 500, 900, 999):
        alone = response(servers, float(UTILISATIONS[place]), quantile)
        assert curve[place] == pytest.approx(alone, rel=1e-8)

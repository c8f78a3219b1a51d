"""A fit recovers the parameters that made the matrix, keeps to physics, and its interval holds what it says."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up_matrix import SOURCE, samples, shape

from edgetier.catalogue.model import PathModel
from edgetier.networking.bands import weighted_quantile
from edgetier.networking.fit import fit
from edgetier.networking.samples import Samples, too_fast
from edgetier.networking.score import held_out, score


def fitted(made: Samples, coverage: float = 0.95) -> PathModel:
    return fit(made, shape(coverage), name="backbone", routes=None, source=SOURCE)


@pytest.mark.parametrize(("start_ms", "per_km"), [(3, 0.012), (6, 0.016), (20, 0.021)])
def test_a_straight_line_is_recovered(start_ms: float, per_km: float) -> None:
    model = fitted(samples(start_ms=start_ms, per_km=per_km))
    for knot in model.knots[2:]:
        expected = start_ms + per_km * knot.distance_km
        assert knot.typical_ms == pytest.approx(expected, rel=0.02, abs=0.3), knot


def test_a_bend_is_recovered() -> None:
    made = samples()
    bent = np.where(made.distance_km < 6000, 4 + made.distance_km / 50, 124 + (made.distance_km - 6000) / 80)
    model = fitted(replace(made, rtt_ms=bent, p95_ms=bent))
    at = {knot.distance_km: knot.typical_ms for knot in model.knots}
    assert at[4500] == pytest.approx(94, rel=0.02)
    assert at[14000] == pytest.approx(224, rel=0.02)


def test_trombones_do_not_move_the_middle() -> None:
    made = samples(60)
    slow = np.where(np.arange(made.rtt_ms.size) % 10 == 0, made.rtt_ms * 4, made.rtt_ms)
    at = {knot.distance_km: knot for knot in fitted(replace(made, rtt_ms=slow)).knots}
    assert at[8000].typical_ms == pytest.approx(4 + 0.015 * 8000, rel=0.03)
    assert at[8000].high_ms > 2 * at[8000].typical_ms


def test_the_ratio_of_p95_is_recovered() -> None:
    model = fitted(samples(ratio=1.3))
    assert model.p95_over_p50 == pytest.approx(1.3)
    assert [ratio for _, ratio in model.variation] == pytest.approx([1.3] * len(model.variation))


def test_without_any_p95_nothing_is_said_of_variation() -> None:
    made = samples()
    model = fitted(replace(made, p95_ms=np.full(made.rtt_ms.size, np.nan)))
    assert (model.p95_over_p50, model.variation) == (1.0, ())


@pytest.mark.parametrize("coverage", [0.8, 0.9, 0.95])
def test_sites_that_were_not_seen_lie_in_the_interval_as_often_as_it_says(coverage: float) -> None:
    found = held_out(samples(sigma=0.15, per_km=0.02), lambda made: fitted(made, coverage))
    assert found.coverage == pytest.approx(coverage, abs=0.03)
    # The median of |e^x - 1| over a normal x of this deviation.
    assert found.median_error == pytest.approx(0.6745 * 0.15, rel=0.1)
    assert found.below_light == 0


def test_wider_noise_makes_a_wider_interval() -> None:
    narrow, wide = (held_out(samples(sigma=sigma, per_km=0.02), fitted).median_width for sigma in (0.05, 0.2))
    assert wide > 1.5 * narrow


def test_pairs_that_overtake_light_are_counted_and_left_out() -> None:
    made = samples()
    broken = made.rtt_ms.copy()
    wrong = np.flatnonzero(made.distance_km > 5000)[:7]
    broken[wrong] = made.distance_km[wrong] / 100 * 0.9
    spoiled = replace(made, rtt_ms=broken)
    assert np.flatnonzero(too_fast(spoiled)).tolist() == wrong.tolist()
    found = score(fitted(spoiled), spoiled)
    assert (found.too_fast, found.pairs) == (7, made.rtt_ms.size - 7)
    assert fitted(spoiled).knots == fitted(made.only(~too_fast(spoiled))).knots


@settings(max_examples=25, deadline=None)
@given(
    start_ms=st.floats(0, 50),
    per_km=st.floats(0.001, 0.05),
    sigma=st.floats(0, 1),
    coverage=st.floats(0.5, 0.99),
)
def test_any_fit_rises_and_keeps_to_light(
    start_ms: float, per_km: float, sigma: float, coverage: float
) -> None:
    model = fitted(samples(12, start_ms=start_ms, per_km=per_km, sigma=sigma), coverage)
    assert all(
        knot.distance_km / 100 <= knot.low_ms <= knot.typical_ms <= knot.high_ms for knot in model.knots
    )
    for nearer, farther in pairwise(model.knots):
        assert all(a <= b for a, b in zip(nearer, farther, strict=True))


@pytest.mark.parametrize(("quantile", "expected"), [(0.0, 1), (0.5, 2), (1.0, 3)])
def test_a_weighted_quantile_ignores_what_has_no_weight(quantile: float, expected: float) -> None:
    values, weights = np.array([3.0, 99.0, 1.0, 2.0]), np.array([1.0, 0.0, 1.0, 1.0])
    assert weighted_quantile(values, weights, quantile) == pytest.approx(expected)

"""How many samples a percentile needs, against the figures that are published."""

import math

import pytest

from edgetier.checks.sample_sizes import least_samples, precise_samples


@pytest.mark.parametrize(("quantile", "least"), [(0.9, 29), (0.95, 59), (0.99, 299), (0.999, 2995)])
def test_the_weakest_claim(quantile, least):
    assert least_samples(quantile) == least
    assert 1 - quantile**least >= 0.95 > 1 - quantile ** (least - 1)


@pytest.mark.parametrize(
    ("quantile", "samples"), [(0.9, 23_886), (0.95, 50_425), (0.97, 85_811), (0.99, 262_742)]
)
def test_mlperf_inference_asks_for(quantile, samples):
    """MLPerf Inference, inference_rules.adoc, table of the samples for the server scenario."""
    assert precise_samples(quantile) == samples


def test_a_tighter_estimate_takes_more():
    assert all(precise_samples(1 - 10.0**-nines) > least_samples(1 - 10.0**-nines) for nines in range(1, 7))
    assert math.isfinite(precise_samples(0.99999999))

"""Hardware: a model that does not fit closes a location, and what is not measured is estimated, and says so."""

import pytest
from pipeline_runs import placed

ESTATE = {
    "regions": ["aws:eu-central-1"],
    "metro_edge": {"metros": ["FRA"]},
    "hardware": {
        "regional-cloud": {"accelerator": "h100-sxm", "accelerators": 4},
        "metro-edge": {"accelerator": "l4"},
    },
}
STREAMED = {"budget": "2 s", "metric": "first-token", "percentile": "p95"}
LARGE = {"name": "llama-3.1-70b", "precision": "fp8", "context_tokens": 8000, "input_tokens": 2000}
SMALL = {"name": "llama-3.1-8b", "precision": "bf16", "context_tokens": 8000, "input_tokens": 2000}


def candidate(placement, location):
    return next(c for c in placement.candidates if c.location == location)


def compute(found):
    return next(t for t in found.terms if t.name == "compute")


def test_a_model_that_does_not_fit_closes_the_location_before_latency():
    found = candidate(placed(ESTATE, latency=STREAMED, model=LARGE, compute=None), "metro-edge")
    assert (found.verdict, found.reason) == ("excluded", "memory")


def test_one_that_fits_closes_nothing():
    found = candidate(placed(ESTATE, latency=STREAMED, model=SMALL, compute=None), "metro-edge")
    assert found.verdict != "excluded"


def test_an_unknown_accelerator_or_model_closes_nothing():
    silent = {**ESTATE, "hardware": {}}
    assert candidate(placed(silent, latency=STREAMED, model=LARGE), "metro-edge").verdict != "excluded"


def test_a_missing_compute_time_is_estimated_by_location_and_makes_the_answer_provisional():
    placement = placed(ESTATE, latency=STREAMED, model=SMALL, compute=None)
    far, near = (compute(candidate(placement, name)) for name in ("regional-cloud", "metro-edge"))
    assert (far.source, near.source) == ("estimated", "estimated")
    assert near.typical > 5 * far.typical  # an L4 against four H100
    assert placement.provisional


def test_what_is_stated_is_not_estimated():
    found = compute(candidate(placed(ESTATE, latency=STREAMED, model=SMALL, compute="90 ms"), "metro-edge"))
    assert (found.source, found.typical) == ("declared", 90)


def test_a_time_measured_on_other_hardware_is_scaled_by_what_binds():
    stated = {"p50": "30 ms", "p95": "40 ms", "measured": True, "measured_on": "h100-sxm"}
    placement = placed(ESTATE, latency=STREAMED, model=SMALL, compute=stated)
    here, there = (compute(candidate(placement, name)) for name in ("regional-cloud", "metro-edge"))
    assert here.source == "measured"
    assert there.source == "estimated"
    # H100 over L4: 989 / 121 in peak rate, 3350 / 300 in bandwidth.
    assert there.low == pytest.approx(30 * 989 / 121, rel=0.01)
    assert there.high == pytest.approx(30 * 3350 / 300, rel=0.01)

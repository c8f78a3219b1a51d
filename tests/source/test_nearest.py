"""The nearest right word."""

import pytest

from edgetier.source import closest

KEYS = ("latency", "regions", "residency", "archetype", "percentile", "measured_on", "id", "at", "rps")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("latncy", "latency"),
        ("latencies", "latency"),
        ("lantecy", "latency"),
        ("Latency", "latency"),
        ("regon", "regions"),
        ("region", "regions"),
        ("measured-on", "measured_on"),
        ("measuredOn", "measured_on"),
        ("precentile", "percentile"),
        ("ida", "id"),
        ("rsp", "rps"),
        ("colour", None),
        ("x", None),
        ("", None),
        ("l" * 10_000, None),
    ],
)
def test_closest(typed, meant):
    assert closest(typed, KEYS) == meant


def test_the_first_of_equals_wins_whatever_the_order_of_the_letters():
    assert closest("cat", ("bat", "hat")) == "bat"
    assert closest("cat", ("hat", "bat")) == "hat"


def test_nothing_known():
    assert closest("word", ()) is None

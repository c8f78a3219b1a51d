"""The defaults that a run leant on are said with their units, as people write them."""

from types import SimpleNamespace

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.pipeline.used_defaults import PART_OF_ARCHETYPE, defaults_used

CATALOGUE = load_catalogue()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("access.round_trip_ms", "2 ms - 8 ms - 80 ms"),
        ("access.up_mbps", "2 Mbit/s - 20 Mbit/s - 300 Mbit/s"),
        ("payload.upload_bytes", "500 B - 4 kB - 100 kB"),
        ("rtt.borrow_within_km", "500 km"),
        ("serving.layer_overhead_us", "20 us - 32 us - 45 us"),
        ("access.p95_over_p50", "1.5 - 1.5 - 3"),
        ("calls.count", "1"),
    ],
)
def test_a_value_has_the_unit_of_its_name(name: str, value: str) -> None:
    assert _said(name) == value


def test_no_default_is_written_with_an_exponent() -> None:
    names = [*CATALOGUE.defaults, *(f"{PART_OF_ARCHETYPE}{key}.payload" for key in CATALOGUE.archetypes)]
    assert [name for name in names if "e+" in _said(name) or "e-" in _said(name)] == []


def _said(name: str) -> str:
    (found,) = defaults_used([SimpleNamespace(defaults=(name,))], CATALOGUE)  # type: ignore[list-item]
    return found.value

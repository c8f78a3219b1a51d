"""The map's positions: every demand point, present and proposed site whose place is known."""

import pytest
from pipeline_runs import EUROPE, EXACT, assessed, inventory

PLANT = {**EXACT, "id": "a", "demand": [{"at": "SIN", "rps": 1.5}, {"at": "48.40,9.99"}]}
MACHINES = [{**PLANT, "current": {"site": "plant"}}, {"id": "b", "kind": "training"}]


def test_demand_and_sites_have_positions_and_devices_none():
    places = assessed(inventory(*MACHINES, estate=EUROPE)).places
    assert list(places) == sorted(places)
    assert {"SIN", "48.40,9.99", "plant", "aws:us-east-1"} <= set(places)
    assert "device" not in places
    assert places["plant"] == (48.4, 9.99)
    assert places["aws:us-east-1"].latitude_deg == pytest.approx(39, abs=1)


def test_demand_keeps_its_stated_rate():
    first, second = assessed(inventory(*MACHINES, estate=EUROPE)).workloads
    assert [(one.at, one.rps) for one in first.placement.sites] == [("SIN", 1.5), ("48.40,9.99", None)]
    assert [one.rps for one in second.placement.sites] == [None]

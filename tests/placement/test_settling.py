"""Which answer would settle an open decision, and when a missing compute time is no reason to ask."""

import pytest
from pipeline_runs import EXACT, assessed, inventory

SINGAPORE = {"central": "aws:us-east-1", "regions": ["aws:ap-southeast-1"], "metro_edge": {"metros": ["SIN"]}}
NEAR = {**EXACT, "demand": [{"at": "SIN", "access": "fibre"}]}


def placed(estate=SINGAPORE, **changes):
    wanted = {key: value for key, value in {**NEAR, **changes}.items() if value is not None}
    return assessed(inventory(wanted, estate=estate)).workloads[0].placement


def test_a_metric_without_network_leaves_the_most_central_location_on_a_condition():
    latency = {"budget": "30 ms", "metric": "inter-token", "percentile": "p99"}
    found = placed(archetype="chat-assistant", latency=latency, compute=None)
    assert (found.decision, found.location, found.asks) == ("decided", "central-cloud", ())
    assert "30 ms" in found.condition
    nearer = next(c for c in found.candidates if c.location == "metro-edge")
    assert "does not bind" in nearer.rejected_because


@pytest.mark.parametrize(("budget", "decision"), [("10 s", "decided"), ("200 ms", "undetermined")])
def test_a_missing_compute_time_is_asked_for_only_where_it_tells_locations_apart(budget, decision):
    latency = {"budget": budget, "metric": "response", "percentile": "p95"}
    found = placed(latency=latency, compute=None)
    assert found.decision == decision
    assert found.asks == (() if decision == "decided" else ("compute",))


def test_an_answer_that_settles_does_settle():
    open_ = placed(latency={"budget": "150 ms", "metric": "response", "percentile": "p95"}, compute=None)
    assert dict(zip(open_.asks, open_.settles, strict=True)) == {"compute": 1}
    known = placed(latency={"budget": "150 ms", "metric": "response", "percentile": "p95"}, compute="60 ms")
    assert known.decision == "decided"


def test_what_settles_nothing_alone_promises_nothing():
    latency = {"budget": "330 ms", "metric": "response", "percentile": "p95"}
    found = placed(latency=latency, compute=None, connection=None, payload=None)
    assert "connection" in found.asks
    assert dict(zip(found.asks, found.settles, strict=True))["connection"] == 0


def test_where_all_is_stated_the_observation_is_asked_for():
    latency = {"budget": "330 ms", "metric": "response", "percentile": "p95"}
    running = placed(latency=latency, compute="60 ms", current={"site": "aws:us-east-1"})
    assert (running.decision, running.asks) == ("undetermined", ("current.observed.p95",))
    seen = {"site": "aws:us-east-1", "observed": {"p95": "310 ms"}}
    assert placed(latency=latency, compute="60 ms", current=seen).decision == "decided"


def test_the_rest_of_an_observation_goes_along_where_the_model_cannot_explain_it():
    # 20 ms of compute, and 290 ms seen in the region next door: what stands in its path goes wherever it goes.
    latency = {"budget": "250 ms", "metric": "response", "percentile": "p95"}
    slow = {"site": "aws:ap-southeast-1", "observed": {"p95": "290 ms"}}
    found = placed(latency=latency, current=slow)
    metro = next(c for c in found.candidates if c.location == "metro-edge")
    assert next(t.low for t in metro.terms if t.name == "unexplained") > 200
    assert found.location != "metro-edge" or found.decision != "decided"


def test_an_observation_faster_than_light_is_not_used():
    latency = {"budget": "200 ms", "metric": "response", "percentile": "p95"}
    seen = {"site": "aws:us-east-1", "observed": {"p95": "90 ms"}}  # 15,500 km are 155 ms there and back
    found = placed(latency=latency, current=seen)
    assert found.location == "regional-cloud"
    assert found.deployment == "under"


def test_on_a_default_estate_nothing_is_nearer_than_needed():
    latency = {"budget": "10 s", "metric": "response", "percentile": "p95"}
    running = {"latency": latency, "current": {"site": "azure:westeurope"}}
    assert placed(estate=None, **running).deployment == "unknown"
    listed = {**SINGAPORE, "regions": ["azure:westeurope"]}
    assert placed(estate=listed, **running).deployment == "over"


def test_where_the_model_may_not_fit_the_decision_is_on_a_condition():
    devices = {"central": "aws:us-east-1", "devices": True}
    latency = {"budget": "100 ms", "metric": "response", "percentile": "p95"}
    unknown = placed(estate=devices, latency=latency)
    assert (unknown.decision, unknown.location, unknown.provisional) == ("decided", "device", True)
    assert "model fits" in unknown.condition
    fits = {"parameters": 1e9, "context_tokens": 4000}
    assert placed(estate=devices, latency=latency, model=fits).condition is None
    assert placed(estate=devices, latency=latency, model={**fits, "parameters": 7e10}).decision != "decided"


def test_the_devices_of_two_cities_are_not_one_place():
    devices = {"central": "aws:us-east-1", "devices": True}
    two = [{"at": "SIN", "access": "fibre"}, {"at": "GRU", "access": "fibre"}]
    latency = {"budget": "100 ms", "metric": "response", "percentile": "p95"}
    assert placed(estate=devices, latency=latency, demand=two).location == "device"
    assert placed(estate=devices, latency=latency, demand=two, single_location=True).location is None


def test_nobody_trains_on_devices():
    found = placed(estate={"devices": True}, kind="training", latency=None, compute=None)
    assert found.decision == "conflict"

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

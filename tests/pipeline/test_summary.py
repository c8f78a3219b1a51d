"""The counts of a portfolio agree with the workloads that they count."""

import pytest
from pipeline_runs import assessed, inventory

LOCAL, FAR = {"at": "AMS", "access": "lan", "rps": 20}, {"at": "SYD", "access": "cable", "rps": 29}
ESTATE = {
    "central": "aws:us-east-1",
    "regions": ["aws:eu-central-1", "aws:ap-southeast-1"],
    "metro_edge": {"metros": ["SIN", "FRA"]},
}
WORKLOAD = {
    "id": "w",
    "kind": "inference",
    "archetype": "recommendation",
    "latency": {"budget": "381 ms", "metric": "response", "percentile": "p95"},
    "calls": {"model": 1, "chained_by": "server"},
    "payload": {"up": "28 kB", "down": "37 kB"},
    "connection": "warm",
}


@pytest.mark.parametrize(
    ("demand", "decision", "conditional"),
    [([LOCAL], "decided", 1), ([LOCAL, FAR], "undetermined", 0)],
)
def test_conditional_are_of_those_that_are_decided(demand, decision, conditional):
    found = assessed(inventory({**WORKLOAD, "demand": demand}, estate=ESTATE))
    (item,) = found.workloads
    assert (item.placement.decision, item.placement.condition is not None) == (decision, True)
    assert found.summary.conditional == conditional

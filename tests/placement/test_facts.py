"""Red only on facts: what makes bad news an error, and what leaves it a warning or a note."""

import pytest
from pipeline_runs import EUROPE, EXACT, assessed, inventory

P95 = {"metric": "response", "percentile": "p95"}
FROM_SINGAPORE = [{"at": "SIN", "access": "fibre"}]  # light takes 155 ms to Virginia and back
BESIDE = [{"at": "aws:us-east-1", "access": "fibre"}]
FAR = [{"at": "SIN", "round_trips": 1}]
ONE_WAY = {"budget": "80 ms", "metric": "one-way", "percentile": "p95"}
BY_CLIENT = {"model": 2, "chained_by": "client"}
VIRGINIA_ONLY = {"central": "aws:us-east-1", "regions": []}


def severities(estate=EUROPE, **fields):
    said = {name: value for name, value in {**EXACT, **fields}.items() if value is not None}
    found = assessed(inventory(said, estate=estate)).findings
    return {f.code: f.severity.value for f in found if f.code.startswith("ET3")}


def too_far(budget, **fields):
    said = {
        "latency": {"budget": budget, **P95},
        "demand": FROM_SINGAPORE,
        "current": {"site": "aws:us-east-1"},
    }
    return severities(**{**said, **fields}).get("ET301")


TOO_FAR = [
    ("light alone is too slow", {"budget": "150 ms"}, "error"),
    ("light and a stated compute time are too slow", {"budget": "170 ms"}, "error"),
    ("only the model says so", {"budget": "180 ms", "compute": "10 ms"}, "warning"),
    ("the metric is not stated", {"budget": "100 ms", "latency": {"budget": "100 ms", "percentile": "p95"}}, "warning"),
    ("the budget is an archetype's", {"budget": "", "latency": None, "archetype": "process-control"}, "warning"),
    ("a one-way budget counts half", {"budget": "", "latency": ONE_WAY, "compute": None}, "warning"),
    ("a chain by the client crosses twice", {"budget": "300 ms", "calls": BY_CLIENT}, "error"),
    ("how often a chain crosses is not stated", {"budget": "300 ms", "calls": {"model": 2}, "compute": "1 ms"}, None),
    ("a system on the way is too far", {"budget": "150 ms", "demand": BESIDE, "depends_on": FAR}, "error"),
    ("it was seen", {"budget": "500 ms", "current": {"site": "aws:us-east-1", "observed": {"p95": "620 ms"}}}, "error"),
    ("it was seen to meet", {"budget": "240 ms", "current": {"site": "aws:us-east-1", "observed": {"p95": "235 ms"}}}, None),
    ("one percentile below the budget's", {"budget": "160 ms", "compute": {"p50": "20 ms"}}, "error"),
    ("one percentile above the budget's says nothing", {"budget": "160 ms", "compute": {"p99": "300 ms"}}, "warning"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "severity"), [case[1:] for case in TOO_FAR], ids=[case[0] for case in TOO_FAR]
)
def test_too_far(fields, severity):
    assert too_far(**fields) == severity


def test_several_calls_take_the_quantile_of_their_sum_not_the_sum_of_quantiles():
    chain = {"calls": {"model": 4, "chained_by": "server"}, "compute": {"p50": "100 ms", "p95": "200 ms"}}
    here = {"demand": [{"at": "FRA", "access": "fibre"}], "current": {"site": "aws:eu-central-1"}}
    assert too_far("650 ms", **chain, **here) != "error"  # 800 ms is the sum of the four 95th percentiles
    assert too_far("450 ms", **chain, **here) == "error"


@pytest.mark.parametrize(
    ("estate", "budget", "severity"),
    [
        (VIRGINIA_ONLY, "150 ms", "error"),
        (VIRGINIA_ONLY, "180 ms", "warning"),  # the last mile is not a fact
        ({**VIRGINIA_ONLY, "regions": ["aws:ap-southeast-1"]}, "22 ms", "warning"),
        ({**VIRGINIA_ONLY, "regions": ["aws:ap-southeast-1"]}, "19 ms", "error"),  # 20 ms of compute
        (None, "19 ms", "error"),  # whatever the estate
    ],
)
def test_infeasible(estate, budget, severity):
    found = severities(estate, latency={"budget": budget, **P95}, demand=FROM_SINGAPORE)
    assert found.get("ET304") == severity


@pytest.mark.parametrize(
    ("estate", "fields", "severity"),
    [
        (VIRGINIA_ONLY, {"constraints": {"residency": ["DE"]}}, "error"),
        (VIRGINIA_ONLY, {"constraints": {"offline": True}}, "error"),
        (None, {"constraints": {"residency": ["AQ"]}, "kind": "training", "latency": None}, "warning"),
        # How far the premises reach is a default.
        (
            {**VIRGINIA_ONLY, "on_prem": [{"name": "plant", "at": "48.40,9.99", "country": "DE"}]},
            {"constraints": {"offline": True}},
            "warning",
        ),
        # A country that is not known is no fact either.
        (
            {"central": "aws:us-east-1", "regions": [], "on_prem": [{"name": "plant", "at": "48.40,9.99"}]},
            {"constraints": {"residency": ["FR"]}},
            "warning",
        ),
    ],
)
def test_conflict(estate, fields, severity):
    assert severities(estate, **fields).get("ET305") == severity


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({"constraints": {"residency": ["DE"]}, "current": {"site": "aws:us-east-1"}}, "error"),
        ({"constraints": {"offline": True}, "current": {"site": "aws:us-east-1"}}, "error"),
        ({"constraints": {"offline": True}, "current": {"site": "plant"}}, "warning"),
        ({"constraints": {"residency": ["FR"]}, "current": {"site": "48.40,9.99"}}, "warning"),
    ],
)
def test_not_permitted(fields, severity):
    assert severities(**fields).get("ET303") == severity


def test_a_surely_broken_budget_outranks_a_constraint_that_rests_on_a_default():
    found = severities(
        latency={"budget": "1 ms", **P95}, constraints={"offline": True}, current={"site": "plant"}
    )
    assert "ET303" not in found
    assert found["ET301"] == "error"


def test_undetermined_is_a_note_and_over_a_warning():
    assert severities(compute=None, demand=None, latency={"budget": "90 ms", **P95})["ET306"] == "note"
    assert severities(latency={"budget": "5 s", **P95}, current={"site": "FRA"})["ET302"] == "warning"

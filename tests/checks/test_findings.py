"""The findings that checks give: code, severity, words and place in the file."""

import pytest
from pipeline_runs import EUROPE, EXACT, assessed, inventory

P95 = {"metric": "response", "percentile": "p95"}
CENTRE = {"central": "aws:us-east-1"}


def findings(estate=EUROPE, **fields):
    said = {name: value for name, value in {**EXACT, **fields}.items() if value is not None}
    result = assessed(inventory({"id": "w", **said}, estate=estate))
    return {found.code: found for found in result.findings}


def budget(time):
    return {"budget": time, **P95}


CASES = [
    ("ET205", "NOTE", {"latency": None}, "no tier"),
    (
        "ET302",
        "WARNING",
        {"latency": budget("5 s"), "current": {"site": "FRA"}},
        "runs nearer than needed, at FRA",
    ),
    (
        "ET303",
        "ERROR",
        {"constraints": {"residency": ["DE"]}, "current": {"site": "aws:us-east-1"}},
        "runs where it may not, at aws:us-east-1",
    ),
    (
        "ET301",
        "ERROR",
        {"latency": budget("60 ms"), "current": {"site": "aws:us-east-1", "observed": {"p95": "140 ms"}}},
        "observed 140 ms against a budget of 60 ms",
    ),
    ("ET306", "NOTE", {"compute": None}, "cannot be decided between central-cloud and device"),
    (
        "ET401",
        "WARNING",
        {"current": {"site": "aws:us-east-1", "observed": {"p95": "30 ms"}}},
        "less than light in fibre and the stated times need",
    ),
    (
        "ET401",
        "NOTE",
        {"current": {"site": "aws:us-east-1", "observed": {"p95": "95 ms"}}},
        "less than the named terms need at the least",
    ),
    (
        "ET401",
        "NOTE",
        {"latency": budget("5 s"), "current": {"site": "aws:us-east-1", "observed": {"p95": "2 s"}}},
        "is not explained by any named term",
    ),
]


@pytest.mark.parametrize(
    ("code", "severity", "fields", "words"), CASES, ids=[c[0] + " " + c[3][:20] for c in CASES]
)
def test_a_finding(code, severity, fields, words):
    found = findings(**fields)
    assert code in found, sorted(found)
    assert words in found[code].message
    assert found[code].workload == "w"
    assert found[code].severity.name == severity


def test_nothing_can_meet():
    found = findings(CENTRE, latency=budget("30 ms"))["ET304"]
    assert found.message == "no permitted location can meet the budget"
    assert found.help.startswith("a budget of at least ")


def test_nothing_is_permitted():
    found = findings(CENTRE, constraints={"residency": ["DE"]})["ET305"]
    assert found.severity.name == "ERROR"
    assert "offer a central-cloud site" in found.help


def test_one_location_that_might_meet_is_not_between_two():
    found = findings(CENTRE, latency=budget("200 ms"))["ET306"]
    assert found.message == "cannot be decided: central-cloud might meet, and nothing surely does"


def test_a_site_without_a_country_matters_only_where_residency_does():
    estate = {"on_prem": [{"name": "plant", "at": "48.40,9.99"}], "regions": ["aws:eu-central-1"]}
    found = findings(estate, constraints={"residency": ["DE"]})["ET501"]
    assert "the country of site 'plant' is not known" in found.message
    assert "ET501" not in findings(estate)
    known = {**estate, "on_prem": [{**estate["on_prem"][0], "country": "DE"}]}
    assert "ET501" not in findings(known, constraints={"residency": ["DE"]})


def test_a_sound_workload_has_nothing_to_tell():
    assert findings(latency=budget("5 s"), current={"site": "aws:us-east-1"}) == {}


@pytest.mark.parametrize("fields", [{"status": "retired"}, {"sourcing": {"delivery": "saas"}}])
def test_what_is_not_ours_to_place_is_left_alone(fields):
    found = findings(latency=budget("60 ms"), current={"site": "FRA"}, **fields)
    assert not {code for code in found if code.startswith(("ET3", "ET6"))}

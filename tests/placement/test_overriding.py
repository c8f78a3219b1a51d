"""A decision by hand stands beside the advice: it changes nothing, and is held against what the constraints leave."""

import json

import pytest
from pipeline_runs import EUROPE, EXACT, assessed, inventory

from edgetier.report import render, saved

P95 = {"metric": "response", "percentile": "p95"}
BATCH = {"kind": "batch-inference"}
GROUNDS = {"because": "the cage is paid", "by": "board", "date": "2026-03-01"}
OPEN = {**EXACT, "latency": {"budget": "150 ms", **P95}, "compute": None}
TOO_TIGHT = {**EXACT, "latency": {"budget": "5 ms", **P95}, "compute": "20 ms"}
IN_GERMANY = {**BATCH, "constraints": {"residency": ["DE"]}}


def placed(fields, override=None, estate=EUROPE):
    said = {name: value for name, value in fields.items() if value is not None}
    if override is not None:
        said["placement"] = {"override": override}
    return assessed(inventory({"id": "w", **said}, estate=estate)).workloads[0].placement


@pytest.mark.parametrize("fields", [EXACT, BATCH, OPEN, TOO_TIGHT, IN_GERMANY])
@pytest.mark.parametrize(
    "location", ["central-cloud", "regional-cloud", "metro-edge", "on-prem-edge", "device"]
)
def test_it_never_changes_the_advice(fields, location):
    overridden = placed(fields, {"location": location, **GROUNDS})
    assert overridden.override.location == location
    assert overridden._replace(override=None) == placed(fields)


@pytest.mark.parametrize(
    ("fields", "override", "differs"),
    [
        (BATCH, {"location": "central-cloud"}, False),
        (BATCH, {"location": "central-cloud", "site": "aws:us-east-1"}, False),
        (BATCH, {"location": "regional-cloud"}, True),
        (OPEN, {"location": "regional-cloud"}, False),
        (TOO_TIGHT, {"location": "metro-edge"}, True),
    ],
)
def test_what_differs_from_the_advice(fields, override, differs):
    assert placed(fields, override).override.differs is differs


@pytest.mark.parametrize(
    ("fields", "override", "words", "is_fact"),
    [
        (IN_GERMANY, {"location": "central-cloud"}, "is in DE", True),
        (IN_GERMANY, {"location": "regional-cloud", "site": "aws:us-west-2"}, "in US", True),
        (BATCH, {"location": "central-cloud", "site": "FRA"}, "FRA is no central-cloud site", False),
        (BATCH, {"location": "metro-edge", "site": "SIN"}, "the estate has no site SIN", False),
        (BATCH, {"location": "metro-edge", "site": "FRA"}, None, False),
    ],
)
def test_what_bars_it(fields, override, words, is_fact):
    found = placed(fields, override).override
    assert (words in found.closed_because) if words else found.closed_because is None
    assert found.closed_is_fact is is_fact


def test_a_public_default_estate_bars_no_site():
    found = placed(BATCH, {"location": "metro-edge", "site": "SIN"}, estate=None).override
    assert found.closed_because is None


def test_a_retired_workload_has_none():
    assert placed({**BATCH, "status": "retired"}, {"location": "metro-edge"}).override is None


def test_it_is_saved_and_read_back():
    said = {
        "id": "w",
        **BATCH,
        "placement": {"override": {"location": "metro-edge", "site": "FRA", **GROUNDS}},
    }
    text = render("json", assessed(inventory(said, estate=EUROPE)))
    told = json.loads(text)["workloads"][0]["override"]
    assert (told["location"], told["site"], told["differs"], told["by"]) == (
        "metro-edge",
        "FRA",
        True,
        "board",
    )
    assert render("json", saved.read(text)) == text


def test_reports_of_before_are_still_read():
    data = json.loads(render("json", assessed(inventory({"id": "w", **BATCH}, estate=EUROPE))))
    for workload in data["workloads"]:
        del workload["override"]
    assert saved.read(json.dumps(data)).workloads[0].placement.override is None

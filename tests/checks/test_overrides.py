"""ET307 to ET309: their words, and how bad each of them is."""

import pytest
from pipeline_runs import EUROPE, assessed, inventory

GROUNDS = {"because": "the cage is paid", "date": "2026-03-01"}


def findings(override, **fields):
    said = {"id": "w", "kind": "batch-inference", **fields, "placement": {"override": override}}
    result = assessed(inventory(said, estate=EUROPE))
    return {one.code: one for one in result.findings if one.code in ("ET307", "ET308", "ET309")}


def test_one_that_differs_is_a_note_with_its_reason():
    (found,) = findings({"location": "metro-edge", "site": "FRA", **GROUNDS}).values()
    assert (found.code, found.severity.value) == ("ET307", "note")
    assert found.message == "decided by hand: metro-edge at FRA; the advice is central-cloud at aws:us-east-1"
    assert found.help == "the reason given: the cage is paid"


@pytest.mark.parametrize(
    ("location", "fields", "severity"),
    [
        ("central-cloud", {"constraints": {"residency": ["DE"]}}, "error"),
        ("metro-edge", {"constraints": {"offline": True}}, "error"),
        ("on-prem-edge", {"constraints": {"residency": ["FR"]}}, "error"),
    ],
)
def test_one_that_is_barred_is_red_on_facts(location, fields, severity):
    (found,) = findings({"location": location, **GROUNDS}, **fields).values()
    assert (found.code, found.severity.value) == ("ET308", severity)


def test_one_that_the_estate_does_not_have_is_a_warning():
    (found,) = findings({"location": "metro-edge", "site": "SIN", **GROUNDS}).values()
    assert (found.code, found.severity.value) == ("ET308", "warning")


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        (["because"], "no reason"),
        (["date"], "no date"),
        (["because", "date"], "no reason and no date"),
    ],
)
def test_one_without_grounds(left_out, words):
    override = {key: value for key, value in GROUNDS.items() if key not in left_out}
    (found,) = findings({"location": "central-cloud", **override}).values()
    assert (found.code, found.severity.value) == ("ET309", "warning")
    assert found.message.endswith(words)


def test_one_as_advised_is_nothing_to_tell():
    assert findings({"location": "central-cloud", **GROUNDS}) == {}

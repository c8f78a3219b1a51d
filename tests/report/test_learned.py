"""What reports say of a classifier's proposals, of those it leaves open, and where it differs from the rules."""

import csv
import io
import json

import jsonschema
import pytest
import report_samples as samples

from edgetier.assessment import Disagreement
from edgetier.errors import UserError
from edgetier.report import FORMATS, contract, explanation, render, saved
from edgetier.tiering.values import Budget, MovedBy, TierDecision

BY = (MovedBy("clerk", 2.125), MovedBy("nightly", -0.5))
PROPOSED = TierDecision(
    "interactive", "learned", "no other tier fits its words", 0.9312, ("interactive",), BY
)
ABSTAINED = TierDecision(None, "none", "nothing settles it", 0.4861, ("interactive", "batch"), BY)
STRANGE = TierDecision(None, "none", "nothing settles it", 0.3, (), ())
BUDGET = Budget(60_000.0, "response", 0.95, "learned", ("metric", "percentile"))


def differing(number=1):
    return tuple(
        Disagreement(f"w{i:02}", "batch", "rule", "interactive", round(0.99 - i / 100, 4), BY)
        for i in range(number)
    )


def learned(number=1):
    placed = samples.placement(provisional=True)
    items = (
        samples.workload("proposed", placed, tier=PROPOSED, budget=BUDGET),
        samples.workload("abstained", placed, tier=ABSTAINED, budget=None),
        samples.workload("strange", placed, tier=STRANGE, budget=None),
        samples.workload("w00", placed),
    )
    return samples.assessment(items, classifier_error=0.1, disagreements=differing(number))


@pytest.mark.parametrize("name", FORMATS)
def test_a_saved_report_renders_to_the_same_bytes(name):
    again = saved.read(render("json", learned()))
    assert again == learned()
    assert render(name, again) == render(name, learned())


def test_the_schema_holds():
    report = json.loads(render("json", learned()))
    jsonschema.Draft202012Validator(contract.schema()).validate(report)
    assert report["classifier_error"] == 0.1
    assert report["disagreements"][0] == {
        "workload": "w00",
        "tier": "batch",
        "basis": "rule",
        "learned": "interactive",
        "probability": 0.99,
        "moved_by": [{"word": "clerk", "weight": 2.125}, {"word": "nightly", "weight": -0.5}],
    }
    assert report["workloads"][1]["tier"]["tiers"] == ["interactive", "batch"]


def test_a_report_from_before_classifiers_still_reads(portfolio):
    report = json.loads(render("json", portfolio))
    del report["classifier_error"], report["disagreements"]
    for item in report["workloads"]:
        del item["tier"]["tiers"], item["tier"]["moved_by"]
    jsonschema.Draft202012Validator(contract.schema()).validate(report)
    assert saved.read(json.dumps(report)) == portfolio


def test_a_broken_disagreement_is_told_by_its_place():
    report = json.loads(render("json", learned()))
    report["disagreements"][0]["moved_by"][0]["weight"] = "much"
    with pytest.raises(UserError, match=r"disagreements\.0\.moved_by\.0"):
        saved.read(json.dumps(report))


def test_rows_have_the_probability_and_what_is_left():
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(render("csv", learned())))}
    told = {key: (row["tier_basis"], row["tier_probability"], row["tiers_left"]) for key, row in rows.items()}
    assert told == {
        "proposed": ("learned", "0.9312", "interactive"),
        "abstained": ("none", "0.4861", "interactive batch"),
        "strange": ("none", "0.3", ""),
        "w00": ("rule", "", ""),
    }


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_disagreements_are_listed_shortly(name):
    text = " ".join(render(name, learned(30)).split())
    assert "Rules and classifier differ" in text
    assert "backlog" in text
    assert "clerk +2.12" in text
    assert "w07" in text
    assert "w08" not in text
    assert "22 more" in text
    assert "1 tier proposed from words, all provisional; 2 workloads left open; at an error of 10 %" in text


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_without_a_classifier_nothing_is_said_of_one(name, portfolio):
    assert "lassifier" not in render(name, portfolio)


@pytest.mark.parametrize(
    ("workload", "said"),
    [
        ("proposed", "interactive (learned, probability 0.93): no other tier fits its words"),
        ("proposed", "moved by clerk +2.12, nightly -0.50"),
        ("proposed", "the upper bound of the tier that the classifier proposes"),
        ("abstained", "abstains: interactive the likeliest, probability 0.49, moved by clerk +2.12"),
        ("strange", "abstains: its likeliest tier, probability 0.30"),
        ("w00", "proposes interactive instead, probability 0.99, moved by clerk +2.12"),
    ],
)
def test_an_explanation_tells_what_the_classifier_says(workload, said):
    assert said in " ".join(explanation.render(learned(), workload).split())

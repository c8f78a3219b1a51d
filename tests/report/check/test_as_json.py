"""JSON of a check: the published schema holds for it, and says no to anything else."""

import json
import os
from pathlib import Path

import check_samples as samples
import jsonschema
import pytest

from edgetier.report import check_contract
from edgetier.report.check_formats import render_check

PUBLISHED = Path(__file__).parents[3] / "docs" / "schema" / "check-1.json"


def validator():
    found = jsonschema.Draft202012Validator(check_contract.schema())
    found.check_schema(check_contract.schema())
    return found


def report(result):
    return json.loads(render_check("json", result))


def test_published_schema_is_current():
    if os.environ.get("EDGETIER_UPDATE_SNAPSHOTS"):
        PUBLISHED.write_text(check_contract.text(), encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == check_contract.text()


@pytest.mark.parametrize("make", samples.SAMPLES.values(), ids=samples.SAMPLES)
def test_results_obey(make):
    validator().validate(report(make()))


@pytest.mark.parametrize(
    "place", [(), ("summary",), ("findings", 0), ("findings", 0, "fix"), ("accepted", 0)]
)
def test_a_key_too_many_and_a_key_too_few_are_refused(place):
    for change in ("add", "remove"):
        whole = report(samples.some())
        part = whole
        for step in place:
            part = part[step]
        if change == "add":
            part["surprise"] = 1
        else:
            part.popitem()
        assert not validator().is_valid(whole)


def test_text_is_kept_as_it_was_written():
    message = report(samples.hostile())["findings"][0]["message"]
    assert message == f"marked {samples.HOSTILE}".replace("\ud800", "\ufffd")


def test_edits_say_what_to_replace():
    assert report(samples.some())["findings"][0]["fix"] == {
        "title": "replace 'lattency' by 'latency'",
        "safe": True,
        "edits": [{"line": 14, "column": 5, "end_line": 14, "end_column": 13, "replacement": "latency"}],
    }


def test_lines_are_findings_accepted_risks_and_a_summary_at_the_end():
    lines = [json.loads(line) for line in render_check("jsonl", samples.some()).splitlines()]
    kinds = [line.pop("kind") for line in lines]
    whole = report(samples.some())
    assert kinds == [*["finding"] * 5, "suppressed", "accepted", "summary"]
    assert lines[:5] == whole["findings"]
    assert lines[-1]["summary"] == whole["summary"]

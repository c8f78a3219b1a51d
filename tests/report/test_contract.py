"""The published schema holds for every report, and says no to anything else."""

import json
from pathlib import Path

import jsonschema
import pytest
import report_samples as samples

from edgetier.report import contract, render

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "assessment-1.json"


def validator():
    found = jsonschema.Draft202012Validator(contract.schema())
    found.check_schema(contract.schema())
    return found


def test_published_schema_is_current():
    assert PUBLISHED.read_text(encoding="utf-8") == contract.text()


@pytest.mark.parametrize("sample", [samples.portfolio, samples.empty, samples.hostile])
def test_reports_obey(sample):
    validator().validate(json.loads(render("json", sample())))


@pytest.mark.parametrize(
    "place", [(), ("summary",), ("workloads", 0), ("workloads", 0, "candidates", 0, "terms", 0)]
)
def test_a_key_too_many_and_a_key_too_few_are_refused(place):
    for change in ("add", "remove"):
        report = json.loads(render("json", samples.portfolio()))
        part = report
        for step in place:
            part = part[step]
        if change == "add":
            part["surprise"] = 1
        else:
            part.popitem()
        assert not validator().is_valid(report)

"""Reports show the register of accepted risks, safely, and a saved report keeps it."""

import json
from dataclasses import replace

import jsonschema
import pytest
import report_samples as samples

from edgetier.findings import AcceptedRisk
from edgetier.report import contract, render, saved

RISK = AcceptedRisk(
    code="ET301",
    name="under-deployed",
    workload="claims-voice",
    owner="claims-platform",
    file="northwind.yaml",
    line=14,
    reason="vendor fix scheduled, RISK-812",
    by="jane",
    until="2027-03-31",
)
ACCEPTED = replace(samples.portfolio(), accepted=(RISK,))


@pytest.mark.parametrize("output_format", ["terminal", "markdown"])
def test_reports_for_people_name_who_accepted_what_and_until_when(output_format: str) -> None:
    said = " ".join(render(output_format, ACCEPTED, width=100).split())
    for word in ("1 accepted risk", "ET301 under-deployed", "2027-03-31", "jane", "RISK-812"):
        assert word in said
    assert "accepted risk" not in render(output_format, samples.portfolio())


def test_the_json_keeps_it_and_obeys_the_contract() -> None:
    text = render("json", ACCEPTED)
    jsonschema.Draft202012Validator(contract.schema()).validate(json.loads(text))
    assert saved.read(text).accepted == (RISK,)
    assert render("json", saved.read(text)) == text


def test_a_report_saved_before_there_was_a_register_can_be_read() -> None:
    report = json.loads(render("json", samples.portfolio()))
    del report["accepted"]
    jsonschema.Draft202012Validator(contract.schema()).validate(report)
    assert saved.read(json.dumps(report)).accepted == ()


def test_hostile_words_stay_words() -> None:
    hostile = replace(RISK, owner=samples.HOSTILE, reason=samples.HOSTILE, by=samples.HOSTILE)
    report = replace(ACCEPTED, accepted=(hostile,))
    assert "\x1b" not in render("terminal", report)
    assert "<img" not in render("markdown", report)


def test_a_long_register_is_cut_in_markdown_and_the_report_still_fits_a_comment() -> None:
    many = tuple(replace(RISK, line=number, reason="why " * 100) for number in range(500))
    text = render("markdown", replace(ACCEPTED, accepted=many))
    assert "485 more" in text
    assert len(text) <= 60_000

"""A saved report comes back as it was."""

import json

import jsonschema
import pytest
import report_samples as samples

from edgetier.errors import UserError
from edgetier.report import FORMATS, contract, render, saved


@pytest.mark.parametrize("sample", [samples.portfolio, samples.empty, samples.hostile])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_to_the_same_bytes(name, sample):
    again = saved.read(render("json", sample()))
    assert render(name, again) == render(name, sample())


def test_values_come_back_whole(portfolio):
    assert saved.read(render("json", portfolio)) == portfolio


def test_keys_of_a_later_version_are_ignored(portfolio):
    report = json.loads(render("json", portfolio))
    report["later"] = report["workloads"][0]["later"] = report["workloads"][0]["candidates"][0]["later"] = 1
    assert saved.read(json.dumps(report)) == portfolio


def test_a_report_of_the_first_releases_still_reads(portfolio):
    report = json.loads(render("json", portfolio))
    for late in ("places", "accepted"):
        del report[late]
    for item in report["workloads"]:
        for served in item["sites"]:
            del served["rps"]
    jsonschema.Draft202012Validator(contract.schema()).validate(report)
    again = saved.read(json.dumps(report))
    assert again.places == {}
    assert [served.rps for served in again.workloads[0].placement.sites] == [None, None]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not an object"),
        ("{}", "schema_version None"),
        ('{"schema_version":2}', "schema_version 2"),
        ('{"schema_version":1}', "estate is missing"),
    ],
)
def test_anything_else_is_the_users_mistake(text, said):
    with pytest.raises(UserError, match=said):
        saved.read(text)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("workloads", 0, "id"), 5, "workloads.0.id"),
        (("workloads", 0, "tier"), {}, "workloads.0.tier"),
        (("workloads", 0, "budget"), {"percentile": "often"}, "shape"),
        (("workloads",), 7, "shape"),
        (("findings", 0, "severity"), "loud", "findings.0.severity"),
    ],
)
def test_a_broken_part_is_named(portfolio, place, value, said):
    report = json.loads(render("json", portfolio))
    part = report
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    with pytest.raises(UserError, match=said):
        saved.read(json.dumps(report))

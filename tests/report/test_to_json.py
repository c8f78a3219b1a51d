"""The contract of the JSON report."""

import json
import math
from dataclasses import replace

import report_samples as samples

from edgetier.placement.values import Term, Total
from edgetier.report import render


def test_keys_of_the_contract(portfolio):
    found = json.loads(render("json", portfolio))
    assert list(found) == [
        "schema_version",
        "tool",
        "portfolio",
        "inputs",
        "rules_digest",
        "taxonomy_digest",
        "overrides",
        "estate",
        "defaults_used",
        "summary",
        "accepted",
        "places",
        "classifier_error",
        "disagreements",
        "workloads",
        "findings",
    ]
    assert found["schema_version"] == 1
    assert found["tool"] == {"name": "edgetier", "version": "0.1.0"}
    assert found["estate"]["default"] is False


def test_workload_says_what_was_decided(portfolio):
    first = json.loads(render("json", portfolio))["workloads"][0]
    assert first["budget"] == {
        "ms": 500.0,
        "metric": "first-token",
        "percentile": "p95",
        "source": "declared",
        "assumed": [],
    }
    assert first["current"]["total_ms"] == 612.5
    assert first["candidates"][0]["current"] is True
    assert first["candidates"][0]["terms"][0] == {
        "name": "access",
        "low": 4.0,
        "typical": 6.0,
        "high": 20.0,
        "source": "default",
    }
    assert first["flips"] == [{"to": "regional-cloud", "when": "the budget rises above 640 ms"}]


def test_finding_has_its_place_and_name(portfolio):
    found = json.loads(render("json", portfolio))["findings"][0]
    assert (found["name"], found["severity"], found["end_column"]) == ("under-deployed", "warning", 12)
    assert found["path"] == ["workloads", 0, "latency"]


def test_one_workload_a_line(portfolio):
    lines = render("json", portfolio).splitlines()
    written = [line.rstrip(",") for line in lines if line.startswith('{"id":')]
    assert [json.loads(line)["id"] for line in written] == [item.id for item in portfolio.workloads]


def test_milliseconds_to_a_hundredth_and_unknown_is_null():
    base = samples.undetermined()
    odd = base.placement.candidates[0]._replace(
        allowance_ms=math.nan,
        total_ms=Total(-0.0, math.inf, 1.23456),
        terms=(Term("path", 1, None, 33.333333, "model"),),
    )
    item = replace(base, placement=base.placement._replace(candidates=(odd,), completeness=0.123456))
    found = json.loads(render("json", samples.assessment((item,))))["workloads"][0]
    shown = found["candidates"][0]
    assert shown["allowance_ms"] is None
    assert shown["total_ms"] == {"low": 0.0, "typical": None, "high": 1.23}
    assert shown["terms"] == [{"name": "path", "low": 1.0, "typical": None, "high": 33.33, "source": "model"}]
    assert found["completeness"] == 0.1235


def test_text_is_ascii_and_comes_back_whole(hostile):
    text = render("json", hostile)
    assert text.isascii()
    assert json.loads(text)["workloads"][0]["tier"]["evidence"] == samples.HOSTILE

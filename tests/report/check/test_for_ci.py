"""GitHub annotations, GitLab, JUnit and reviewdog."""

import json
import re
from collections import Counter
from xml.etree import ElementTree as ET

import check_samples as samples
import pytest

from edgetier.findings import Edit, Fix
from edgetier.report import as_github
from edgetier.report.check_formats import render_check
from edgetier.source import Span

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def annotations(result):
    """The runner's own reading: properties after a space, comma between them, data behind the second colons."""
    for line in render_check("github", result).splitlines():
        if found := COMMAND.fullmatch(line):
            yield found[1], dict(part.split("=", 1) for part in found[2].split(",")), found[3]


def test_an_annotation_says_where_what_and_whose():
    assert next(annotations(samples.some())) == (
        "error",
        {
            "file": "estate/claims.yaml",
            "line": "14",
            "endLine": "14",
            "col": "5",
            "endColumn": "13",
            "title": "ET102 unknown-key",
        },
        "unknown key 'lattency'%0Adid you mean 'latency'?%0Aworkload: claims-voice (owner: claims-platform)",
    )


def test_columns_are_left_out_across_lines():
    across = list(annotations(samples.some()))[2][1]
    assert across["endLine"] == "25"
    assert "col" not in across


def test_ten_a_level_and_the_rest_in_plain_lines():
    result = samples.many(400)
    levels = Counter(level for level, _properties, _data in annotations(result))
    assert levels == {"error": 10, "warning": 10, "notice": 10}
    assert "the other 370:" in render_check("github", result)


def test_a_manifest_cannot_give_the_runner_commands():
    lines = render_check("github", samples.hostile()).splitlines()
    given = [line for line in lines if line.lstrip().startswith("::")]
    assert [line.split(" ")[0] for line in given] == ["::error", "::warning", "::notice"]
    assert list(annotations(samples.hostile()))[2][1]["file"] == "estate/%250A%2Cline=1%3A2.yaml"
    many = samples.result(tuple(samples.found(file=f"::error::{n}", message="##[error]x") for n in range(12)))
    rest = [line for line in render_check("github", many).splitlines() if not line.startswith("::error file")]
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in rest)


def test_step_summary_has_everything_but_never_more_than_github_keeps():
    assert "unknown key 'lattency'" in as_github.summary(samples.some())
    long = tuple(samples.found(message="ü" * 190, span=Span(n + 1, 1, n + 1, 2)) for n in range(5000))
    text = as_github.summary(samples.result(long))
    shown = text.count("\n| error ")
    assert len(text.encode()) <= as_github.MOST_SUMMARY_BYTES
    assert shown > 1000
    assert f"{5000 - shown:,} findings left out" in text


def test_gitlab_reads_the_part_of_code_climate_that_it_knows():
    issues = json.loads(render_check("gitlab", samples.some()))
    assert issues[0] == {
        "description": "claims-voice: unknown key 'lattency' (did you mean 'latency'?)",
        "check_name": "ET102 unknown-key",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "estate/claims.yaml", "lines": {"begin": 14, "end": 14}},
    }
    assert [issue["severity"] for issue in issues] == ["major", "major", "minor", "minor", "info"]


def test_gitlab_shows_only_one_of_a_fingerprint_so_none_is_used_twice():
    twins = samples.result((samples.typo(), samples.typo(), samples.typo(span=Span(40, 1, 40, 2))))
    prints = [issue["fingerprint"] for issue in json.loads(render_check("gitlab", twins))]
    assert len(set(prints)) == 3


def suites(result):
    return ET.fromstring(render_check("junit", result))  # noqa: S314 - our own text


@pytest.mark.parametrize("make", samples.SAMPLES.values(), ids=samples.SAMPLES)
def test_junit_totals_add_up(make):
    root = suites(make())
    for part in (root, *root):
        cases = list(part.iter("testcase"))
        assert int(part.get("tests")) == len(cases)
        assert int(part.get("failures")) == sum(case.find("failure") is not None for case in cases)
        assert int(part.get("skipped")) == sum(case.find("skipped") is not None for case in cases)
        assert all(case.get("name") and case.get("classname") for case in cases)


def test_junit_has_a_suite_a_file_and_a_passing_case_where_it_is_clean():
    root = suites(samples.empty())
    assert [suite.get("name") for suite in root] == ["estate/claims.yaml", "estate/clean.yaml"]
    assert [[len(case) for case in suite] for suite in root] == [[0], [0]]


def test_junit_has_one_case_a_workload_and_rule():
    findings = (samples.typo(), samples.typo(message="and another"), samples.typo(workload="other"))
    cases = list(suites(samples.result(findings)).iter("testcase"))
    assert [case.get("name") for case in cases] == [
        "claims-voice: ET102 unknown-key",
        "other: ET102 unknown-key",
        "no findings",
    ]
    assert "and another" in cases[0].find("failure").text


def test_junit_does_not_fail_for_a_note_nor_for_what_was_accepted():
    cases = {case.get("name"): case[0].tag for case in suites(samples.some()).iter("testcase") if len(case)}
    assert cases["night-scores: ET306 undetermined"] == "system-out"
    assert cases["night-scores: ET301 under-deployed"] == "skipped"
    assert cases["night-scores: ET304 infeasible"] == "failure"


def diagnostics(*findings):
    return json.loads(render_check("rdjson", samples.result(findings)))["diagnostics"]


def test_rdjson_suggests_the_fix():
    (found,) = diagnostics(samples.typo())
    span = {"start": {"line": 14, "column": 5}, "end": {"line": 14, "column": 13}}
    assert found["location"] == {"path": "estate/claims.yaml", "range": span}
    assert found["suggestions"] == [{"range": span, "text": "latency"}]
    assert (found["severity"], found["code"]["value"]) == ("ERROR", "ET102")


def test_rdjson_columns_count_bytes():
    line = "  ü😀: lattency"
    fix = Fix("", True, (Edit(Span(3, 7, 3, 15), "latency"),))
    (found,) = diagnostics(samples.found(excerpt=line, span=Span(3, 7, 3, 15), fix=fix))
    expected = {"start": {"line": 3, "column": 11}, "end": {"line": 3, "column": 19}}
    assert found["location"]["range"] == found["suggestions"][0]["range"] == expected


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(Span(14, 5, 14, 13), "a"), Edit(Span(14, 15, 14, 16), "b")),
        (Edit(Span(15, 1, 15, 2), "on a line that is not known"),),
    ],
)
def test_rdjson_does_not_suggest_half_a_fix_or_one_at_the_wrong_byte(edits):
    (found,) = diagnostics(samples.typo(fix=Fix("", True, edits)))
    assert "suggestions" not in found

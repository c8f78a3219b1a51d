"""SARIF as code scanning takes it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import check_samples as samples
import jsonschema
import pytest

from edgetier.codes import CODES
from edgetier.findings import Severity
from edgetier.report import as_sarif
from edgetier.source import Span

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-of-ours.json").read_text(encoding="utf-8"))
ROOT = Path(__file__).parents[3]


def run(result, **options):
    return json.loads(as_sarif.render(result, **options))["runs"][0]


def multitool():
    """The validator's own program: the script that npm puts in front of it breaks on a semicolon."""
    for base in (ROOT, *ROOT.parents):
        for found in base.glob("node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool"):
            return str(found)
    return shutil.which("Sarif.Multitool") or shutil.which("sarif-multitool")


@pytest.mark.parametrize("make", samples.SAMPLES.values(), ids=samples.SAMPLES)
@pytest.mark.parametrize("suppressed", [False, True])
def test_obeys_the_schema(make, suppressed):
    jsonschema.Draft202012Validator(SCHEMA).validate(
        json.loads(as_sarif.render(make(), suppressed=suppressed))
    )


@pytest.mark.skipif(multitool() is None, reason="@microsoft/sarif-multitool is not installed")
@pytest.mark.parametrize("make", samples.SAMPLES.values(), ids=samples.SAMPLES)
def test_validator_of_github_has_no_complaint(make, tmp_path):
    log = tmp_path / "check.sarif"
    log.write_text(as_sarif.render(make(), suppressed=True), encoding="utf-8")
    found = tmp_path / "found.sarif"
    kinds, levels = ("--rule-kind", "Sarif;Ghas"), ("--level", "Error;Warning")
    done = subprocess.run(
        [multitool(), "validate", log, *kinds, *levels, "--output", found],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    complaints = json.loads(found.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    assert complaints == []


def test_a_rule_for_every_code_says_what_github_shows():
    every = samples.result(tuple(samples.found(code) for code in CODES))
    found = run(every)
    rules = found["tool"]["driver"]["rules"]
    assert [rules[item["ruleIndex"]]["id"] for item in found["results"]] == [
        item["ruleId"] for item in found["results"]
    ]
    for rule in rules:
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert rule["defaultConfiguration"]["level"] == CODES[rule["id"]].severity
        assert rule["help"]["markdown"].startswith(f"### {rule['id']} {rule['name']}")


def test_only_rules_that_fired_are_listed():
    rules = run(samples.some())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["ET100", "ET102", "ET304", "ET306", "ET803"]


def test_level_is_that_of_the_finding_and_not_of_its_code():
    lowered = samples.found("ET303", severity=Severity.WARNING)
    assert run(samples.result((lowered,)))["results"][0]["level"] == "warning"


def test_columns_are_code_points_and_exclusive():
    found = run(samples.some())
    region = found["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert found["columnKind"] == "unicodeCodePoints"
    assert region == {
        "startLine": 14,
        "startColumn": 5,
        "endLine": 14,
        "endColumn": 13,
        "snippet": {"text": "lattency"},
    }


def test_a_point_is_shown_as_one_character_and_edited_as_a_point():
    found = run(samples.some())["results"]
    region = found[1]["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (1, 2)
    second = found[4]["fixes"][0]["artifactChanges"][0]["replacements"][1]["deletedRegion"]
    assert (second["startColumn"], second["endColumn"]) == (3, 3)


def test_a_deletion_inserts_nothing():
    replacement = run(samples.some())["results"][3]["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert set(replacement) == {"deletedRegion"}


def test_suppressed_findings_only_when_asked():
    assert len(run(samples.some())["results"]) == 5
    last = run(samples.some(), suppressed=True)["results"][-1]
    assert last["suppressions"] == [{"kind": "inSource", "justification": "vendor fix, RISK-812"}]


def test_paths_are_relative_uris(tmp_path):
    files = (str(tmp_path / "a b" / "ü#1%.yaml"), "/elsewhere/x.yaml")
    found = run(samples.result(tuple(samples.found(file=file) for file in files)), root=tmp_path)["results"]
    located = [item["locations"][0]["physicalLocation"]["artifactLocation"] for item in found]
    assert located == [
        {"uri": "a%20b/%C3%BC%231%25.yaml", "uriBaseId": "%SRCROOT%"},
        {"uri": "file:///elsewhere/x.yaml"},
    ]


def test_more_than_github_takes_keeps_the_worst_and_says_so():
    notes = tuple(samples.found("ET306", message=str(number)) for number in range(as_sarif.MOST_RESULTS))
    found = run(samples.result((*notes, samples.found("ET102"))))
    assert len(found["results"]) == as_sarif.MOST_RESULTS
    assert found["results"][0]["ruleId"] == "ET102"
    assert "1 finding" in found["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def hashes(*findings):
    return [
        item["partialFingerprints"]["primaryLocationLineHash"]
        for item in run(samples.result(findings))["results"]
    ]


@pytest.mark.parametrize(
    "moved",
    [
        {"span": Span(99, 7, 99, 15)},
        {"path": ("workloads", 8, "lattency")},
        {"message": "reworded"},
        {"excerpt": "      lattency: {budget: 400 ms}"},
    ],
)
def test_a_fingerprint_survives(moved):
    assert hashes(samples.typo()) == hashes(samples.typo(**moved))


@pytest.mark.parametrize(
    "changed",
    [
        {"code": "ET103"},
        {"file": "other.yaml"},
        {"workload": "other"},
        {"path": ("workloads", 3, "latency", "budget")},
    ],
)
def test_a_fingerprint_tells_apart(changed):
    assert hashes(samples.typo()) != hashes(samples.typo(**changed))


def test_twins_have_fingerprints_of_their_own():
    twins = hashes(samples.typo(), samples.typo(message="once more"))
    assert len(set(twins)) == 2

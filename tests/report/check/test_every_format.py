"""What holds for every format a check is rendered in."""

import json
import re
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import check_samples as samples
import pytest

from edgetier.errors import UserError
from edgetier.report.check_formats import CHECK_FORMATS, render_check

FORMATS = tuple(CHECK_FORMATS)
SAMPLES = tuple(samples.SAMPLES.items())
HUNDREDS = samples.many(400)
COLORFUL = ("full", "concise", "grouped")


def rendered(name, result, **options):
    return render_check(name, result, **options)


def said_counts(name, text):
    """Errors, warnings, notes, accepted and known before, as the format states them."""
    if name in COUNTED:
        return COUNTED[name](text)
    severities = [
        int(found.replace(",", "")) for found in re.findall(r"([\d,]+) (?:error|warning|note)", last(text))
    ]
    others = [re.search(rf"([\d,]+) {word}", last(text)) for word in ("accepted", "in the baseline")]
    return [*severities, *(int(found[1]) if found else 0 for found in others)]


def last(text):
    """The line with the counts: the first of Markdown, the last of the others that are for people."""
    if text.startswith("**edgetier check: nothing found**"):
        return text.splitlines()[0].replace("nothing found", "0 errors, 0 warnings, 0 notes")
    if text.startswith("**"):
        return text.splitlines()[0]
    lines = [
        line for line in text.splitlines() if " error" in line and " warning" in line and " note" in line
    ]
    return lines[-1]


def of_summary(summary):
    return [summary[name] for name in ("errors", "warnings", "notes", "accepted", "in_baseline")]


COUNTED = {
    "json": lambda text: of_summary(json.loads(text)["summary"]),
    "jsonl": lambda text: of_summary(json.loads(text.splitlines()[-1])["summary"]),
    "sarif": lambda text: of_summary(json.loads(text)["runs"][0]["properties"]),
}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda pair: pair[0])
class TestAnyResult:
    def test_ends_with_one_newline(self, name, sample):
        text = rendered(name, sample[1]())
        assert text.endswith("\n")
        assert not text.endswith("\n\n")

    def test_is_the_same_twice(self, name, sample):
        assert rendered(name, sample[1]()) == rendered(name, sample[1]())

    def test_can_be_written_as_utf_8(self, name, sample):
        rendered(name, sample[1]()).encode("utf-8")

    def test_has_nothing_that_steers_a_terminal_or_hides(self, name, sample):
        shown = rendered(name, sample[1]()).replace("\n", "")
        assert {unicodedata.category(letter) for letter in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"} == set()

    def test_colour_is_for_terminals_and_changes_no_word(self, name, sample):
        colorful = rendered(name, sample[1](), color=True)
        assert re.sub("\x1b\\[[0-9;]*m", "", colorful) == rendered(name, sample[1]())
        assert ("\x1b" in colorful) == (name in COLORFUL and sample[0] != "empty")


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("gitlab", "rdjson")])
@pytest.mark.parametrize("make", [samples.empty, samples.some, samples.many])
def test_counts_are_the_same_in_every_format(name, make):
    expected = said_counts("json", rendered("json", make()))
    assert said_counts(name, rendered(name, make())) == expected


@pytest.mark.parametrize("name", ["gitlab", "rdjson"])
@pytest.mark.parametrize("make", [samples.empty, samples.some, samples.many])
def test_formats_without_totals_have_an_entry_for_each(name, make):
    report = json.loads(rendered(name, make()))
    assert len(report if name == "gitlab" else report["diagnostics"]) == len(make().findings)


@pytest.mark.parametrize("name", FORMATS)
def test_every_one_of_hundreds_is_there(name):
    text = rendered(name, HUNDREDS)
    missing = [item.message for item in HUNDREDS.findings if item.message not in text]
    assert missing == []


@pytest.mark.parametrize("name", FORMATS)
def test_paths_are_shown_from_the_root(name, tmp_path):
    inside = tmp_path / "team" / "claims.yaml"
    result = samples.result((samples.found(file=str(inside)),), files=(str(inside),))
    text = rendered(name, result, root=tmp_path)
    assert "team/claims.yaml" in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_finding_in_a_file_that_was_not_listed_is_there(name):
    result = samples.result((samples.found("ET901", file="packs/own.yaml", message="no such column"),))
    assert "packs/own.yaml" in rendered(name, result)


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
def test_json_is_strict(name):
    text = rendered(name, samples.hostile())
    assert text.isascii()
    json.loads(text, parse_constant=pytest.fail)
    assert re.search(r"\\ud[89a-f]", re.sub(r"\\ud[89ab]..\\ud[c-f]..", "", text)) is None


def test_xml_is_well_formed_whatever_the_manifest_says():
    root = ET.fromstring(rendered("junit", samples.hostile()))  # noqa: S314 - our own text
    names = [suite.get("name") for suite in root]
    assert names[1:] == ["::error::x.yaml", "estate/%0A,line=1:2.yaml", "estate/claims.yaml"]


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(UserError) as told:
        render_check("xml", samples.empty(), root=Path())
    assert "sarif" in str(told.value.help)

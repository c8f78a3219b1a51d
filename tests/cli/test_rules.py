"""The command `rules`: what it says and how it ends, for the user's own packs."""

import json

import pytest
from typer.testing import CliRunner

from edgetier.cli import rules
from edgetier.decision_tables.folders import Packs
from edgetier.errors import UserError

PACK = """\
schema: 1
pack: own
title: Our own rules
tables:
  - id: size
    title: Size of the thing
    hit: unique
    inputs: [{name: x, type: number, min: 0}]
    outputs: [{name: tier, domain: tiers}]
    rows:
      - {id: small, when: {x: '< 10'}, then: {tier: batch}, because: It is small.}
      - {id: large, when: {x: '>= 10'}, then: {tier: interactive}, because: It is large.}
    cases:
      - {name: nine, given: {x: 9}, expect: {tier: batch}}
"""


@pytest.fixture(autouse=True)
def _no_shipped_packs(monkeypatch):
    """What the shipped tables say is tested beside them; here only the command is."""
    monkeypatch.setattr("edgetier.decision_tables.folders.data_files", lambda name: ())


@pytest.fixture
def run(tmp_path):
    def _run(command, text=PACK, *options):
        (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
        return CliRunner().invoke(rules.app, [command, "--rules", str(tmp_path), *options])

    return _run


def test_list_names_tables_and_rows_with_their_reasons(run):
    result = run("list")
    assert result.exit_code == 0
    head, *rows = result.output.splitlines()
    assert head.startswith("own/size: Size of the thing (unique, 2 rows, ")
    assert rows == ["  small: It is small.", "  large: It is large."]


def test_verify_says_that_a_table_is_whole(run):
    result = run("verify")
    assert (result.exit_code, result.output) == (
        0,
        "own/size: no gap, no overlap, no row in vain (2 rows)\n",
    )


def test_verify_shows_a_witness_of_each_gap(run):
    result = run("verify", PACK.replace("'>= 10'", "'> 10'"))
    assert result.exit_code == 1
    fault, line = result.output.splitlines()
    assert "own.yaml:5:9: error[ET902 rule-gap]: size: no row matches" in fault
    assert fault.endswith("; for example x: 10")
    assert line == "own/size: 1 found (2 rows)"


def test_verify_lets_a_harmless_overlap_pass_with_a_warning(run):
    text = PACK.replace("'>= 10'", "'>= 5'").replace("tier: interactive", "tier: batch")
    result = run("verify", text)
    assert result.exit_code == 0
    assert "warning[ET903 rule-overlap]" in result.output


def test_test_counts_the_cases_that_hold_and_names_rows_without_one(run):
    result = run("test")
    assert (result.exit_code, result.output) == (0, "own/size: 1 of 1 cases hold; no case reaches large\n")


def test_test_reports_a_case_that_fails(run):
    result = run("test", PACK.replace("expect: {tier: batch}", "expect: {tier: interactive}"))
    assert result.exit_code == 1
    assert "own.yaml:14:16: error[ET906 rule-case-failed]: size: case 'nine'" in result.output
    assert "expected tier: interactive, found batch by small; given x: 9" in result.output


@pytest.mark.parametrize("command", ["list", "verify", "test"])
def test_json_gives_the_same_answer(run, command):
    text = PACK.replace("'>= 10'", "'> 10'").replace("expect: {tier: batch}", "expect: {tier: interactive}")
    plain, found = run(command, text), run(command, text, "--format", "json")
    answer = json.loads(found.stdout)
    assert found.exit_code == plain.exit_code
    assert [table["table"] for table in answer["tables"]] == ["size"]
    assert len(answer["findings"]) == plain.output.count("error[")


@pytest.mark.parametrize("command", ["list", "verify", "test"])
def test_a_pack_that_cannot_be_read_is_a_finding(run, command):
    result = run(command, PACK.replace("tier: batch}, because", "tier: bach}, because"))
    assert result.exit_code == 1
    assert "error[ET901 bad-rule]: 'bach' is no value of this text; did you mean 'batch'?" in result.output


def test_two_packs_of_one_name_are_a_finding(run, tmp_path):
    (tmp_path / "second.yaml").write_text(PACK, encoding="utf-8")
    result = run("list")
    assert result.exit_code == 1
    assert "second.yaml:2:7: error[ET901 bad-rule]: pack 'own' already stands in" in result.output


@pytest.mark.parametrize("command", ["list", "verify", "test"])
def test_nothing_to_check_has_its_own_exit_code(command):
    result = CliRunner().invoke(rules.app, [command])
    assert (result.exit_code, result.output) == (3, "no decision table to look at\n")


@pytest.mark.parametrize("make", [lambda path: path / "absent", lambda path: path])
def test_a_folder_without_packs_is_the_users_mistake(tmp_path, make):
    result = CliRunner().invoke(rules.app, ["list", "--rules", str(make(tmp_path))])
    assert isinstance(result.exception, UserError)


def test_packs_are_listed_in_the_order_of_their_files(tmp_path):
    for name in ("b", "a"):
        (tmp_path / f"{name}.yaml").write_text(PACK.replace("pack: own", f"pack: {name}"), encoding="utf-8")
    found = rules.all_packs({"tiers": ("batch", "interactive")}, [tmp_path])
    assert isinstance(found, Packs)
    assert ([pack.name for pack in found.packs], found.findings) == (["a", "b"], ())

"""Every diagnostic code can be explained, by id and by name, and the field list is the schema's."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from edgetier.catalogue.model import Catalogue
from edgetier.checks.facts import facts_of
from edgetier.checks.judgement import Judgement
from edgetier.cli import run
from edgetier.codes import CODES, FAMILIES

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "schema" / "inventory-1.json").read_text(encoding="utf-8"))
FIELDS = (ROOT / "docs" / "inventory.md").read_text(encoding="utf-8")
RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "codes.md").read_text(encoding="utf-8")
TAXONOMY = (ROOT / "docs" / "taxonomy.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", code]) == 0
    said = " ".join(capsys.readouterr().out.split())
    for words in (
        CODES[code].name,
        CODES[code].severity,
        CODES[code].summary,
        CODES[code].family,
        CODES[code].why,
        CODES[code].decided,
        CODES[code].good,
        CODES[code].fix,
        f"# edgetier: ignore[{code}]" if CODES[code].suppressible else "suppress",
    ):
        assert " ".join(words.split()) in said
    assert all(character.isprintable() or character == "\n" for character in said)


def test_all_codes_are_listed_where_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()] == [
        [number, code.name] for number, code in CODES.items()
    ]


def test_the_reference_has_a_block_for_every_family() -> None:
    shown = re.findall(r"<!-- codes of: (.+?) -->", REFERENCE)
    assert shown == ["all", *FAMILIES]


@pytest.mark.parametrize(("word", "near"), [("ET3011", "ET301"), ("unknown-kee", "unknown-key")])
def test_the_nearest_code_or_name_is_named(word: str, near: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", word]) == 2
    assert f"did you mean '{near}'" in capsys.readouterr().err


def test_a_code_is_explained_by_its_name_as_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "ET301"]) == 0
    by_id = capsys.readouterr().out
    assert run(["explain", "under-deployed"]) == 0
    assert capsys.readouterr().out == by_id


def test_every_field_of_the_schema_is_listed() -> None:
    shown = set(re.findall(r"<!-- fields of: (\w+) -->", FIELDS))
    assert shown == set(SCHEMA["$defs"]) - {"Defaults", "DemandShape"}


def examples_in(text: str) -> list[str]:
    return re.findall(r"^```yaml\n(schema: 1\n.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("number", range(len(examples_in(FIELDS))))
def test_every_example_inventory_reads_without_a_finding_of_the_reader(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "inventory.yaml"
    path.write_text(examples_in(FIELDS)[number], encoding="utf-8")
    run(["assess", str(path), "--format", "json", "--fail-on", "never"])
    findings: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    assert [found for found in findings if found["code"].startswith(("ET1", "ET5", "ET7"))] == []


def test_the_example_pack_is_proved_and_its_cases_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack,) = examples_in(RULES)
    (tmp_path / "own.yaml").write_text(pack, encoding="utf-8")
    assert run(["rules", "verify", "--rules", str(tmp_path)]) == 0
    assert run(["rules", "test", "--rules", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "own/pilots-at-the-edge: 2 of 2 cases hold" in said


def test_the_example_pack_finds_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack,) = examples_in(RULES)
    (tmp_path / "own.yaml").write_text(pack, encoding="utf-8")
    inventory = ROOT / "examples" / "northwind.yaml"
    run(["assess", str(inventory), "--rules", str(tmp_path), "--format", "json", "--fail-on", "never"])
    workloads = json.loads(capsys.readouterr().out)["workloads"]
    matched = {rule for workload in workloads for rule in workload["rules"]["matched"]}
    assert any(rule.startswith("own/pilots-at-the-edge/") for rule in matched)


def test_the_facts_that_are_listed_are_the_facts_there_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there: set[str] = set()

    def spy(judgement: Judgement, catalogue: Catalogue) -> Mapping[str, object]:
        facts = facts_of(judgement, catalogue)
        there.update("labels.<name>" if name.startswith("labels.") else name for name in facts)
        return facts

    monkeypatch.setattr("edgetier.pipeline.applying.facts_of", spy)
    run(["assess", str(ROOT / "examples" / "northwind.yaml"), "-o", str(tmp_path / "report.txt")])
    section = RULES.partition("\n## Facts\n")[2].partition("\n## ")[0]
    listed = set(re.findall(r"^\| `([\w.<>]+)` \|", section, re.MULTILINE))
    assert listed == there


def test_the_example_taxonomy_is_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (text,) = re.findall(r"^```yaml\n(source: .*?)^```$", TAXONOMY, re.MULTILINE | re.DOTALL)
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    assert run(["taxonomy", "archetypes", "--taxonomy", str(tmp_path)]) == 0
    said = capsys.readouterr()
    assert "storm-desk" in said.out
    assert "ET907" not in said.out + said.err


def test_the_example_map_drafts_an_inventory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    guide = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
    (indented,) = re.findall(r"^   ```yaml\n(.*?)^   ```$", guide, re.MULTILINE | re.DOTALL)
    (tmp_path / "map.yaml").write_text(dedent(indented), encoding="utf-8")
    sheet = "Use case,Owner,Stage,Users in,Latency,Notes\nClaims voice,claims,Initiated,SIN; FRA,500 ms,new\n"
    (tmp_path / "use-cases.csv").write_text(sheet, encoding="utf-8")
    drafted = str(tmp_path / "inventory.yaml")
    assert (
        run(
            [
                "import",
                "csv",
                str(tmp_path / "use-cases.csv"),
                "--map",
                str(tmp_path / "map.yaml"),
                "-o",
                drafted,
            ]
        )
        == 0
    )
    assert run(["assess", drafted, "--format", "json"]) == 0
    (workload,) = json.loads(capsys.readouterr().out)["workloads"]
    assert (workload["id"], workload["budget"]["ms"], len(workload["sites"])) == ("claims-voice", 500, 2)

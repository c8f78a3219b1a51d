import csv
from pathlib import Path

import pytest

from edgetier.cli import run

INVENTORY = """\
schema: 1
workloads:
  # the first
  - {id: voice, name: Voice, owner: "=cmd", archetype: voice-agent, demand: [{at: SIN}]}
  - id: b  # nothing known
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("inventory.yaml").write_text(INVENTORY)


def rows() -> list[dict[str, str]]:
    with Path("q.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_questions_go_out_and_answers_come_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ask", "inventory.yaml", "--csv", "q.csv"]) == 0
    asked = rows()
    assert {row["owner"] for row in asked if row["workload"] == "voice"} == {"'=cmd"}
    assert all(row["answer"] == "" for row in asked)
    assert int(asked[0]["settles"]) == max(int(row["settles"]) for row in asked)
    answers = {
        ("voice", "compute"): "180 ms",
        ("b", "archetype"): "2 s",
        ("voice", "demand.access"): "by air",
    }
    for row in asked:
        row["answer"] = answers.get((row["workload"], row["field"]), "")
    # As a spreadsheet program saves it elsewhere: another delimiter, another encoding.
    with Path("q.csv").open("w", encoding="cp1252", newline="") as stream:
        writer = csv.DictWriter(stream, list(asked[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(asked)
    assert run(["import", "csv", "q.csv", "--update", "inventory.yaml"]) == 0
    text = Path("inventory.yaml").read_text()
    assert "compute: 180 ms" in text
    assert "  - id: b  # nothing known\n    latency: {budget: 2 s}\n" in text
    assert "  # the first\n" in text
    assert run(["ask", "inventory.yaml", "--csv", "q.csv"]) == 0
    assert ("voice", "compute") not in {(row["workload"], row["field"]) for row in rows()}


def test_answers_need_the_inventory_they_are_about(capsys: pytest.CaptureFixture[str]) -> None:
    run(["ask", "inventory.yaml", "--csv", "q.csv"])
    assert run(["import", "csv", "q.csv"]) == 2
    assert "add --update INVENTORY" in capsys.readouterr().err


def test_an_inventory_without_workloads_has_no_questions() -> None:
    Path("inventory.yaml").write_text("schema: 1\nworkloads: []\n")
    assert run(["ask", "inventory.yaml", "--csv", "q.csv"]) == 3
    assert rows() == []

import hashlib
from pathlib import Path

import pytest

from edgetier.cli import run
from edgetier.source import parse

SHEET = "Use Case,Team,Max latency,Où\nVoix,sinistres,200 ms,à Zürich\nVision,usine,fast,\n,,,\n"
MAP = "schema: 1\nkind: csv-map\ncolumns: {Use Case: name, Team: owner, Max latency: latency.budget}\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sheet.csv").write_bytes(SHEET.encode("cp1252"))
    Path("map.yaml").write_text(MAP)


def test_a_spreadsheet_becomes_an_inventory_and_nothing_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", "csv", "sheet.csv", "--map", "map.yaml", "-o", "out.yaml"]) == 0
    text = Path("out.yaml").read_text()
    assert f"# sha256 {hashlib.sha256(SHEET.encode('cp1252')).hexdigest()}\n" in text
    assert parse(text.encode(), "out.yaml").documents[0].data == {
        "schema": 1,
        "workloads": [
            {
                "id": "voix",
                "name": "Voix",
                "owner": "sinistres",
                "latency": {"budget": "200 ms"},
                "source": "csv:sheet.csv#2",
                "x-import": {"file": "sheet.csv", "row": 2},
            },
            {
                "id": "vision",
                "name": "Vision",
                "owner": "usine",
                "source": "csv:sheet.csv#3",
                "x-import": {"file": "sheet.csv", "row": 3, "unread": {"Max latency": "fast"}},
            },
        ],
    }
    out, err = capsys.readouterr()
    assert out == ""
    assert (
        err
        == """\
sheet.csv: cp1252, parted by comma, 4 columns, 3 rows below the header
  read as cp1252, a guess from its characters; --encoding overrides
  2 workloads drafted, 1 row skipped
  skipped row 4: is empty
  1 cell could not be read and stand under x-import:
    Max latency -> latency.budget, row 3: 'fast' is not a latency; use ms, s, min or h, as in '200 ms'
  1 column not in the map and not written:
    Où (1 cell filled)
"""
    )


def test_the_draft_can_be_assessed(capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "csv", "sheet.csv", "--map", "map.yaml", "-o", "out.yaml"])
    assert run(["assess", "out.yaml"]) == 0


def test_without_o_the_draft_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["import", "csv", "sheet.csv", "--map", "map.yaml"]) == 0
    assert parse(capfdbinary.readouterr().out, "-").documents[0].data["workloads"][0]["id"] == "voix"  # type: ignore[index,call-overload]


def test_a_bad_map_stops_with_its_place_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Path("map.yaml").write_text(MAP.replace("owner", "ownr"))
    assert run(["import", "csv", "sheet.csv", "--map", "map.yaml", "-o", "out.yaml"]) == 1
    assert not Path("out.yaml").exists()
    assert "map.yaml:3:33" in capsys.readouterr().err


def test_a_column_that_is_gone_is_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    Path("map.yaml").write_text(MAP.replace("Team", "Teem"))
    assert run(["import", "csv", "sheet.csv", "--map", "map.yaml", "-o", "out.yaml"]) == 0
    assert "did you mean 'Team'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sheet.csv"], "a map is needed"),
        (["nothing.csv", "--map", "map.yaml"], "cannot read nothing.csv: No such file or directory"),
        (["sheet.csv", "--map", "nothing.yaml"], "cannot read nothing.yaml"),
        (["sheet.csv", "--map", "map.yaml", "--encoding", "utf-8"], "the file is not utf-8: line 1"),
        (["sheet.csv", "--map", "map.yaml", "--delimiter", "ab"], "'ab' is not a delimiter"),
        (["sheet.csv", "--map", "map.yaml", "--update", "nothing.yaml"], "cannot read nothing.yaml"),
        (["sheet.csv", "--map", "map.yaml", "-o", "."], "it is a folder"),
    ],
)
def test_wrong_use_is_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", "csv", *arguments]) == 2
    assert message in capsys.readouterr().err.splitlines()[-1]


def test_a_proposed_map_imports_every_row() -> None:
    assert run(["import", "csv", "sheet.csv", "--suggest", "-o", "own.yaml"]) == 0
    assert run(["import", "csv", "sheet.csv", "--map", "own.yaml", "-o", "out.yaml"]) == 0
    assert Path("out.yaml").read_text().count("  - id: ") == 2


def test_an_update_keeps_hand_edits_and_the_second_changes_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = "schema: 1\nworkloads:\n  # ours\n  - id: voix  # by hand\n    owner: somebody\n"
    Path("inventory.yaml").write_text(before)
    arguments = ["import", "csv", "sheet.csv", "--map", "map.yaml", "--update", "inventory.yaml"]
    assert run(arguments) == 0
    after = Path("inventory.yaml").read_text()
    assert after.startswith(before.replace("by hand\n", "by hand\n    name: Voix\n"))
    assert (
        "inventory.yaml:5: voix owner: the file has 'somebody', the spreadsheet 'sinistres'"
        in capsys.readouterr().err
    )
    assert run(arguments) == 0
    assert Path("inventory.yaml").read_text() == after


def test_rows_that_are_gone_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "csv", "sheet.csv", "--map", "map.yaml", "-o", "inventory.yaml"])
    Path("sheet.csv").write_text("Use Case,Team,Max latency\nVision,usine,1 s\n")
    assert run(["import", "csv", "sheet.csv", "--map", "map.yaml", "--update", "inventory.yaml"]) == 0
    assert "1 workload no longer in the spreadsheet, left as they are:\n    voix\n" in capsys.readouterr().err

"""A workbook as an inventory: the same as its CSV export, and a line for whatever is wrong with it."""

import hashlib
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from edgetier.cli import run
from edgetier.source import parse

ROWS = (
    ("Use cases of the plant", None, None, None, None),
    ("Use Case", "Team", "Max latency", "Share", "Live since"),
    ("Voix", "sinistres", 200, 0.4, datetime(2026, 11, 24)),  # noqa: DTZ001 - cells have no time zones
    ("Vision", "usine", "fast", True, None),
)
MAP = """\
schema: 1
kind: csv-map
columns: {Use Case: name, Team: owner, Max latency: {to: latency.budget, unit: ms}, Share: labels.share,
  Live since: labels.since}
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["nothing here"])
    page = book.create_sheet("Cases")
    for row in ROWS:
        page.append(row)
    page["D3"].number_format = "0%"
    book.save("book.xlsx")
    Path("map.yaml").write_text(MAP)


def workloads(path: str) -> list[dict[str, object]]:
    data: dict[str, list[dict[str, object]]] = parse(Path(path).read_bytes(), path).documents[0].data  # type: ignore[assignment]
    return data["workloads"]


def test_a_sheet_becomes_an_inventory_and_nothing_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["import", "xlsx", "book.xlsx", "--sheet", "Cases", "--map", "map.yaml", "-o", "out.yaml"]
    assert run(asked) == 0
    assert workloads("out.yaml") == [
        {
            "id": "voix",
            "name": "Voix",
            "owner": "sinistres",
            "latency": {"budget": "200 ms"},
            "labels": {"share": "40%", "since": "2026-11-24"},
            "source": "xlsx:book.xlsx!Cases#3",
            "x-import": {"file": "book.xlsx!Cases", "row": 3},
        },
        {
            "id": "vision",
            "name": "Vision",
            "owner": "usine",
            "labels": {"share": "TRUE"},
            "source": "xlsx:book.xlsx!Cases#4",
            "x-import": {"file": "book.xlsx!Cases", "row": 4, "unread": {"Max latency": "fast"}},
        },
    ]
    digest = hashlib.sha256(Path("book.xlsx").read_bytes()).hexdigest()
    assert f"# sha256 {digest}\n" in Path("out.yaml").read_text()
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[:4] == [
        "book.xlsx!Cases: 5 columns, 3 rows below the header",
        "  not read: 1 other sheet, Notes; --sheet names one",
        "  2 workloads drafted, 1 row skipped",
        "  skipped row 1: stands above the header",
    ]


def test_its_export_as_csv_gives_the_same_workloads() -> None:
    Path("book.csv").write_text(
        "Use Case,Team,Max latency,Share,Live since\nVoix,sinistres,200,40%,2026-11-24\nVision,usine,fast,TRUE,\n"
    )
    assert run(["import", "csv", "book.csv", "--map", "map.yaml", "-o", "csv.yaml"]) == 0
    asked = ["import", "xlsx", "book.xlsx", "--sheet", "Cases", "--map", "map.yaml", "-o", "xlsx.yaml"]
    assert run(asked) == 0
    for ours, theirs in zip(workloads("xlsx.yaml"), workloads("csv.yaml"), strict=True):
        where = {"source", "x-import"}
        assert {key: ours[key] for key in ours.keys() - where} == {
            key: theirs[key] for key in theirs.keys() - where
        }


def test_a_map_is_proposed_and_used_to_update(capsys: pytest.CaptureFixture[str]) -> None:
    sheet = ["import", "xlsx", "book.xlsx", "--sheet", "Cases"]
    assert run([*sheet, "--suggest", "-o", "own.yaml"]) == 0
    assert run([*sheet, "--map", "own.yaml", "-o", "out.yaml"]) == 0
    book = openpyxl.load_workbook("book.xlsx")
    book["Cases"].delete_rows(4)
    book["Cases"]["B3"].value = "claims"
    book.save("book.xlsx")
    capsys.readouterr()
    assert run([*sheet, "--map", "own.yaml", "--update", "out.yaml", "--overwrite", "owner"]) == 0
    assert [one["owner"] for one in workloads("out.yaml")] == ["claims", "usine"]
    assert "1 workload no longer in the spreadsheet, left as they are:\n    vision" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["xlsx", "book.xlsx", "--sheet", "Case"], "book.xlsx has no sheet 'Case' (did you mean 'Cases'?)"),
        (["xlsx", "book.xlsx"], "edgetier import xlsx book.xlsx --suggest"),
        (["xlsx", "nothing.xlsx"], "cannot read nothing.xlsx: No such file or directory"),
        (["xlsx", "map.yaml"], "map.yaml is no .xlsx workbook (save it as .xlsx, or as CSV)"),
        (["csv", "book.xlsx"], "book.xlsx is a workbook, not CSV (edgetier import xlsx book.xlsx)"),
    ],
)
def test_a_mistake_is_one_line(asked: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", *asked, "-o", "out.yaml"]) == 2
    assert said in capsys.readouterr().err
    assert not Path("out.yaml").exists()


def test_a_formula_that_nobody_computed_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook("book.xlsx")
    book["Cases"]["C4"].value = "=100*2"
    book.save("book.xlsx")
    assert (
        run(["import", "xlsx", "book.xlsx", "--sheet", "Cases", "--map", "map.yaml", "-o", "out.yaml"]) == 0
    )
    assert "1 cell with a formula and no value, the first C4" in capsys.readouterr().err


def test_an_empty_sheet_has_no_header(capsys: pytest.CaptureFixture[str]) -> None:
    openpyxl.Workbook().save("empty.xlsx")
    assert run(["import", "xlsx", "empty.xlsx", "--suggest"]) == 2
    assert "empty.xlsx!Sheet has no header row" in capsys.readouterr().err

"""Questions as a workbook: what owners see, and what comes back of their answers."""

import io
import sys
from pathlib import Path

import openpyxl
import pytest

from edgetier.cli import run
from edgetier.workbooks import extra

INVENTORY = """\
schema: 1
workloads:
  # the first
  - {id: voice, name: Voice, owner: "=cmd", archetype: voice-agent, demand: [{at: SIN}]}
  - id: b  # nothing known
"""
ASK = ["ask", "inventory.yaml", "--isolated", "--xlsx", "-o", "q.xlsx"]
TAKE = ["import", "xlsx", "q.xlsx", "--update", "inventory.yaml"]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("inventory.yaml").write_text(INVENTORY)


def questions() -> list[dict[str, object]]:
    head, *rows = openpyxl.load_workbook("q.xlsx")["Questions"].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def fill_in(answers: dict[tuple[str, str], object]) -> None:
    """As an owner does: the answer goes into the last column."""
    book = openpyxl.load_workbook("q.xlsx")
    for row in book["Questions"].iter_rows(min_row=2):
        answer = answers.get((row[0].value, row[2].value))
        if answer is not None:
            row[7].value = answer
    book.save("q.xlsx")


def test_the_same_questions_as_in_csv() -> None:
    assert run(ASK) == 0
    assert run(["ask", "inventory.yaml", "--isolated", "--csv", "q.csv"]) == 0
    lines = Path("q.csv").read_text(encoding="utf-8-sig").splitlines()
    asked = questions()
    assert list(asked[0]) == lines[0].split(",")
    assert len(asked) == len(lines) - 1
    assert {row["owner"] for row in asked} == {"=cmd", None}
    assert asked[0]["settles"] == max(row["settles"] for row in asked)  # type: ignore[type-var]
    assert all(row["answer"] is None for row in asked)


def test_answers_that_have_a_list_get_a_drop_down() -> None:
    assert run(ASK) == 0
    book = openpyxl.load_workbook("q.xlsx")
    page = book["Questions"]
    offered = {}
    for rule in page.data_validations.dataValidation:
        for cells in rule.sqref.ranges:
            for row in range(cells.min_row, cells.max_row + 1):
                assert cells.min_col == cells.max_col == 8
                offered[page.cell(row, 1).value, page.cell(row, 3).value] = (rule.formula1, rule.errorStyle)
    assert offered["voice", "connection"] == ('"warm,cold"', None)
    assert "fibre" in offered["voice", "demand.access"][0]
    kinds, style = offered["b", "archetype"]
    assert style == "warning"  # a time is an answer too
    assert kinds.startswith("Lists!")
    assert "voice-agent" in {cell.value for cell in book["Lists"]["A"]}
    assert ("voice", "compute") not in offered


def test_the_book_says_how_to_fill_it_in_and_opens_at_the_questions() -> None:
    assert run(ASK) == 0
    book = openpyxl.load_workbook("q.xlsx")
    assert [page.title for page in book if page.sheet_state == "visible"] == [
        "Questions",
        "How to fill this in",
    ]
    assert book.active.title == "Questions"
    assert book["Questions"].freeze_panes == "B2"
    assert "edgetier import xlsx" in " ".join(str(cell.value) for cell in book["How to fill this in"]["A"])


def test_answers_come_back_as_from_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ASK) == 0
    fill_in(
        {
            ("voice", "compute"): 180,
            ("voice", "connection"): "warm",
            ("voice", "demand.access"): "by air",
            ("b", "archetype"): "2 s",
        }
    )
    assert run(TAKE) == 0
    text = Path("inventory.yaml").read_text()
    assert "compute: 180 ms" in text
    assert "connection: warm" in text
    assert "  - id: b  # nothing known\n    latency: {budget: 2 s}\n" in text
    assert "  # the first\n" in text
    said = capsys.readouterr().err
    assert "3 answers, " in said
    assert "1 cannot be used" in said
    assert "'by air' is not" in said
    assert run(ASK) == 0
    assert ("voice", "compute") not in {(row["workload"], row["field"]) for row in questions()}


def test_the_format_may_be_named_and_goes_to_a_pipe(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(ASK) == 0
    capfdbinary.readouterr()
    for asked in (["--xlsx"], ["--format", "xlsx"], ["--format", "xlsx", "--xlsx", "-o", "-"]):
        assert run(["ask", "inventory.yaml", "--isolated", *asked]) == 0
        assert capfdbinary.readouterr().out == Path("q.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--xlsx", "--csv", "q.csv"], "both CSV and .xlsx"),
        (["--xlsx", "--format", "csv"], "both CSV and .xlsx"),
        (["--csv", "q.csv", "-o", "r.csv"], "both name a file"),
    ],
)
def test_what_contradicts_itself_is_told(
    asked: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["ask", "nowhere", *asked]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in Path().iterdir()] == ["inventory.yaml"]


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("command", ["ask", "assess", "report"])
def test_a_terminal_is_spared_before_anything_is_read(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", Terminal(raw))
    assert run([command, "nowhere", "--format", "xlsx"]) == 2
    assert capsys.readouterr().err == "edgetier: xlsx is no text for a terminal: -o FILE is needed\n"
    assert raw.getvalue() == b""


@pytest.mark.parametrize(
    "asked",
    [
        ["ask", "nowhere", "--xlsx", "-o", "q.xlsx"],
        ["assess", "nowhere", "--format", "xlsx", "-o", "a.xlsx"],
        ["report", "nowhere", "--report", "xlsx=a.xlsx"],
        ["import", "xlsx", "nowhere.xlsx"],
    ],
)
def test_without_the_extra_one_line_says_how_to_get_it(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    assert run(asked) == 2
    said = capsys.readouterr().err
    assert "pip install 'edgetier[xlsx]'" in said
    assert said.count("\n") == 1

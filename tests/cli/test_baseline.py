"""`edgetier baseline` and the gate: what is known does not count, until it was gone and comes back."""

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from edgetier.cli import run

NAME = ".edgetier-baseline.json"
BAD = """\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: [FRA]}
workloads:
  - id: nightly-scores
    kind: batch-inference
    onwer: risk
    current: {site: FRA}
"""
GOOD = BAD.replace("onwer", "owner").replace("    current: {site: FRA}\n", "")


class Answer(NamedTuple):
    """What a run answered."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _collecting_again() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """A folder of its own with one manifest; the day is fixed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")  # 2027-01-01
    Path("workloads.yaml").write_text(BAD, encoding="utf-8")

    def asked(*arguments: str) -> Answer:
        code = run(arguments)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return asked


def entries() -> list[dict[str, object]]:
    return json.loads(Path(NAME).read_text(encoding="utf-8"))["findings"]


def test_what_is_known_does_not_count_and_what_is_new_does(ask) -> None:
    assert ask("check").code == 1
    assert ask("baseline", "write").code == 0
    assert ask("check", "--fail-on", "note").code == 0
    assert ask("check", "--no-baseline").code == 1
    text = BAD.replace("kind: batch", "knid: x\n    kind: batch")
    Path("workloads.yaml").write_text(text, encoding="utf-8")
    answer = ask("check")
    assert answer.code == 1
    assert "knid" in answer.out
    assert "onwer" not in answer.out


def test_what_was_fixed_and_comes_back_fails(ask) -> None:
    ask("baseline", "write")
    Path("workloads.yaml").write_text(GOOD, encoding="utf-8")
    answer = ask("check")
    assert answer.code == 0
    assert f"findings in {NAME} no longer occur" in answer.err
    pruned = ask("baseline", "prune")
    assert pruned.code == 0
    assert "ET102 unknown-key" in pruned.out
    assert "no longer occur" not in ask("check").err
    Path("workloads.yaml").write_text(BAD, encoding="utf-8")
    assert ask("check").code == 1


def test_lines_workloads_and_files_may_move(ask) -> None:
    ask("baseline", "write")
    moved = BAD.replace("workloads:\n", "workloads:\n\n  - {id: first, kind: training}\n")
    Path("workloads.yaml").unlink()
    Path("other.workloads.yaml").write_text(moved, encoding="utf-8")
    assert ask("check").code == 0


def test_an_entry_keeps_the_day_it_was_first_seen(ask) -> None:
    ask("baseline", "write")
    before = entries()
    ask("baseline", "write", "--today", "2028-02-02")
    assert entries() == before
    assert {entry["first_seen"] for entry in before} == {"2027-01-01"}


def test_a_manifest_that_is_no_yaml_is_never_known(ask) -> None:
    Path("broken.workloads.yaml").write_text("schema: 1\nworkloads: [\n", encoding="utf-8")
    answer = ask("baseline", "write")
    assert "1 finding cannot be put into a baseline" in answer.err
    assert ask("check").code == 1


def test_show_prints_an_entry_a_line_for_the_files_that_are_named(ask) -> None:
    ask("baseline", "write")
    shown = ask("baseline", "show")
    assert len(shown.out.splitlines()) == len(entries())
    assert "workloads.yaml: error[ET102 unknown-key] nightly-scores onwer, first seen 2027-01-01" in shown.out
    assert ask("baseline", "show", "workloads.yaml").out == shown.out
    assert ask("baseline", "show", "elsewhere").out == ""


def test_the_same_findings_give_the_same_bytes(ask) -> None:
    ask("baseline", "write")
    before = Path(NAME).read_bytes()
    ask("baseline", "write", ".")
    assert Path(NAME).read_bytes() == before
    ask("baseline", "prune")
    assert Path(NAME).read_bytes() == before


@pytest.mark.parametrize(
    "command", [("check",), ("baseline", "show"), ("baseline", "prune"), ("baseline", "write")]
)
def test_a_broken_baseline_is_wrong_use_with_one_line(ask, command) -> None:
    Path(NAME).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    answer = ask(*command)
    assert (answer.code, answer.out) == (2, "")
    assert "is no baseline" in answer.err
    assert answer.err.count("\n") == 1
    assert Path(NAME).read_text(encoding="utf-8") == "<<<<<<< HEAD\n"


def test_a_baseline_that_is_named_must_be_there(ask) -> None:
    assert ask("check", "--baseline", "none.json").code == 2
    assert ask("baseline", "prune").code == 2


def test_nothing_to_check_writes_nothing(ask) -> None:
    Path("workloads.yaml").unlink()
    assert ask("baseline", "write").code == 3
    assert not Path(NAME).exists()


def test_a_part_of_the_portfolio_leaves_the_rest_as_it_was(ask) -> None:
    Path("b.workloads.yaml").write_text(
        BAD.replace("nightly-scores", "other").replace(BAD.splitlines(keepends=True)[1], ""), encoding="utf-8"
    )
    ask("baseline", "write")
    whole = entries()
    ask("baseline", "write", "workloads.yaml")
    ask("baseline", "prune", "workloads.yaml")
    assert {entry["file"] for entry in whole} == {"workloads.yaml", "b.workloads.yaml"}
    assert [entry for entry in entries() if entry["file"] == "b.workloads.yaml"] == [
        entry for entry in whole if entry["file"] == "b.workloads.yaml"
    ]

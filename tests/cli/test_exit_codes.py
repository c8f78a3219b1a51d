"""Exit codes and streams: 0 nothing found, 1 findings, 2 wrong use or a bug of ours, 3 nothing to check."""

import csv
import gc
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from edgetier.cli import run
from edgetier.report import FORMATS

ROOT = Path(__file__).parent.parent.parent
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")

CLEAN = """\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: [FRA]}
workloads:
  - {id: nightly-scores, kind: batch-inference, owner: risk}
"""
WARNED = """\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: [FRA]}
workloads:
  - {id: nightly-scores, kind: batch-inference, owner: risk, current: {site: FRA}}
"""
NOTED = """\
schema: 1
workloads:
  - {id: helper, kind: inference}
"""
MISSPELT = """\
schema: 1
workloads:
  - {id: helper, kind: training, onwer: people}
"""
BROKEN = "schema: 1\nworkloads: [\n"
EMPTY = "schema: 1\nworkloads: []\n"


class Answer(NamedTuple):
    """What a run answered."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _collecting_again() -> Iterator[None]:
    """A run switches the garbage collector off, since it ends the process; the tests go on."""
    yield
    gc.enable()


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs the command line in a folder of its own; a text becomes inventory.yaml there."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")

    def asked(*arguments: str, text: str | None = None) -> Answer:
        if text is not None:
            (tmp_path / "inventory.yaml").write_text(text, encoding="utf-8")
        code = run(arguments)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return asked


def one_line(answer: Answer) -> str:
    """What a user's mistake gets: exit code 2, one line on standard error, nothing on standard output."""
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("edgetier: ")
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    return answer.err


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (CLEAN, "error", 0),
        (CLEAN, "note", 0),
        (WARNED, "error", 0),
        (WARNED, "warning", 1),
        (WARNED, "note", 1),
        (NOTED, "warning", 0),
        (NOTED, "note", 1),
        (NOTED, "never", 0),
        (MISSPELT, "error", 1),
        (MISSPELT, "never", 0),
        (BROKEN, "error", 1),
        (BROKEN, "never", 3),
        (EMPTY, "error", 3),
        (EMPTY, "never", 3),
    ],
)
def test_the_exit_code_follows_the_findings_whatever_the_format(
    ask, text, fail_on, code, output_format
) -> None:
    answer = ask("assess", "inventory.yaml", "--fail-on", fail_on, "--format", output_format, text=text)
    assert answer.code == code
    assert answer.err == ""
    assert answer.out.endswith("\n")


@pytest.mark.parametrize("output_format", FORMATS)
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.yaml",), "no such file or folder: missing.yaml"),
        (("inventory.yaml", "missing.yaml"), "no such file or folder: missing.yaml"),
        (("inventory.yaml", "--estate", "missing.yaml"), "missing.yaml"),
        (("inventory.yaml", "--rules", "missing"), "no folder missing"),
        (("inventory.yaml", "--taxonomy", "missing"), "no taxonomy folder missing"),
        (("inventory.yaml", "--output-file", "."), "it is a folder"),
        (("inventory.yaml", "--fial-on", "note"), "--fail-on"),
        (("inventory.yaml", "--fail-on", "notes"), "'error', 'warning', 'note', 'never'"),
    ],
)
def test_wrong_use_is_2_with_one_line_whatever_the_format(ask, arguments, said, output_format) -> None:
    answer = ask("assess", *arguments, "--format", output_format, text=CLEAN)
    assert said in one_line(answer)


def test_an_unknown_format_command_or_missing_argument_is_wrong_use(ask) -> None:
    assert "'terminal'" in one_line(ask("assess", "inventory.yaml", "--format", "xml", text=CLEAN))
    assert "assses" in one_line(ask("assses", "inventory.yaml"))
    assert "paths" in one_line(ask("assess"))


def test_a_folder_without_inventories_has_nothing_to_check(ask, tmp_path) -> None:
    (tmp_path / "empty").mkdir()
    assert ask("assess", "empty").code == 3


def test_a_syntax_error_is_a_finding_with_its_place(ask) -> None:
    answer = ask("assess", "inventory.yaml", text=BROKEN)
    assert answer.code == 1
    assert "error[ET100 yaml-syntax]" in answer.out
    assert "--> inventory.yaml:" in answer.out


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_bug_is_2_with_one_line_and_no_traceback(ask, monkeypatch, tmp_path, output_format) -> None:
    def bug(*_: object, **__: object) -> str:
        raise RuntimeError("a secret of the inventory")

    monkeypatch.setattr("edgetier.cli.assess.assessment_of", bug)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    said = one_line(ask("assess", "inventory.yaml", "--format", output_format, text=CLEAN))
    assert "a bug of ours (RuntimeError)" in said
    assert "a secret of the inventory" not in said
    (log,) = tmp_path.glob("edgetier-crash-*.log")
    assert str(log) in said
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_being_interrupted_is_130(ask, monkeypatch) -> None:
    def interrupted(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("edgetier.cli.assess.assessment_of", interrupted)
    answer = ask("assess", "inventory.yaml", text=CLEAN)
    assert answer.code == 130
    assert "Traceback" not in answer.err


def test_a_dash_reads_standard_input(ask, monkeypatch) -> None:
    class Stdin:
        buffer = io.BytesIO(WARNED.encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    answer = ask("assess", "-", "--fail-on", "warning", "--show", "warning")
    assert answer.code == 1
    assert "--> <stdin>:4:" in answer.out


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_file_gets_the_same_bytes_as_standard_output(ask, tmp_path, output_format) -> None:
    printed = ask("assess", "inventory.yaml", "--format", output_format, text=WARNED)
    written = ask("assess", "inventory.yaml", "--format", output_format, "-o", "out/report.txt")
    assert (written.code, written.out) == (printed.code, "")
    assert (tmp_path / "out" / "report.txt").read_bytes().decode() == printed.out
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["report.txt"]


@pytest.mark.parametrize("output_format", FORMATS)
def test_the_old_report_stands_where_a_run_fails(ask, tmp_path, output_format) -> None:
    (tmp_path / "report.txt").write_text("old")
    answer = ask("assess", "missing.yaml", "--format", output_format, "-o", "report.txt")
    assert answer.code == 2
    assert (tmp_path / "report.txt").read_text() == "old"


def by_id(text: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


def test_csv_and_json_give_the_same_answers(ask) -> None:
    rows = by_id(ask("assess", NORTHWIND, "--format", "csv").out)
    workloads = json.loads(ask("assess", NORTHWIND, "--format", "json").out)["workloads"]
    assert [*rows] == [workload["id"] for workload in workloads]
    for workload in workloads:
        row = rows[workload["id"]]
        for name in ("decision", "location", "placement", "site", "deployment"):
            assert row[name] == (workload[name] or ""), f"{workload['id']}: {name}"
        assert row["tier"] == (workload["tier"]["name"] or "")


@pytest.mark.parametrize("output_format", ["terminal", "markdown"])
def test_reports_for_people_give_the_answers_of_the_json(ask, output_format) -> None:
    workloads = json.loads(ask("assess", NORTHWIND, "--format", "json").out)["workloads"]
    report = ask("assess", NORTHWIND, "--format", output_format, "--show", "none").out.splitlines()
    # An id that others begin with (claims, claims-voice) is told by what follows it.
    for workload in workloads:
        lines = [line for line in report if f" {workload['id']} " in line]
        assert any(_answers(workload, line) for line in lines), f"{workload['id']}\n" + "\n".join(lines)


def _answers(workload: dict, line: str) -> bool:
    """Whether a line tells where the workload goes, as one location or as a range; a terminal has it in short."""
    if workload["location"] == "mixed" or workload["range"] is None:
        return True
    whole = workload["range"][0]
    return f" {whole.removesuffix('-cloud').removesuffix('-edge')}" in line


def test_a_reader_that_goes_away_is_no_bug(tmp_path: Path) -> None:
    entries = "".join(f"  - {{id: scores-{n}, kind: training}}\n" for n in range(3000))
    (tmp_path / "many.yaml").write_text(f"schema: 1\nworkloads:\n{entries}", encoding="utf-8")
    command = [sys.executable, "-m", "edgetier", "assess", "many.yaml", "--format", "json"]
    settings = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        said = running.stderr.read()
        code = running.wait(timeout=60)
    assert said == b""
    assert code != 2


def test_a_mistake_is_one_line_whatever_a_file_is_called(tmp_path):
    result = subprocess.run(
        [sys.executable, "-m", "edgetier", "assess", "no\nsuch\x1b[31m.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "\x1b" not in result.stderr

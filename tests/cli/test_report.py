"""`edgetier report`, and several reports from one run: the same bytes as a run for each of them."""

import gc
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgetier.cli import run
from edgetier.report import FORMATS

NORTHWIND = str(Path(__file__).parents[2] / "examples" / "northwind.yaml")
MINIMUM = str(Path(__file__).parents[2] / "examples" / "minimum.yaml")
ASSESS = ["assess", NORTHWIND, "--isolated", "--fail-on", "never"]


@pytest.fixture(autouse=True)
def _collecting_again() -> Iterator[None]:
    yield
    gc.enable()


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("saved") / "assessment.json"
    assert run([*ASSESS, "--format", "json", "-o", str(path)]) == 0
    return path


def _files_here() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def _piped(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


@pytest.mark.parametrize("options", [[], ["--color", "always"], ["--show", "note"]])
@pytest.mark.parametrize("columns", ["80", "140"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_saved_assessment_is_rendered_as_the_run_would_have(
    form: str,
    columns: str,
    options: list[str],
    saved: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert run([*ASSESS, "--format", form, *options]) == 0
    direct = capfdbinary.readouterr().out
    assert run(["report", str(saved), "--format", form, *options]) == 0
    assert capfdbinary.readouterr().out == direct
    assert direct


def test_standard_input_is_read_for_a_dash(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _piped(monkeypatch, b"\xef\xbb\xbf" + saved.read_bytes())
    out = tmp_path / "again.json"
    assert run(["report", "-", "--format", "json", "-o", str(out)]) == 0
    assert out.read_bytes() == saved.read_bytes()


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"schema: 1\nworkloads: []\n", "it is not JSON"),
        (b"", "it is not JSON"),
        (b"[]", "it is not an object"),
        (b'"\xff"', "it is not text in UTF-8"),
        (b"{}", "has schema_version None"),
        (b'{"schema_version": 1}', "is missing"),
    ],
)
@pytest.mark.parametrize("name", ["broken.json", "-"])
def test_what_is_no_saved_assessment_is_told_in_one_line(
    name: str,
    raw: bytes,
    why: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("broken.json").write_bytes(raw)
    _piped(monkeypatch, raw)
    assert run(["report", name, "-o", "out.txt"]) == 2
    told = capsys.readouterr().err.splitlines()[0]
    assert why in told
    assert ("<stdin>" if name == "-" else name) in told
    assert _files_here() == ["broken.json"]


@pytest.mark.parametrize("name", ["nowhere.json", "."])
def test_what_cannot_be_read_is_told(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["report", name]) == 2
    assert f"cannot read {name}: " in capsys.readouterr().err


def test_a_file_that_is_too_large_is_not_read_to_its_end(
    saved: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("edgetier.cli.report.MOST_BYTES", 1000)
    assert run(["report", str(saved)]) == 2
    assert "larger than 1000 bytes" in capsys.readouterr().err


def _asked(command: str, saved: Path) -> list[str]:
    return ASSESS if command == "assess" else ["report", str(saved)]


@pytest.mark.parametrize("command", ["assess", "report"])
def test_one_run_writes_what_a_run_for_each_would(
    command: str, saved: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    asked = _asked(command, saved)
    expected = {}
    for form in FORMATS:
        assert run([*asked, "--format", form]) == 0
        expected[form] = capfdbinary.readouterr().out
    reports = [f"--report={form}={tmp_path / 'made' / form}" for form in FORMATS]
    assert run([*asked, "--format", "csv", *reports]) == 0
    assert capfdbinary.readouterr().out == expected["csv"]
    assert {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()} == expected


@pytest.mark.parametrize("command", ["assess", "report"])
def test_a_dash_is_standard_output(
    command: str, saved: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    main = tmp_path / "main.csv"
    asked = [*_asked(command, saved), "--format", "csv", "-o", str(main), "--report", "json=-"]
    assert run(asked) == 0
    assert capfdbinary.readouterr().out == saved.read_bytes()
    assert main.read_text().startswith("id,")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--report", "markdwon=a.md"], "did you mean 'markdown'?"),
        (["--report", "pdf=a.pdf"], "one of: terminal, json, markdown, csv"),
        (["--report", "markdown"], "--report takes FORMAT=PATH, not 'markdown'"),
        (["--report", "markdown="], "--report takes FORMAT=PATH, not 'markdown='"),
        (["--report", "csv=a", "--report", "json=./a"], "two reports would go to a"),
        (["-o", "a", "--report", "json=a"], "two reports would go to a"),
        (["--report", "csv=b", "--report", "json=-"], "two reports would go to standard output"),
        (["-o", "-", "--report", "json=-"], "two reports would go to standard output"),
        (["-o", "a", "--report", "csv=-", "--report", "json=-"], "two reports would go to standard output"),
    ],
)
@pytest.mark.parametrize("command", ["assess", "report"])
def test_a_slip_is_told_before_anything_is_read_or_written(
    command: str,
    options: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run([command, "nowhere", *options]) == 2
    answer = capsys.readouterr()
    assert told in answer.err
    assert "nowhere" not in answer.err
    assert answer.out == ""
    assert _files_here() == []


@pytest.mark.parametrize("command", ["assess", "report"])
def test_a_report_that_cannot_be_written_leaves_none_half_written(
    command: str,
    saved: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = _asked(command, saved)
    monkeypatch.chdir(tmp_path)
    Path("in-the-way").write_text("a file, no folder")
    Path("c.csv").write_text("old")
    reports = ["json=a.json", "markdown=in-the-way/b.md", "csv=c.csv"]
    assert run([*asked, *(f"--report={report}" for report in reports)]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "cannot write in-the-way/b.md: " in answer.err
    assert Path("a.json").read_bytes() == saved.read_bytes()
    assert Path("c.csv").read_text() == "old"
    assert _files_here() == ["a.json", "c.csv", "in-the-way"]


def test_reports_are_written_also_where_findings_count(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    asked = ["assess", NORTHWIND, "--isolated", "-o", str(tmp_path / "main"), "--report", f"markdown={path}"]
    assert run(asked) == 1
    assert path.read_text().startswith("<!-- edgetier:assess -->\n**Northwind Insurance: ")


def test_colour_is_for_standard_output_where_nobody_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    path = tmp_path / "report.txt"
    assert run(["assess", MINIMUM, "--isolated", "--report", f"terminal={path}"]) == 0
    assert "\x1b[" in capsys.readouterr().out
    assert "\x1b[" not in path.read_text()

"""The gate as it is used: exit codes, formats, narrowing, mending, changes since a revision."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from edgetier.cli import run
from edgetier.cli.check import check
from edgetier.cli.check_arguments import FLAG, MANY, OPTIONS, check_request
from edgetier.report.check_formats import CHECK_FORMATS

ROOT = Path(__file__).parents[2]
CLEAN = "schema: 1\nworkloads:\n  - {id: a, kind: training, owner: team-a}\n"
NOTED = "schema: 1\nworkloads:\n  - {id: a, owner: team-a}\n"
WARNED = "schema: 1\nworkloads:\n  - {id: a, kind: training, latency: {budget: 1 s, metric: response, percentile: p95}}\n"
WRONG = "schema: 1\nworkloads:\n  - {id: a, knid: training}\n"
TEXTS = {"clean": CLEAN, "noted": NOTED, "warned": WARNED, "wrong": WRONG}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes_of(output: str) -> list[str]:
    return [item["code"] for item in json.loads(output)["findings"]]


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    run(["check", "-f", "json", *arguments])
    return codes_of(capsys.readouterr().out)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("clean.yaml", 0),
        ("noted.yaml", 0),
        ("noted.yaml --fail-on note", 1),
        ("warned.yaml", 0),
        ("warned.yaml --fail-on warning", 1),
        ("wrong.yaml", 1),
        ("wrong.yaml --fail-on never", 0),
        ("wrong.yaml --exit-zero", 0),
        ("wrong.yaml --select ET205", 0),
        ("wrong.yaml --ignore unknown-key", 0),
        ("missing.yaml", 2),
        ("clean.yaml --fail-on wranning", 2),
        ("clean.yaml --format xml", 2),
        ("clean.yaml --report sarif", 2),
        ("clean.yaml --ignore ET999", 2),
        ("clean.yaml --estate missing.yaml", 2),
        ("clean.yaml --no-such-option", 2),
        ("", 3),
        ("--allow-empty", 0),
        ("--show-files", 3),
    ],
)
@pytest.mark.parametrize("lane", [[], ["--color", "never"]])
def test_exit_codes(arguments: str, code: int, lane: list[str]) -> None:
    assert run(["check", *lane, *arguments.split()]) == code


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", CHECK_FORMATS)
@pytest.mark.parametrize(("file", "code"), [("clean.yaml", 0), ("wrong.yaml", 1)])
def test_every_format_exits_the_same(name: str, file: str, code: int) -> None:
    assert run(["check", file, "-f", name]) == code
    assert run(["check", file, "-f", name, "-o", "out"]) == code
    assert Path("out").read_text()


def test_reports_are_written_also_where_it_exits_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reports = ["--report", "sarif=new/a.sarif", "--report=junit=b.xml"]
    assert run(["check", "wrong.yaml", *reports, "-f", "concise"]) == 1
    assert json.loads((folder / "new/a.sarif").read_text())["version"] == "2.1.0"
    assert "ET102" in (folder / "b.xml").read_text()
    assert capsys.readouterr().out.startswith("wrong.yaml:3:13: error[ET102 unknown-key]")


def test_the_whole_list_goes_to_the_step_summary(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = folder / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert run(["check", "wrong.yaml", "--format", "concise"]) == 1
    assert summary.read_text() == "before\n"
    assert run(["check", "wrong.yaml", "--format", "github"]) == 1
    assert "::error file=wrong.yaml" in capsys.readouterr().out
    text = summary.read_text()
    assert text.startswith("before\n")
    assert "ET102" in text


def test_options_are_the_same_with_and_without_typer() -> None:
    app = typer.Typer()
    app.command()(check)
    params = [p for p in typer.main.get_command(app).params if p.param_type_name == "option"]
    kinds = {}
    for param in params:
        kind = FLAG if param.is_flag else MANY if param.multiple else "one"
        kinds.update(dict.fromkeys(param.opts, (param.name, kind)))
    for shell in ("--install-completion", "--show-completion"):
        kinds.pop(shell)
    assert dict(OPTIONS) == kinds


@pytest.mark.parametrize("arguments", [["--help"], ["-qv"], ["--fix=1"], ["--format"], ["--color", "blue"]])
def test_what_is_not_plain_is_left_to_typer(arguments: list[str]) -> None:
    assert check_request(arguments) is None


def test_quiet_says_nothing_where_nothing_was_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-q", "clean.yaml"]) == 0
    assert capsys.readouterr() == ("", "")


def test_standard_input_has_the_name_it_is_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [
        sys.executable,
        "-m",
        "edgetier",
        "check",
        "-",
        "--stdin-filename",
        "team/x.yaml",
        "-f",
        "concise",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, input=WRONG, capture_output=True, encoding="utf-8", env=environment, check=False
    )
    assert (done.returncode, done.stdout.split(" ")[0]) == (1, "team/x.yaml:3:13:")


def test_ids_used_in_two_files_are_the_portfolios_to_find(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = ["clean.yaml", "noted.yaml"]
    assert "ET701" not in checked(capsys, *both)
    assert "ET701" in checked(capsys, "--cross-file", *both)


CROSS = """\
schema: 1
estate:
  central: aws:us-east-1
  on_prem: [{name: plant, at: "48.40,9.99", country: DE, servers: 3}]
workloads:
  - {id: a, kind: training, current: {site: plant}, capacity: {servers_per_site: 2}}
  - {id: b, kind: training, current: {site: plant}, capacity: {servers_per_site: 2}}
  - {id: c, kind: training, current: {site: aws:eu-west-1}}
"""


def test_sites_are_held_against_the_estate_of_the_portfolio(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "all.yaml").write_text(CROSS)
    found = checked(capsys, "--cross-file", "all.yaml")
    assert {"ET703", "ET704"} <= set(found)
    assert not {"ET703", "ET704"} & set(checked(capsys, "all.yaml"))


def test_one_typo_is_mended_and_nothing_else(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "wrong.yaml", "--fix"]) == 0
    assert (folder / "wrong.yaml").read_text() == WRONG.replace("knid", "kind")


def test_the_mended_text_of_standard_input_is_the_result(folder: Path) -> None:
    command = [sys.executable, "-m", "edgetier", "check", "-", "--fix", "--isolated"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    raw = WRONG.replace("\n", "\r\n").encode()
    done = subprocess.run(command, input=raw, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stdout) == (0, raw.replace(b"knid", b"kind"))
    assert b"0 errors" in done.stderr


def test_a_diff_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "wrong.yaml", "--diff"]) == 1
    out = capsys.readouterr().out
    assert "-  - {id: a, knid: training}\n+  - {id: a, kind: training}\n" in out
    assert (folder / "wrong.yaml").read_text() == WRONG
    assert run(["check", "clean.yaml", "--diff"]) == 0


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_since_a_revision_only_what_the_branch_introduces(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    files = ["clean.yaml", "wrong.yaml", "new.yaml"]
    (folder / "new.yaml").write_text(WRONG.replace("id: a", "id: n"))
    (folder / "wrong.yaml").write_text("# one line more\n" + WRONG)
    assert checked(capsys, "--since", "HEAD", *files) == ["ET102"]
    (folder / "clean.yaml").write_text(CLEAN.replace("kind", "knid"))
    assert checked(capsys, "--since", "main", *files) == ["ET102", "ET102"]
    assert run(["check", "--since", "main", "wrong.yaml"]) == 0


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_an_unknown_revision_is_one_clear_line(
    folder: Path, revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    git("init")
    assert run(["check", f"--since={revision}", "clean.yaml"]) == 2
    assert capsys.readouterr().err.startswith(f"edgetier: git knows no revision '{revision}'")


def test_without_git_since_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(folder))
    assert run(["check", "--since", "main", "clean.yaml"]) == 2
    assert "needs git" in capsys.readouterr().err

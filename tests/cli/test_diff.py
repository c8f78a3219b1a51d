"""`edgetier diff`: two saved assessments, two inventories, two revisions, and the mistakes of whoever asks."""

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from edgetier.cli import run

ROOT = Path(__file__).parents[2]
INVENTORY = """\
schema: 1
estate:
  central: aws:us-east-1
  regions: [aws:ap-southeast-1]
  devices: false
defaults:
  connection: warm
  payload: {up: 4 kB, down: 4 kB}
  calls: {model: 1}
  compute: {p50: 60 ms, p95: 80 ms, measured: true}
  constraints: {offline: false, safety_function: false}
workloads:
  - id: voice
    name: Voice
    latency: {budget: 200 ms, metric: response, percentile: p95}
    demand: [{at: SIN, access: fibre}]
  - id: nightly
    kind: training
"""
LOOSER = INVENTORY.replace("budget: 200 ms", "budget: 2 s")
RENAMED = INVENTORY.replace("id: voice", "id: speech")
SHORTER = INVENTORY.replace("  - id: nightly\n    kind: training\n", "")
COMMENTED = "# a remark\n" + INVENTORY


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(INVENTORY)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(["diff", *arguments, "--isolated", "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def save(inventory: str, to: str, *options: str) -> None:
    asked = ["assess", inventory, "--isolated", "--fail-on", "never", "--format", "json", "-o", to]
    assert run([*asked, *options]) == 0


def kinds(found: Any) -> list[tuple[str, str, list[str]]]:
    return [(one["kind"], one["workload"], one["causes"]) for one in found["workloads"]]


CASES = [
    (INVENTORY, []),
    (COMMENTED, []),
    (LOOSER, [("changed", "voice", ["input"])]),
    (RENAMED, [("renamed", "speech", ["input"])]),
    (SHORTER, [("removed", "nightly", ["input"])]),
]


@pytest.mark.parametrize(("new", "expected"), CASES)
def test_inventories_saved_assessments_and_one_of_each_say_the_same(
    new: str, expected: list[Any], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("new.yaml").write_text(new)
    save("old.yaml", "old.json")
    save("new.yaml", "new.json")
    pairs = [("old.yaml", "new.yaml"), ("old.json", "new.json"), ("old.json", "new.yaml")]
    found = [told(capsys, *pair) for pair in pairs]
    assert found[0] == found[1] == found[2]
    assert kinds(found[0]) == expected
    assert run(["diff", "old.json", "new.json", "--exit-code"]) == int(found[0]["differs"])


def test_other_rules_are_the_cause(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save("old.yaml", "old.json")
    data = json.loads(Path("old.json").read_text())
    data["rules_digest"] = "0" * 64
    data["workloads"][0]["tier"]["name"] = None
    Path("new.json").write_text(json.dumps(data))
    assert kinds(told(capsys, "old.json", "new.json")) == [("changed", "voice", ["rules"])]


def test_what_can_be_read_only_once_is_read_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save("old.yaml", "old.json")
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=(Path("old.json").read_bytes(),))
    writer.start()
    assert told(capsys, "pipe", "old.yaml")["differs"] is False
    writer.join()


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """The first commit has the inventory, the second a looser one, the working tree a renamed one."""
    git("init")
    Path("workloads").mkdir()
    for number, text in enumerate((INVENTORY, LOOSER)):
        Path("workloads/all.yaml").write_text(text)
        git("add", ".")
        git("commit", "-m", str(number))
    Path("workloads/all.yaml").write_text(RENAMED)
    return folder


@pytest.mark.parametrize("path", ["workloads", "workloads/all.yaml", "."])
@pytest.mark.parametrize(
    ("revisions", "expected"),
    [
        (["--from", "HEAD~1", "--to", "HEAD"], [("changed", "voice", ["input"])]),
        (["--from", "HEAD~1"], [("renamed", "speech", ["input"])]),
        (["--from", "HEAD", "--to", "HEAD"], []),
    ],
)
def test_revisions(
    path: str, revisions: list[str], expected: list[Any], repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kinds(told(capsys, *revisions, path)) == expected


def test_a_file_that_came_or_went(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("workloads/more.yaml").write_text("schema: 1\nworkloads:\n  - {id: more, kind: training}\n")
    Path("workloads/all.yaml").unlink()
    found = told(capsys, "--from", "HEAD", "workloads/all.yaml", "workloads/more.yaml")
    assert [(one[0], one[1]) for one in kinds(found)] == [
        ("new", "more"),
        ("removed", "voice"),
        ("removed", "nightly"),
    ]


@pytest.mark.parametrize("form", ["terminal", "markdown", "json"])
def test_every_format_names_the_workload_and_the_cause(
    form: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("new.yaml").write_text(LOOSER)
    assert run(["diff", "old.yaml", "new.yaml", "--format", form, "--isolated"]) == 0
    out = capsys.readouterr().out
    assert "voice" in out
    assert "input" in out


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "{",
        "[]",
        "null",
        '{"schema_version": 1}',
        '{"schema_version": 99}',
        "[" * 50_000,
        '{"a": 1e999}',
        "\x00",
    ],
)
def test_hostile_json_is_one_clear_line(
    hostile: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("new.json").write_text(hostile)
    assert run(["diff", "old.yaml", "new.json", "--isolated", "--exit-code"]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("edgetier: new.json: ")
    assert (told.out, told.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["old.yaml"], "name two sides"),
        (["old.yaml", "old.yaml", "old.yaml"], "name two sides"),
        (["-", "-"], "only one side"),
        (["--to", "HEAD", "old.yaml"], "--to needs --from"),
        (["old.yaml", "nowhere.yaml"], "no such file or folder"),
        (["--from", "nowhere", "old.yaml"], "git knows no revision 'nowhere'"),
        (["--from=--output=x", "old.yaml"], "git knows no revision '--output=x'"),
        (["--from", "HEAD", "/"], "is not in the git repository"),
        (["--from", "HEAD", "-"], "needs files or folders"),
        (["--from", "HEAD", "nowhere.yaml"], "nowhere.yaml is neither at HEAD nor in the working tree"),
        (["--from", "HEAD~1", "--to", "HEAD", "workloads", "typo"], "typo is neither at HEAD~1 nor at HEAD"),
    ],
)
def test_wrong_use_is_one_clear_line(
    arguments: list[str], words: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *arguments, "--isolated", "--exit-code"]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_outside_a_repository_git_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "--from", "HEAD", "old.yaml"]) == 2
    assert "--from needs a git repository" in capsys.readouterr().err


def test_the_run_on_the_page_is_what_the_command_prints(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    northwind = (ROOT / "examples" / "northwind.yaml").read_text(encoding="utf-8")
    other = northwind.replace("budget: 500 ms", "budget: 300 ms").replace(
        "id: claims-chat\n", "id: claims-talk\n"
    )
    Path("a.yaml").write_text(northwind)
    Path("b.yaml").write_text(other)
    monkeypatch.setenv("COLUMNS", "100")
    assert run(["diff", "a.yaml", "b.yaml", "--isolated"]) == 0
    page = (ROOT / "docs" / "diff.md").read_text(encoding="utf-8")
    assert f"```text\n{capsys.readouterr().out}```\n" in page

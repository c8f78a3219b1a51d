"""`edgetier record`: which records are written, where to, and what is never overwritten."""

import json
from pathlib import Path
from typing import Any

import pytest

from edgetier.cli import run

INVENTORY = """\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:ap-southeast-1], metro_edge: {metros: [SIN]}}
defaults:
  kind: inference
  connection: warm
  payload: {up: 4 kB, down: 4 kB}
  calls: {model: 1}
  compute: {p50: 60 ms, p95: 80 ms, measured: true}
workloads:
  - id: voice
    latency: {budget: 200 ms, metric: response, percentile: p95}
    demand: [{at: SIN, access: fibre}]
    current: {site: aws:us-east-1}
  - id: chat
    latency: {budget: 200 ms, metric: response, percentile: p95}
    demand: [{at: SIN, access: fibre}]
    current: {site: aws:ap-southeast-1}
  - id: nightly
    kind: batch-inference
    current: {site: aws:us-east-1}
    placement: {override: {location: metro-edge, site: SIN, because: paid until 2028, date: 2026-03-01}}
"""
MARKER = "<!-- edgetier record -->"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    Path("inventory.yaml").write_text(INVENTORY)
    return tmp_path


def save(inventory: str, to: str) -> None:
    asked = ["assess", inventory, "--isolated", "--fail-on", "never", "--format", "json", "-o", to]
    assert run(asked) == 0


def recorded(*options: str) -> set[str]:
    assert run(["record", *options, "-o", "records", "--isolated"]) == 0
    return {path.name for path in Path("records").glob("*")}


def test_those_that_change_are_recorded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert recorded("inventory.yaml") == {"voice.md", "nightly.md"}
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [f"wrote {Path('records') / name}.md" for name in ("voice", "nightly")]
    assert "Overridden on 2026-03-01: paid until 2028" in Path("records/nightly.md").read_text()


def test_all_that_are_decided_on_request(folder: Path) -> None:
    assert recorded("inventory.yaml", "--all") == {"voice.md", "chat.md", "nightly.md"}


def test_a_saved_assessment_gives_the_same_bytes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save("inventory.yaml", "saved.json")
    outs = []
    for path in ("inventory.yaml", "saved.json"):
        assert run(["record", path, "--isolated"]) == 0
        outs.append(capsys.readouterr().out)
    assert outs[0] == outs[1]
    assert outs[0].count(MARKER) == 2


@pytest.mark.parametrize("output", [[], ["-o", "-"]])
def test_standard_output_gets_all_of_them(
    output: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["record", "inventory.yaml", "--isolated", *output]) == 0
    assert capsys.readouterr().out.count(f"{MARKER}\n\n# ") == 2


def test_since_a_former_assessment(folder: Path) -> None:
    save("inventory.yaml", "old.json")
    looser = INVENTORY.replace("budget: 200 ms", "budget: 2 s", 1)
    Path("inventory.yaml").write_text(looser + "  - {id: new, kind: batch-inference}\n")
    assert recorded("inventory.yaml", "--since", "old.json") == {"voice.md", "new.md"}
    told = Path("records/voice.md").read_text()
    assert "The former assessment said: regional-cloud aws:ap-southeast-1." in told
    assert "Since then: budget 2 s response at p95, was 200 ms response at p95." in told


def test_since_the_same_there_is_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save("inventory.yaml", "old.json")
    assert run(["record", "inventory.yaml", "--since", "old.json", "-o", "records", "--isolated"]) == 0
    assert not Path("records").exists()
    assert "no placement changes" in capsys.readouterr().err


def test_a_decision_by_hand_since_then_is_a_change(folder: Path) -> None:
    Path("before.yaml").write_text(
        INVENTORY.replace("    placement: {override", "    x-placement: {override")
    )
    save("before.yaml", "old.json")
    assert recorded("inventory.yaml", "--since", "old.json") == {"nightly.md"}
    assert "The former assessment said: central-cloud" in Path("records/nightly.md").read_text()


@pytest.mark.parametrize(
    ("options", "environ", "day"),
    [
        ([], {}, None),
        (["--today", "2026-11-24"], {"SOURCE_DATE_EPOCH": "0"}, "2026-11-24"),
        ([], {"SOURCE_DATE_EPOCH": "86400"}, "1970-01-02"),
    ],
)
def test_the_clock_is_never_asked(
    options: list[str],
    environ: dict[str, str],
    day: str | None,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert run(["record", "inventory.yaml", "--isolated", *options]) == 0
    out = capsys.readouterr().out
    assert (f"Recorded on {day}." in out) if day else ("Recorded on" not in out)


def test_records_of_ours_are_replaced_and_told_apart(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recorded("inventory.yaml")
    Path("records/voice.md").write_text(f"{MARKER}\n\nof yesterday\n")
    capsys.readouterr()
    recorded("inventory.yaml")
    assert capsys.readouterr().err.splitlines() == [
        f"wrote {Path('records/voice.md')}",
        f"unchanged {Path('records/nightly.md')}",
    ]


@pytest.mark.parametrize("kind", ["file", "folder", "link", "dangling"])
def test_what_is_somebody_elses_stops_all_of_it(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("records").mkdir()
    theirs = Path("records/nightly.md")
    if kind == "folder":
        theirs.mkdir()
    elif kind == "file":
        theirs.write_text("# Ours since 2019\n")
    else:
        Path("elsewhere.md").write_text("# mine\n")
        theirs.symlink_to(folder / ("elsewhere.md" if kind == "link" else "nowhere.md"))
    assert run(["record", "inventory.yaml", "-o", "records", "--isolated"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "was not written by edgetier record" in told.err
    assert told.err.startswith("edgetier: ")
    assert {path.name for path in Path("records").iterdir()} == {"nightly.md"}


def test_hostile_ids_of_a_saved_assessment_stay_in_the_folder(folder: Path) -> None:
    save("inventory.yaml", "saved.json")
    data: Any = json.loads(Path("saved.json").read_text())
    data["workloads"][0]["id"] = "../../escaped"
    data["workloads"][2]["id"] = "/srv/x\n\x1b[31m"
    Path("saved.json").write_text(json.dumps(data))
    found = recorded("saved.json")
    assert len(found) == 2
    assert all("/" not in name and "\\" not in name for name in found)
    assert not list(folder.parent.glob("escaped*"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.yaml"], "no such file or folder"),
        (["inventory.yaml", "--since", "inventory.yaml"], "no saved assessment"),
        (["inventory.yaml", "saved.json"], "recorded alone"),
        (["inventory.yaml", "-o", "inventory.yaml"], "is no folder"),
        (["inventory.yaml", "--today", "soon"], "today"),
    ],
)
def test_wrong_use_is_one_clear_line(
    arguments: list[str], words: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save("inventory.yaml", "saved.json")
    assert run(["record", *arguments, "--isolated"]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert "Traceback" not in err


def test_nothing_decided_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("open.yaml").write_text("schema: 1\nworkloads:\n  - {id: open}\n")
    assert run(["record", "open.yaml", "--all", "--isolated"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "no workload is decided\n")


def test_an_inventory_without_workloads_has_nothing_to_check(folder: Path) -> None:
    Path("empty.yaml").write_text("schema: 1\nworkloads: []\n")
    assert run(["record", "empty.yaml", "--isolated"]) == 3

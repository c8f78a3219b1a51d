"""No command writes its result over what it reads."""

from pathlib import Path

import pytest

from edgetier.cli import run

INVENTORY = "schema: 1\nworkloads:\n  - {id: nightly, name: Nightly report, kind: batch-inference}\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("estate/workloads").mkdir(parents=True)
    for name in ("a.yaml", "estate/workloads/b.yaml"):
        Path(name).write_text(INVENTORY.replace("nightly", Path(name).stem))
    assert run(["assess", "a.yaml", "--format", "json", "-o", "saved.json", "--isolated"]) == 0
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        (["assess", "a.yaml", "-o", "a.yaml"], "a.yaml"),
        (["assess", "a.yaml", "--report", "csv=./a.yaml"], "a.yaml"),
        (["assess", "estate", "-o", "estate/workloads/b.yaml"], "estate/workloads/b.yaml"),
        (["report", "saved.json", "--format", "json", "-o", "saved.json"], "saved.json"),
        (["ask", "a.yaml", "-o", "a.yaml"], "a.yaml"),
        (["diff", "saved.json", "a.yaml", "-o", "saved.json"], "saved.json"),
        (["whatif", "a.yaml", "--set", "nightly.kind=training", "-o", "a.yaml"], "a.yaml"),
        (["check", "a.yaml", "-o", "a.yaml"], "a.yaml"),
        (["learn", "suggest", "a.yaml", "-o", "a.yaml"], "a.yaml"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else value,
)
def test_what_is_read_stays(folder, capsys, arguments, file):
    before = Path(file).read_bytes()
    assert run(arguments) == 2
    assert "would be written over" in capsys.readouterr().err
    assert Path(file).read_bytes() == before


def test_a_result_may_stand_beside_what_is_read(folder):
    assert (
        run(["assess", "estate", "--format", "json", "-o", "estate/workloads/report.json", "--isolated"]) == 0
    )
    assert run(["assess", "estate", "-o", "estate/new.txt", "--isolated"]) == 0

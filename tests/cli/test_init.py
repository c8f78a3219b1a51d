"""The first inventory: it is whole, it is clean, and it never replaces anything."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from edgetier.cli import run
from edgetier.cli.init import SCHEMA_URL
from edgetier.source import parse

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_assesses_cleanly(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["init"]) == 0
    assert "edgetier assess workloads.yaml" in capfd.readouterr().err
    assert run(["assess", "workloads.yaml", "--fail-on", "warning", "--format", "json", "--isolated"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert len(found["workloads"]) == 2
    assert {one["severity"] for one in found["findings"]} <= {"note"}


def test_its_first_line_tells_editors_the_schema(folder: Path) -> None:
    assert run(["init", "ai/start.yaml"]) == 0
    raw = (folder / "ai" / "start.yaml").read_bytes()
    assert raw.decode().splitlines()[0] == f"# yaml-language-server: $schema={SCHEMA_URL}"
    schema = json.loads((ROOT / "docs" / "schema" / Path(SCHEMA_URL).name).read_text(encoding="utf-8"))
    [document] = parse(raw, "start.yaml").documents
    assert list(Draft7Validator(schema).iter_errors(document.data)) == []


def test_a_folder_gets_the_usual_name(folder: Path) -> None:
    (folder / "ai").mkdir()
    assert run(["init", "ai"]) == 0
    assert (folder / "ai" / "workloads.yaml").is_file()


def test_nothing_is_overwritten(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "workloads.yaml").write_text("mine", encoding="utf-8")
    (folder / "dangling.yaml").symlink_to(folder / "nowhere")
    for name in ("workloads.yaml", "dangling.yaml", "."):
        assert run(["init", name]) == 2
        assert "is already there" in capfd.readouterr().err
    assert (folder / "workloads.yaml").read_text(encoding="utf-8") == "mine"
    assert not (folder / "nowhere").exists()


def test_a_name_that_is_no_inventory_is_refused(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "workloads.json"]) == 2
    assert "does not end in .yaml" in capfd.readouterr().err

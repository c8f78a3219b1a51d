"""The settings in force as people and programs read them, and pins that hold or do not."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from edgetier.cli import run
from edgetier.cli.pins import check_pins, folder_digest
from edgetier.cli.settings import settings_of
from edgetier.cli.settings_table import SETTINGS

ROOT = Path(__file__).parent.parent.parent
WRONG = "0" * 64
INVENTORY = "schema: 1\nworkloads:\n  - {id: a, archetype: nightly-scoring, demand: [{at: FRA}]}\n"
ESTATE = "central: aws:us-east-1\nregions: [aws:eu-central-1]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own that is the current one, with nothing set."""
    monkeypatch.chdir(tmp_path)
    for setting in SETTINGS:
        monkeypatch.delenv(setting.variable or "EDGETIER_CONFIG", raising=False)
    (tmp_path / "workloads.yaml").write_text(INVENTORY, encoding="utf-8")
    (tmp_path / "estate.yaml").write_text(ESTATE, encoding="utf-8")
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "edgetier.toml").write_text(text, encoding="utf-8")


def shown(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["config", *arguments]) == 0
    return capfd.readouterr().out


def data(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(shown(capfd, "--format", "json", *arguments))


def test_every_setting_with_its_origin(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(folder, 'estate = "estate.yaml"\n')
    lines = [line.split() for line in shown(capfd, "--config", "fail_on=note").splitlines()]
    assert ["estate", '"estate.yaml"', "edgetier.toml:1"] in lines
    assert ["fail_on", '"note"', "--config", "fail_on=note"] in lines
    assert ["max_suppression_days", "180", "default"] in lines
    named = {line[0] for line in lines if line}
    assert {setting.name for setting in SETTINGS if setting.kind != "pin"} <= named


def test_json_says_the_same(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(folder, 'rules = ["mine"]\n')
    (folder / "mine").mkdir()
    shutil.copy(ROOT / "rules" / "audit.yaml", folder / "mine" / "own.yaml")
    found = data(capfd)
    assert found["file"] == "edgetier.toml"
    assert {"name": "rules", "value": ["mine"], "origin": "edgetier.toml:1"} in found["settings"]
    assert [pin["name"] for pin in found["pins"]] == ["rules", "taxonomy", "estate"]
    assert all(pin["holds"] and pin["pinned"] is None for pin in found["pins"])


def test_the_pins_that_are_printed_hold(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(folder, 'estate = "estate.yaml"\n')
    lines = shown(capfd, "--write-pins")
    write(folder, 'estate = "estate.yaml"\n' + lines)
    pins = data(capfd)["pins"]
    assert [pin["holds"] for pin in pins] == [True, True, True]
    assert all(pin["pinned"] == pin["in_force"] for pin in pins)
    assert shown(capfd, "--write-pins") == lines
    assert shown(capfd).count("as pinned (edgetier.toml:") == 3


def test_lines_for_pyproject_name_its_table(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "pyproject.toml").write_text("[tool.edgetier]\n", encoding="utf-8")
    assert shown(capfd, "--write-pins").startswith("[tool.edgetier.pins]\nrules = {sha256 = ")


def test_what_differs_is_shown_with_both_digests(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(folder, f'[pins]\nrules = "{WRONG}"\n')
    text = shown(capfd)
    assert "pins.rules: not as pinned (edgetier.toml:2)" in text
    assert f"pinned:   {WRONG}" in text
    assert "(the rules of edgetier" in text


def test_assess_warns_of_a_pin_that_does_not_hold(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(folder, f'[pins]\ntaxonomy = "{WRONG}"\n')
    assert run(["assess", "workloads.yaml", "--format", "json"]) == 0
    findings = [one for one in json.loads(capfd.readouterr().out)["findings"] if one["code"] == "ET951"]
    assert [(one["severity"], one["file"], one["line"]) for one in findings] == [
        ("warning", "edgetier.toml", 2)
    ]
    assert findings[0]["excerpt"] == f'taxonomy = "{WRONG}"'
    assert run(["assess", "workloads.yaml", "--fail-on", "warning"]) == 1


def test_a_pinned_folder_of_rules_stands_in_place_of_the_shipped(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "rules", folder / "policy")
    (folder / "policy" / "portability.yaml").unlink()
    digest = folder_digest(folder / "policy")
    write(folder, f'[pins]\nrules = {{path = "policy", sha256 = "{digest}"}}\n')
    assert run(["assess", "workloads.yaml", "--format", "json", "--isolated"]) == 0
    shipped = json.loads(capfd.readouterr().out)
    assert run(["assess", "workloads.yaml", "--format", "json"]) == 0
    pinned = json.loads(capfd.readouterr().out)
    assert pinned["rules_digest"] != shipped["rules_digest"]
    assert "ET951" not in {one["code"] for one in pinned["findings"]}
    assert f'rules = {{path = "policy", sha256 = "{digest}"}}' in shown(capfd, "--write-pins")
    (folder / "policy" / "audit.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert not data(capfd)["pins"][0]["holds"]


def test_pins_without_a_path_are_held_against_what_is_in_force(tmp_path: Path) -> None:
    flags = {"isolated": True, "config": [f"pins.rules={'a' * 64}", f"pins.estate={'b' * 64}"]}
    settings = settings_of(flags, cwd=tmp_path, environ={})
    same = {"rules": "a" * 64, "taxonomy": "c" * 64, "estate": "b" * 64}
    assert check_pins(settings, same) == ()
    assert [found.code for found in check_pins(settings, {**same, "rules": "d" * 64})] == ["ET951"]
    [missing] = check_pins(settings, {**same, "estate": None})
    assert "estate in force (no estate file) is none" in missing.message


def test_the_configuration_reaches_assess_explain_and_ask(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(folder, 'estate = "estate.yaml"\nfail_on = "never"\n')
    assert run(["assess", "workloads.yaml", "--format", "json"]) == 0
    assert [one["role"] for one in json.loads(capfd.readouterr().out)["inputs"]] == ["inventory", "estate"]
    write(folder, 'estate = "gone.yaml"\n')
    for command in (["assess"], ["explain", "a"], ["ask"]):
        assert run([*command, "workloads.yaml"]) == 2
        assert "gone.yaml" in capfd.readouterr().err
        assert run([*command, "workloads.yaml", "--isolated"]) == 0
    capfd.readouterr()


def test_fail_on_of_the_file_decides_the_exit_code(folder: Path) -> None:
    (folder / "bad.yaml").write_text(INVENTORY + "  - {id: b, lattency: 3}\n", encoding="utf-8")
    write(folder, 'fail_on = "never"\n')
    assert run(["assess", "bad.yaml"]) == 0
    assert run(["assess", "bad.yaml", "--fail-on", "error"]) == 1
    assert run(["assess", "bad.yaml", "--config", "fail_on=error"]) == 1


def test_settings_are_shown_although_something_cannot_be_read(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    write(folder, 'estate = "gone.yaml"\n')
    assert run(["config"]) == 2
    said = capfd.readouterr()
    assert "edgetier.toml:1" in said.out
    assert said.err.startswith("edgetier: cannot read gone.yaml")


def test_wrong_settings_are_wrong_use(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(folder, "estat = 1\n")
    for command in (["config"], ["assess", "workloads.yaml"]):
        assert run(command) == 2
        assert capfd.readouterr().err == (
            "edgetier: edgetier.toml:1: unknown setting 'estat' (did you mean 'estate'?)\n"
        )


def test_help_names_the_variables(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["assess", "--help"]) == 0
    text = " ".join(capfd.readouterr().out.split())
    for name in ("ESTATE", "TAXONOMY", "RULES", "FAIL_ON", "CONFIG"):
        assert f"EDGETIER_{name}" in text

"""The taxonomy as people and programs read it."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from edgetier.cli.taxonomy import taxonomy
from edgetier.errors import UserError

APP = typer.Typer()
APP.command()(taxonomy)


def run(*arguments: str) -> str:
    done = CliRunner().invoke(APP, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_every_section_is_printed_with_sources() -> None:
    text = run()
    for section in [
        "tiers",
        "locations",
        "metrics",
        "archetypes",
        "access",
        "paths",
        "accelerators",
        "models",
        "defaults",
        "market",
        "estate",
        "groups",
        "regions",
        "metros",
    ]:
        assert f"\n{section}\n" in text
    assert "control-loop     up to 50 ms, edge candidate" in text
    assert "source: assumption, no public source (2026-11-24)" in text
    assert "aws:us-east-1" in text


def test_one_section() -> None:
    text = run("tiers")
    assert "conversational" in text
    assert "aws:us-east-1" not in text


def test_one_entry_in_full() -> None:
    text = run("archetypes", "voice-agent")
    assert "  budget_ms: 500\n" in text
    assert "  compute_ms: low 50, typical 250, high 600\n" in text
    assert "  source: Signal 2026" in text


def test_accelerators_and_models_in_a_line_each() -> None:
    accelerators, models = run("accelerators"), run("models")
    assert (
        " l4                   24 GiB at 300 GB/s; peak TFLOPS bf16 121, fp8 242, int8 242\n" in accelerators
    )
    assert " 8 GiB at 68 GB/s; no peak known\n" in accelerators
    assert " llama-3.1-8b   8.03B parameters, 32 layers, 32 heads, 8 KV heads\n" in models
    assert "  tflops: none\n" in run("accelerators", "jetson-orin-nano")


def test_knots_of_a_path() -> None:
    assert "    0: 0.5, 2, 8\n" in run("paths", "internet")


@pytest.mark.parametrize("section", ["estate", "groups", "market", "metros"])
def test_entries_of_other_kinds(section: str) -> None:
    names = json.loads(run(section, "--format", "json"))["sections"][section]
    first = next(iter(names))
    assert f"{section}/{first}" in run(section, first)


def test_json_holds_everything() -> None:
    found = json.loads(run("--format", "json"))
    assert found["as_of"] == "2026-11-24"
    assert found["sections"]["tiers"]["batch"]["max_ms"] is None
    assert found["sections"]["groups"]["EEA"][0] == "AT"
    assert found["sources"]["groups/EU"]["source"] == "European Union, member states"
    assert found["sections"]["defaults"]["calls.count"]["value"] == {"low": 1.0, "typical": 1.0, "high": 1.0}


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["teirs"], "no section 'teirs'", "did you mean 'tiers'?"),
        (["archetypes", "voice-agnet"], "no entry 'voice-agnet'", "did you mean 'voice-agent'?"),
        (["locations", "moon"], "no entry 'moon'", "one of: central-cloud"),
    ],
)
def test_a_wrong_name_is_the_users_mistake(arguments: list[str], message: str, hint: str) -> None:
    with pytest.raises(UserError, match=message) as caught:
        run(*arguments)
    assert hint in (caught.value.help or "")


def test_own_folder_is_shown_as_such_and_its_mistakes_count(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "source: us\ndate: '2026'\ndefaults:\n  calls.count: {value: [2, 2, 2]}\n  bad: {value: 1}\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(APP, ["defaults", "--taxonomy", str(tmp_path)])
    assert done.exit_code == 1
    assert f"replaced by your own: defaults/calls.count ({tmp_path.as_posix()}/a.yaml)" in done.stdout
    assert (
        "error[ET907 bad-taxonomy-entry]: defaults/bad: 'value' must be [low, typical, high]" in done.stderr
    )
    assert "a.yaml:5:16" in done.stderr

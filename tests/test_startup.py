"""What starting up costs: heavy packages are imported only by the commands that need them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROBE = """
import json, sys
from edgetier.cli import run
code = run(sys.argv[1:])
modules = sorted({name.split(".")[0] for name in sys.modules})
sys.stderr.write("\\n" + json.dumps({"exit_code": code, "modules": modules}))
"""
NEVER = {"sklearn", "scipy", "jinja2", "pandas", "xlsxwriter", "openpyxl"}
WITHOUT_LATENCY = ["--version", "rules verify", "taxonomy tiers"]
BUNDLED_PLACES = ["assess examples/minimum.yaml", "assess examples/minimum.yaml --format json"]


def modules_after(command: str) -> set[str]:
    probe = [sys.executable, "-c", PROBE, *command.split()]
    done = subprocess.run(probe, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    answer = json.loads(done.stderr.splitlines()[-1])
    assert answer["exit_code"] == 0, done.stderr
    return set(answer["modules"])


@pytest.mark.parametrize("command", WITHOUT_LATENCY)
def test_numpy_waits_until_latency_is_computed(command: str) -> None:
    assert modules_after(command) & {"numpy", "airportsdata", "rich", *NEVER} == set()


@pytest.mark.parametrize("command", BUNDLED_PLACES)
def test_assess_loads_no_airports_for_places_that_are_bundled(command: str) -> None:
    modules = modules_after(command)
    assert "numpy" in modules
    assert modules & {"airportsdata", "rich", *NEVER} == set()


def test_the_version_needs_neither_yaml_nor_models() -> None:
    assert modules_after("--version") & {"yaml", "pydantic"} == set()


GATE = "check --isolated"
NO_LATENCY = """\
schema: 1
workloads:
  - {id: a, kind: training, constraints: {residency: [EU], offline: false, safety_function: false}}
  - {id: b, archetype: voice-agent, latency: {budget: 500 ms, metric: first-token, percentile: p95}}
"""


def test_the_gate_loads_little_where_there_is_no_latency_to_compute(tmp_path: Path) -> None:
    manifest = tmp_path / "a.workloads.yaml"
    manifest.write_text(NO_LATENCY)
    unwanted = {"numpy", "airportsdata", "rich", "typer", "click", "pathspec", "subprocess", *NEVER}
    assert modules_after(f"{GATE} {manifest}") & unwanted == set()


def test_the_gate_loads_numpy_for_latency_and_no_more(tmp_path: Path) -> None:
    manifest = tmp_path / "a.workloads.yaml"
    manifest.write_text("schema: 1\nworkloads:\n  - {id: a, archetype: voice-agent, demand: [{at: SIN}]}\n")
    modules = modules_after(f"{GATE} {manifest} --format sarif")
    assert "numpy" in modules
    assert modules & {"airportsdata", "rich", "typer", "click", *NEVER} == set()


WITH_WORDS = """\
schema: 1
workloads:
  - {id: a, name: Search, description: A clerk types a question and waits for the page.}
  - {id: b, description: Scores all files over night.}
"""
TRAINING = {"sklearn", "scipy", "joblib", "pandas"}


@pytest.mark.parametrize("command", ["assess --fail-on never --learned", "learn suggest"])
def test_a_classifier_is_asked_without_what_trained_it(command: str, tmp_path: Path) -> None:
    manifest = tmp_path / "a.workloads.yaml"
    manifest.write_text(WITH_WORDS)
    modules = modules_after(f"{command} {manifest} --isolated")
    assert "numpy" in modules
    assert modules & {"airportsdata", *NEVER, *TRAINING} == set()


def test_the_schema_of_a_classifier_needs_no_numpy() -> None:
    assert modules_after("schema --kind classifier") & {"numpy", *NEVER, *TRAINING} == set()


def test_a_classifier_in_the_configuration_costs_the_gate_nothing(tmp_path: Path) -> None:
    manifest = tmp_path / "a.workloads.yaml"
    manifest.write_text(NO_LATENCY)
    (tmp_path / "edgetier.toml").write_text("learned = true\n")
    assert modules_after(f"check --config {tmp_path}/edgetier.toml {manifest}") & {"numpy", *NEVER} == set()

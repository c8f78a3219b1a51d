"""Commands that are handed a file which is no classifier: one line, exit code 2, and no traceback."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from artefact_broken import FOREIGN, MISSHAPEN
from artefact_samples import TEXT, changed, sealed
from learned_samples import CLERK, classifier

from edgetier.cli import run
from edgetier.tiering.learned.artefact import LARGEST_BYTES, classifier_text

FILES = {name: FOREIGN[name][0] for name in ("empty", "cut short", "a pickle", "an npz", "YAML", "UTF-16")}
FILES |= {name: FOREIGN[name][0] for name in ("NaN", "a key twice", "nested lists", "a later version")}
FILES |= {
    name: sealed(changed(*MISSHAPEN[name][:2]))
    for name in (
        "a huge whole number",
        "a row too short",
        "temperature negative",
        "an unknown view",
        "no tiers",
    )
}
FILES["changed by hand"] = TEXT.replace("clerk", "klerk").encode()
FILES["tiers of nobody"] = classifier_text(
    classifier(
        tiers=("conversational", "interactive", "moonlit"),
        calibration={name: np.empty(0) for name in ("conversational", "interactive", "moonlit")},
    )
).encode()


@pytest.fixture
def inventory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("inventory.yaml").write_text(
        json.dumps({"schema": 1, "workloads": [{"id": "a", **CLERK, "tier": "batch"}]})
    )
    return "inventory.yaml"


def told_by_assess(inventory: str, capsys: pytest.CaptureFixture[str], command: str = "assess") -> str:
    assert run([*command.split(), inventory, "--isolated", "--classifier", "made.json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_assess_tells_it_in_one_line(data: bytes, inventory: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("made.json").write_bytes(data)
    assert "made.json: " in told_by_assess(inventory, capsys)


def test_assess_names_a_tier_that_the_taxonomy_does_not_know(
    inventory: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("made.json").write_bytes(FILES["tiers of nobody"])
    assert "'moonlit', which is no tier of the taxonomy in force" in told_by_assess(inventory, capsys)


def test_assess_refuses_a_folder_and_what_is_not_there(
    inventory: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "cannot read the classifier made.json" in told_by_assess(inventory, capsys)
    Path("made.json").mkdir()
    assert "cannot read the classifier made.json" in told_by_assess(inventory, capsys)


def test_assess_reads_no_more_than_a_classifier_may_have(
    inventory: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("made.json").open("wb") as stream:
        stream.truncate(LARGEST_BYTES * 1000)  # holes take no room
    assert "larger than 64 MiB" in told_by_assess(inventory, capsys)


@pytest.mark.parametrize("command", ["explain a", "ask", "learn suggest", "learn evaluate"])
def test_every_command_refuses_it_alike(
    command: str, inventory: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("made.json").write_bytes(FILES["changed by hand"])
    assert "its digest does not fit" in told_by_assess(inventory, capsys, command)

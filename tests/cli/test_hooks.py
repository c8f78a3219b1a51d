"""The hooks as pre-commit runs them, and the action: installed afresh, with the core dependencies alone."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from edgetier.cli.check_arguments import check_request

ROOT = Path(__file__).parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
WRONG = "schema: 1\nworkloads:\n  - {id: a, knid: training}\n"
CLEAN = "schema: 1\nworkloads:\n  - {id: a, kind: training}\n"


@pytest.mark.parametrize(
    ("name", "is_manifest"),
    [
        ("workloads.yaml", True),
        ("team/workloads.yml", True),
        ("team/voice.workloads.yaml", True),
        ("team/workloads/deep/x.yaml", True),
        ("workloads.yaml.txt", False),
        ("my-workloads.yaml", False),
        ("deploy.yaml", False),
        ("workload.yaml", False),
    ],
)
def test_the_hook_takes_the_files_that_a_folder_is_searched_for(
    name: str, is_manifest: bool, tmp_path: Path
) -> None:
    assert bool(re.search(HOOKS["edgetier-check"]["files"], name)) == is_manifest
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(CLEAN)
    from edgetier.cli.discovery import Search, manifests_in

    assert bool(manifests_in([str(tmp_path)], Search())) == is_manifest


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_every_hook_is_one_call_that_is_understood(hook: dict[str, object]) -> None:
    assert hook["require_serial"] is True
    command, name, *options = str(hook["entry"]).split()
    assert (command, name) == ("edgetier", "check")
    assert check_request(options) is not None


def test_the_action_calls_check_with_options_that_are_understood() -> None:
    script = ACTION["runs"]["steps"][-1]["run"]
    call = re.search(r"edgetier\" check (.*)", script, re.DOTALL)
    assert call is not None
    options = [word for word in call[1].replace("\\\n", "").split() if "@" not in word]
    assert check_request([word.strip('"') for word in options]) is not None
    assert subprocess.run(["bash", "-n", "-c", script], check=False).returncode == 0
    assert "${{" not in script, "an input must not become part of the script"


def _run(folder: Path, *command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    inherited = {
        key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHONPATH"))
    }
    return subprocess.run(
        command,
        cwd=folder,
        env={**inherited, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(
    shutil.which("git") is None or not (ROOT / ".git").exists(), reason="needs git and a checkout"
)
def test_pre_commit_installs_the_hooks_and_both_find_their_fault(tmp_path: Path) -> None:
    repository = tmp_path / "manifests"
    (repository / "team").mkdir(parents=True)
    (repository / "team/workloads.yaml").write_text(WRONG)
    (repository / "again.workloads.yaml").write_text(CLEAN)
    (repository / "deploy.yaml").write_text("kind: Deployment\n")
    for arguments in (["init", "-q"], ["add", "."]):
        assert _run(repository, "git", *arguments).returncode == 0
    done = _run(
        repository,
        *(sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "--all-files", "--verbose"),
        PRE_COMMIT_HOME=str(tmp_path / "home"),
    )
    by_file, by_portfolio = done.stdout.split("edgetier check (whole portfolio)")
    assert "ET102 unknown-key" in by_file, done.stdout + done.stderr
    assert "2 files, 2 workloads" in by_file
    assert "ET701" not in by_file
    assert "ET701 duplicate-workload-id" in by_portfolio
    assert done.returncode == 1

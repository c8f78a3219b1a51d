"""The README shows what the commands print today, and every command in it runs."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCED = re.compile(r"^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [found["text"] for found in FENCED.finditer(README) if found["language"] == language]


def commands() -> list[str]:
    """The lines of shell blocks, without comments."""
    lines = (line.split("  #")[0].strip() for text in blocks("sh") for line in text.splitlines())
    return [line for line in lines if line]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader has at hand: the examples, and the README's own inventory as inventory.yaml."""
    made = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "examples", made / "examples")
    (made / "inventory.yaml").write_text(blocks("yaml")[0], encoding="utf-8")
    return made


def test_generated_blocks_are_what_the_commands_print() -> None:
    check = [sys.executable, str(ROOT / "tools" / "refresh_docs.py"), "--check"]
    done = subprocess.run(check, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"run: make readme\n{done.stdout}{done.stderr}"


def test_it_opens_with_two_commands() -> None:
    assert commands()[:2] == ["make demo", "make test"]


@pytest.mark.parametrize("command", [line for line in commands() if line.startswith("make ")])
def test_every_make_target_exists(command: str) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert command.split()[1] in targets


@pytest.mark.parametrize("command", [line for line in commands() if line.startswith("edgetier ")])
def test_every_command_runs(command: str, folder: Path) -> None:
    run = [sys.executable, "-m", "edgetier", *shlex.split(command)[1:]]
    settings = {"PYTHONPATH": str(ROOT), "PATH": "", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(run, cwd=folder, env=settings, capture_output=True, encoding="utf-8", check=False)
    # Findings are an answer; wrong use, a bug and nothing to check are not.
    assert done.returncode in (0, 1), done.stderr


def test_no_other_program_is_named_as_a_command() -> None:
    known = ("make ", "edgetier ", "pip install ", "git ")
    assert [line for line in commands() if not line.startswith(known)] == []

"""A few thousand broken manifests: never a traceback or a hang, always an exit code, every finding in its file."""

import io
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from time import monotonic

import pytest
from full_inventory import full_inventory
from hard_yaml import hard_documents, wrong_encodings
from mutations import mutated
from subject import goes_well
from wrong_values import as_yaml, wrong_values

from edgetier.cli import crash, run
from edgetier.report import FORMATS
from edgetier.report.check_formats import CHECK_FORMATS

EXAMPLES = [path.read_bytes() for path in sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))]
SMALL = [raw for raw in EXAMPLES if len(raw) < 2000]
FULL = as_yaml(full_inventory())
HARD = hard_documents()
TOO_LONG_S = 20.0  # a limit that is hit takes a second at most; the rest is for slow machines

pytestmark = pytest.mark.filterwarnings("error")


def all_go_well(files: Iterator[bytes]) -> int:
    """How many there were; the first that does not go well is shown."""
    count = 0
    for count, raw in enumerate(files, 1):
        start = monotonic()
        try:
            goes_well(raw, count)
        except Exception as error:
            error.add_note(f"file {count}: {raw[:2000]!r}")
            raise
        assert monotonic() - start < TOO_LONG_S, raw[:2000]
    return count


def test_hard_documents() -> None:
    assert all_go_well(iter(HARD)) > 200


def test_wrong_encodings() -> None:
    assert all_go_well(other for raw in (*SMALL, FULL) for other in wrong_encodings(raw)) > 20


@pytest.mark.parametrize("start", range(3))
def test_wrong_types_at_every_path(start: int) -> None:
    """Every path is visited, each time with another value."""
    assert all_go_well(wrong_values(every=23, start=8 * start)) > 172


def test_files_broken_at_random() -> None:
    assert all_go_well(mutated([*SMALL, FULL, *HARD], 1000, seed=2026)) == 1000


def test_examples_broken_at_random() -> None:
    assert all_go_well(mutated(EXAMPLES, 120, seed=8259)) == 120


COMMANDS = [
    *(["assess", "-f", name] for name in FORMATS),
    *(["check", "--format", name] for name in CHECK_FORMATS),
    ["check", "--fix", "--unsafe-fixes"],
    ["check", "--fix", "--diff"],
    ["check", "--cross-file", "-"],
    ["ask"],
    ["explain", "a"],
]


def test_commands_end_in_an_exit_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "_bug", _raise)
    monkeypatch.chdir(tmp_path)
    for turn, raw in enumerate((*HARD[::2], *mutated([*SMALL, FULL, *HARD], 120, seed=11))):
        command = COMMANDS[turn % len(COMMANDS)]
        Path("x.yaml").write_bytes(raw)
        assert _exit_code([command[0], "x.yaml", *command[1:]], raw) in {0, 1, 2, 3}


def _exit_code(arguments: list[str], piped: bytes) -> int:
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped)))
        try:
            return run(arguments)
        except Exception as error:
            error.add_note(f"edgetier {' '.join(arguments)} on {piped[:2000]!r}")
            raise
        finally:
            out.flush()
            assert "Traceback" not in err.getvalue()
            assert b"\x1b" not in out.buffer.getvalue()


def _raise() -> int:
    """In place of the last resort, which would make exit code 2 of a bug."""
    raise  # noqa: PLE0704

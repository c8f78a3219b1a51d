"""The progress bar: who sees it and when, and that it leaves no trace in what is written."""

import io
import os
import select
import subprocess
import sys
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from edgetier.cli import progress as watching_module
from edgetier.cli import progress_bar
from edgetier.cli.progress import Progress, wants_bar, watching

pty = pytest.importorskip("pty", reason="there is no such terminal")

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
ASSESS = ["assess", NORTHWIND, "--isolated", "--fail-on", "never"]
# The command line with a threshold of our own; work is held up before it assesses.
RUN = """
import sys, time
from edgetier.cli import progress, reading, run
after_s, sleep_s, *arguments = sys.argv[1:]
progress.AFTER_S = float(after_s)
load = reading.load
reading.load = lambda *given, **named: (time.sleep(float(sleep_s)), load(*given, **named))[1]
code = run(arguments)
sys.stdout.flush()
"""
IN_FRONT = "import fcntl, termios; fcntl.ioctl(2, termios.TIOCSCTTY, 0)"
LOADED = (
    "sys.stderr.write(' '.join(name for name in sys.modules if name.startswith('edgetier.cli.progress')))"
)


def in_terminal(
    *arguments: str, after_s: float = 0, sleep_s: float = 0.3, type_after: bytes = b"", **variables: str
) -> tuple[str, int]:
    """What a terminal received, and the exit code; Ctrl-C is typed once `type_after` is on the screen."""
    ours, theirs = pty.openpty()
    given = {name: value for name, value in os.environ.items() if name != "CI"}
    given |= {"TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"} | variables
    code = f"{IN_FRONT}\n{RUN}\nsys.exit(code)"
    command = [sys.executable, "-c", code, str(after_s), str(sleep_s), *arguments]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=given, start_new_session=True
    )
    os.close(theirs)
    received = _received(ours, type_after)
    os.close(ours)
    return received, process.wait()


def _received(terminal: int, type_after: bytes) -> str:
    received, typed = b"", not type_after
    while select.select([terminal], [], [], 60)[0]:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # Linux tells the end of a terminal so
            break
        if not piece:
            break
        received += piece
        if not typed and type_after in received:
            os.write(terminal, b"\x03")
            typed = True
    return received.decode()


def screen(received: str) -> list[str]:
    """The lines as they stand at the end, where a carriage return writes over what was there."""
    lines = []
    for line in received.replace("\r\n", "\n").split("\n"):
        shown = ""
        for piece in line.split("\r"):
            shown = piece + shown[len(piece) :]
        lines.append(shown.rstrip())
    return lines


def test_it_is_drawn_and_leaves_the_terminal_as_if_it_had_not_been() -> None:
    without, _ = in_terminal(*ASSESS, after_s=60)
    received, code = in_terminal(*ASSESS)
    assert "\rReading" in received or "\rChecking" in received
    assert code == 0
    assert screen(received) == screen(without)
    assert "Checking" not in without
    assert "\x1b[?25" not in received  # no cursor is hidden that a killed run could not bring back


def test_files_have_the_bytes_of_a_run_without_it(tmp_path: Path) -> None:
    names = ("json", "csv", "markdown", "html", "terminal")
    for folder, after_s in (("seen", 0), ("unseen", 60)):
        reports = [f"--report={name}={tmp_path / folder / name}" for name in names]
        received, code = in_terminal(*ASSESS, *reports, after_s=after_s)
        assert (code, "Checking" in received) == (0, folder == "seen")
    for name in names:
        assert (tmp_path / "seen" / name).read_bytes() == (tmp_path / "unseen" / name).read_bytes()


def test_a_file_that_is_a_terminal_is_written_when_it_is_gone() -> None:
    without, _ = in_terminal(*ASSESS, "-o", "/dev/stdout", after_s=60)
    received, _ = in_terminal(*ASSESS, "-o", "/dev/stdout")
    assert "Checking" in received
    assert screen(received) == screen(without)


def test_a_saved_report_and_a_diff_have_one_too(tmp_path: Path) -> None:
    saved = str(tmp_path / "saved.json")
    in_terminal(*ASSESS, "--format", "json", "-o", saved)
    received, code = in_terminal("diff", saved, NORTHWIND, "--isolated")
    assert code == 0
    assert "\rComparing" in received
    assert screen(received)[0].startswith("nothing differs")


def test_records_have_one_too() -> None:
    record = ["record", NORTHWIND, "--isolated", "--today", "2026-11-24"]
    without, _ = in_terminal(*record, after_s=60)
    received, code = in_terminal(*record)
    assert code == 0
    assert "\rChecking" in received
    assert screen(received) == screen(without)


def test_the_gate_has_one_unless_it_is_to_be_quiet() -> None:
    gate = ["check", NORTHWIND, "--isolated", "--fail-on", "never", "--format", "concise"]
    without, _ = in_terminal(*gate, after_s=60)
    received, code = in_terminal(*gate)
    quiet, _ = in_terminal(*gate, "--quiet")
    assert code == 0
    assert "\rReading" in received
    assert "\rReading" not in quiet
    assert screen(received) == screen(quiet) == screen(without)


def test_ctrl_c_takes_it_away_and_ends_with_130() -> None:
    received, code = in_terminal(*ASSESS, sleep_s=30, type_after=b"Checking")
    assert code == 130
    assert [line for line in screen(received) if line.strip() not in ("", "^C")] == []


def test_a_mistake_has_the_line_for_itself(tmp_path: Path) -> None:
    received, code = in_terminal(*ASSESS, "-o", str(tmp_path))
    assert code == 2
    assert "Checking" in received
    assert screen(received)[-2].startswith("edgetier: cannot write")


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"CI": "true"}])
def test_nothing_is_drawn_where_a_line_cannot_be_drawn_over(variables: dict[str, str]) -> None:
    assert "Checking" not in in_terminal(*ASSESS, **variables)[0]


def test_nothing_is_drawn_and_nothing_loaded_where_standard_error_is_no_terminal() -> None:
    probe = [sys.executable, "-c", RUN + LOADED, "0", "0", *ASSESS, "--format", "csv"]
    done = subprocess.run(probe, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "edgetier.cli.progress"


def test_a_short_run_on_a_terminal_loads_nothing_to_draw_with(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    monkeypatch.setattr(watching_module, "wants_bar", lambda: True)
    monkeypatch.setattr(progress_bar, "draw", lambda *given: drawn.append(given))
    with watching():
        pass
    assert drawn == []
    monkeypatch.setattr(watching_module, "AFTER_S", 0)
    with watching() as progress:
        assert progress.thread is not None
        progress.thread.join()
    assert len(drawn) == 1


@pytest.mark.parametrize(
    ("stage", "done", "total", "said"),
    [
        ("Reading", 0, 0, "Reading  3 s"),
        ("Reading", 1, 1, "Reading  3 s"),
        ("Assessing", 0, 10, "Assessing  ........................    0 %  3 s"),
        ("Assessing", 5, 10, "Assessing  ############............   50 %  3 s"),
        ("Assessing", 10, 10, "Assessing  ########################  100 %  3 s"),
        ("Assessing", 12, 10, "Assessing  ########################  100 %  3 s"),
    ],
)
def test_the_line(stage: str, done: int, total: int, said: str) -> None:
    assert progress_bar.line_of(Progress(stage, done, total), 3.2, "#.") == said


@pytest.mark.parametrize(
    ("encoding", "marks"), [("utf-8", "━─"), ("ascii", "#."), (None, "#."), ("x-y", "#.")]
)
def test_marks_that_the_terminal_can_show(encoding: str | None, marks: str) -> None:
    assert progress_bar.marks_of(encoding) == marks


class Terminal(io.StringIO):
    """Standard error as a terminal that may refuse to be written to."""

    encoding = "utf-8"

    def __init__(self, *, broken: bool = False) -> None:
        super().__init__()
        self.broken = broken

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 2

    def write(self, text: str) -> int:
        if self.broken:
            raise BrokenPipeError
        return super().write(text)


class Ticks(Event):
    """Lets a bar be drawn so many times; no clock."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    def wait(self, timeout: float | None = None) -> bool:
        self.times -= 1
        if self.times <= 0:
            self.set()
        return self.is_set()


def drawn(monkeypatch: pytest.MonkeyPatch, *, columns: int, in_front: Any, broken: bool = False) -> str:
    stream = Terminal(broken=broken)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(os, "get_terminal_size", lambda _descriptor: os.terminal_size((columns, 24)))
    monkeypatch.setattr(os, "tcgetpgrp", in_front)
    progress_bar.draw(Progress("Assessing", 1, 3), Ticks(3))
    return stream.getvalue()


@pytest.mark.parametrize("columns", [0, 10, 20, 80])
def test_it_never_fills_the_last_column_and_wipes_what_it_drew(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = drawn(monkeypatch, columns=columns, in_front=lambda _: os.getpgrp())
    assert max(map(len, text.split("\r"))) < (columns or 80)
    assert "Assessing"[: (columns or 80) - 1] in text
    assert screen(text) == [""]


def test_a_run_in_the_background_draws_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, columns=80, in_front=lambda _: os.getpgrp() + 1) == ""


def test_a_terminal_that_went_away_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(monkeypatch, columns=80, in_front=lambda _: os.getpgrp(), broken=True) == ""


def test_nobody_is_drawn_over_who_may_be_typing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching_module, "wants_bar", lambda: True)
    monkeypatch.setattr(sys, "stdin", Terminal())
    with watching(stdin=True) as progress:
        assert progress.thread is None


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, True),
        ({"TERM": "dumb"}, False),
        ({"CI": "true"}, False),
        ({"CI": "1"}, False),
        ({"CI": "false"}, True),
    ],
)
def test_who_wants_one(variables: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert wants_bar() is wanted

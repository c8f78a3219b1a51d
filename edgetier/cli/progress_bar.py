"""Draws progress in the last line of a terminal, over itself, until it is told to stop; then the line is empty again.

Made of a carriage return and blanks alone: nothing to load, no cursor to hide, and nothing left behind where it is killed.
"""

import os
import sys
from threading import Event
from time import monotonic
from typing import TextIO

from edgetier.cli.progress import Progress

EVERY_S = 0.1
_CELLS = 24
_COLUMNS = 80  # of a terminal that does not know


def draw(progress: Progress, stop: Event) -> None:
    """Whoever closes the terminal in the middle of it loses the bar, not the work."""
    stream, shown = sys.stderr, ""
    try:
        while not stop.is_set():
            if _in_front(stream):
                line = line_of(progress, monotonic() - progress.began_s, marks_of(stream.encoding))
                shown = _over(stream, line, shown)
            stop.wait(EVERY_S)
        _over(stream, "", shown)
    except (OSError, ValueError):
        return


def _over(stream: TextIO, line: str, before: str) -> str:
    """Writes over what was shown before; returns what is shown now."""
    width = (os.get_terminal_size(stream.fileno()).columns or _COLUMNS) - 1
    shown = line[:width]
    if shown != before:
        blanks = " " * (min(len(before), width) - len(shown))
        stream.write(f"\r{shown}{blanks}" + ("" if shown else "\r"))
        stream.flush()
    return shown


def line_of(progress: Progress, seconds: float, marks: str) -> str:
    """`Assessing  ━━━━━━━━────   67 %  3 s`; where nothing is counted, the stage and the time alone."""
    stage, done, total = progress.stage, progress.done, progress.total
    if total < 2:
        return f"{stage}  {seconds:.0f} s"
    done = min(done, total)
    full = _CELLS * done // total
    bar = marks[0] * full + marks[1] * (_CELLS - full)
    return f"{stage:<9}  {bar}  {done * 100 // total:>3} %  {seconds:.0f} s"


def marks_of(encoding: str | None) -> str:
    """Done and to do, in letters that the terminal can show."""
    try:
        "━─".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return "#."
    return "━─"


def _in_front(stream: TextIO) -> bool:
    """A run in the background would draw over what its user types."""
    try:
        return os.tcgetpgrp(stream.fileno()) == os.getpgrp()
    except (AttributeError, OSError):
        return True

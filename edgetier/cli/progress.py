"""Progress on standard error for work of more than a second, where somebody looks at a terminal; else nothing at all."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event, Thread

AFTER_S = 1.0
_FALSE = ("", "0", "false", "no")


@dataclass(slots=True)
class Progress:
    """What is being done and how far it is: written by the work, read by whoever draws it."""

    stage: str = ""
    done: int = 0
    total: int = 0
    began_s: float = field(default_factory=monotonic)
    stop: "Event | None" = None
    thread: "Thread | None" = None

    def begin(self, stage: str) -> None:
        """Another stage, of which nothing is counted yet."""
        self.done = self.total = 0
        self.stage = stage

    def told(self, done: int, total: int) -> None:
        """How far the stage is. Two numbers are set, nothing more: it is called for every workload."""
        self.done = done
        self.total = total

    def clear(self) -> None:
        """Takes the bar off the terminal for good; what is written next has the line for itself."""
        if self.stop is not None and self.thread is not None:
            self.stop.set()
            self.thread.join()


@contextmanager
def watching(stage: str = "Reading", *, stdin: bool = False, quiet: bool = False) -> Iterator[Progress]:
    """Progress that is drawn while this lasts, and gone after it, also where it ends in an exception.

    `stdin`: the work reads standard input, where somebody may be typing.
    """
    progress = Progress(stage)
    if not quiet and wants_bar() and not (stdin and sys.stdin.isatty()):
        import threading

        progress.stop = threading.Event()
        progress.thread = threading.Thread(target=_draw_later, args=(progress, progress.stop), daemon=True)
        progress.thread.start()
    try:
        yield progress
    finally:
        progress.clear()


def wants_bar() -> bool:
    """Whether standard error is a terminal that somebody looks at and that can go back to the start of a line."""
    if os.environ.get("TERM") == "dumb" or os.environ.get("CI", "").lower() not in _FALSE:
        return False
    return sys.stderr.isatty()


def _draw_later(progress: Progress, stop: "Event") -> None:
    """Most runs are over before."""
    if stop.wait(AFTER_S):
        return
    from edgetier.cli.progress_bar import draw

    draw(progress, stop)

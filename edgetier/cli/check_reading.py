"""Reads the manifests of a check from disk or from standard input."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from edgetier.inventory.discover import STDIN, STDIN_NAME
from edgetier.source import SourceFile, parse, read


def read_manifests(
    names: Sequence[str], stdin_filename: str | None, told: Callable[[int, int], object] | None = None
) -> tuple[SourceFile, ...]:
    """Each under the name it was given; `told` hears how many are read, and of how many."""
    files = []
    for done, name in enumerate(names, start=1):
        files.append(_read(name, stdin_filename or STDIN_NAME))
        if told is not None:
            told(done, len(names))
    return tuple(files)


def _read(name: str, stdin_name: str) -> SourceFile:
    if name == STDIN:
        return parse(sys.stdin.buffer.read(), stdin_name)
    return read(Path(name), name)

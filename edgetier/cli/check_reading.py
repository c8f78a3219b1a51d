"""Reads the manifests of a check from disk or from standard input."""

import sys
from collections.abc import Sequence
from pathlib import Path

from edgetier.inventory.discover import STDIN, STDIN_NAME
from edgetier.source import SourceFile, parse, read


def read_manifests(names: Sequence[str], stdin_filename: str | None) -> tuple[SourceFile, ...]:
    """Each under the name it was given."""
    return tuple(_read(name, stdin_filename or STDIN_NAME) for name in names)


def _read(name: str, stdin_name: str) -> SourceFile:
    if name == STDIN:
        return parse(sys.stdin.buffer.read(), stdin_name)
    return read(Path(name), name)

"""What one call of `edgetier check` asks for, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from edgetier.cli.color import Color


class Narrowing(NamedTuple):
    """Which findings are wanted."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    cross_file: bool
    with_baseline: bool
    since: str | None


class Fixing(NamedTuple):
    """Whether to mend, and how far."""

    safe: bool
    unsafe: bool
    only_show: bool

    @property
    def wanted(self) -> bool:
        """Any of the three options asks for fixes to be worked out."""
        return any(self)


class Writing(NamedTuple):
    """Where the findings go, and how they look."""

    output: Path | None
    reports: tuple[str, ...]
    color: Color
    quiet: bool
    verbose: bool


@dataclass(frozen=True, slots=True)
class Request:
    """`settings` are the options that a configuration can give as well; None where they are not given."""

    paths: tuple[str, ...]
    settings: Mapping[str, object]
    force_exclude: bool
    show_files: bool
    stdin_filename: str | None
    allow_empty: bool
    exit_zero: bool
    narrowing: Narrowing
    fixing: Fixing
    writing: Writing

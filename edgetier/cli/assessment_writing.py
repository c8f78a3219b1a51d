"""Writes an assessment in as many formats as are asked for."""

import os
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path

from edgetier.assessment import Assessment
from edgetier.cli.color import Color, wants_color
from edgetier.cli.output import Content, refuse_terminal, write_result
from edgetier.cli.progress import Progress
from edgetier.cli.report_option import Report, report_of
from edgetier.errors import UserError
from edgetier.findings import Finding, Severity
from edgetier.report import BINARY_FORMATS, FORMATS, pieces, render_bytes
from edgetier.report.diagnostics import full
from edgetier.workbooks.extra import WRITER, require

ALL_FORMATS = (*FORMATS, *BINARY_FORMATS)
Format = StrEnum("Format", {name.upper(): name for name in ALL_FORMATS})  # type: ignore[misc]
WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
WIDTH, WIDEST = 100, 160


class Show(StrEnum):
    """The least severity of the findings that are shown in full after a terminal report."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Writing:
    """Which reports to write, the one for standard output last, and how they look."""

    reports: tuple[Report, ...]
    show: Show
    color: Color


def writing_of(
    main: str, output: Path | None, *, reports: Sequence[str], show: Show, color: Color
) -> Writing:
    """Looked through before anything is read, so that a slip costs no assessment."""
    others = (report_of(text, ALL_FORMATS, example="markdown=report.md") for text in reports)
    wanted = [_placed(report) for report in (Report(main, output), *others)]
    _refuse_twice(wanted)
    _check_binary(wanted)
    # Files are there even where nobody reads standard output to its end.
    return Writing(tuple(sorted(wanted, key=lambda report: report.path is None)), show, color)


def _placed(report: Report) -> Report:
    return report._replace(path=None) if str(report.path) == "-" else report


def _refuse_twice(reports: Sequence[Report]) -> None:
    places = Counter(None if report.path is None else os.path.realpath(report.path) for report in reports)
    for report in reports:
        if report.path is None and places[None] > 1:
            raise UserError(
                "two reports would go to standard output",
                help="--format goes there too, unless -o names a file",
            )
        if report.path is not None and places[os.path.realpath(report.path)] > 1:
            raise UserError(f"two reports would go to {report.path}", help="give each a file of its own")


def _check_binary(reports: Sequence[Report]) -> None:
    for name, path in reports:
        if name in BINARY_FORMATS:
            require(WRITER)
            refuse_terminal(path, name)


def write_assessment(assessment: Assessment, writing: Writing, progress: Progress | None = None) -> None:
    """Each file whole or not at all; the bar is gone before anything goes to standard output."""
    progress = progress or Progress()
    for name, path in writing.reports:
        progress.begin(f"Writing {name}")
        colored = wants_color(writing.color, to_file=path is not None)
        content = _content(assessment, name, writing.show, colored=colored)
        write_result(_uncovered(content, progress) if _is_seen(path) else content, path)


def _is_seen(path: Path | None) -> bool:
    """Whether it may go to a terminal: standard output, and what is no file, as /dev/stdout."""
    return path is None or (path.exists() and not path.is_file())


def _content(assessment: Assessment, name: str, show: Show, *, colored: bool) -> bytes | Iterator[str]:
    if name in BINARY_FORMATS:
        return render_bytes(name, assessment)
    return _text(assessment, name, show, colored=colored)


def _uncovered(content: bytes | Iterator[str], progress: Progress) -> Content:
    """The same, with the bar taken away when the first of it is ready: it may go to the same terminal."""
    if isinstance(content, bytes):
        progress.clear()
        return content
    first = next(content, "")
    progress.clear()
    return chain((first,), content)


def _text(assessment: Assessment, name: str, show: Show, *, colored: bool) -> Iterator[str]:
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDEST)
    yield from pieces(name, assessment, color=colored, width=width)
    shown = [item for item in assessment.findings if item.suppressed is None and at_least(item, str(show))]
    if name == "terminal" and shown:
        yield "\n" + full(shown, color=colored)


def at_least(item: Finding, least: str) -> bool:
    """Whether a finding is as severe as that, or worse; nothing is, where `least` is no severity."""
    return least in set(WORST_FIRST) and WORST_FIRST.index(item.severity) <= WORST_FIRST.index(
        Severity(least)
    )

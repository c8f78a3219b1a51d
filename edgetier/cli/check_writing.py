"""Writes what a check found, in as many formats as are asked for, and says how it ends."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from edgetier.cli.check_request import Writing
from edgetier.cli.color import wants_color
from edgetier.cli.mistakes import NOTHING_TO_CHECK
from edgetier.cli.output import write_atomically, write_result
from edgetier.cli.report_option import Report, known_format, report_of
from edgetier.errors import UserError
from edgetier.findings import Finding, Severity
from edgetier.report.check_formats import CHECK_FORMATS, render_check
from edgetier.triage.values import CheckResult

FOUND = 1
STDERR = Path("/dev/stderr")  # a name for it; never opened
WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
# For people at a terminal paths stay as they were typed; other programs want them from the repository's root.
FOR_PEOPLE = frozenset({"full", "concise", "grouped"})


def reports_of(writing: Writing, configured: str | None) -> tuple[Report, ...]:
    """Looked through before anything is read: the main one first."""
    main = Report(known_format(configured or "full", CHECK_FORMATS), writing.output)
    others = (report_of(text, CHECK_FORMATS, example="sarif=edgetier.sarif") for text in writing.reports)
    return (main, *others)


def write_reports(result: CheckResult, reports: Sequence[Report], writing: Writing) -> None:
    """The files first, so that they are there even where nobody reads standard output to its end."""
    root = repository_root(Path.cwd())
    main, *others = reports
    for report in others:
        write_atomically(report.path or Path("-"), _text(result, report.name, root, colored=False))
    if any(report.name == "github" for report in reports):
        _append_step_summary(result, root)
    if writing.quiet and not result.findings and main.name in FOR_PEOPLE:
        return
    colored = wants_color(writing.color, to_file=main.path is not None and str(main.path) != "-")
    text = _text(result, main.name, root, colored=colored)
    if main.path == STDERR:
        sys.stderr.write(text)
    else:
        write_result(text, main.path)


def _append_step_summary(result: CheckResult, root: Path) -> None:
    """GitHub shows ten annotations of a level; the whole list goes where the runner says."""
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    if not named:
        return
    from edgetier.report.as_github import summary

    try:
        with Path(named).open("a", encoding="utf-8") as file:
            file.write(summary(result, root=root))
    except OSError as error:
        raise UserError(f"cannot write {named}: {error.strerror or error}") from error


def _text(result: CheckResult, name: str, root: Path, *, colored: bool) -> str:
    return render_check(name, result, color=colored, root=None if name in FOR_PEOPLE else root)


def repository_root(folder: Path) -> Path:
    """The nearest folder with a .git; the current one where there is none."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def exit_code(findings: Iterable[Finding], fail_on: str, *, empty: bool) -> int:
    """The same in every format."""
    counting = () if fail_on == "never" else WORST_FIRST[: WORST_FIRST.index(Severity(fail_on)) + 1]
    if any(item.severity in counting for item in findings):
        return FOUND
    return NOTHING_TO_CHECK if empty else 0


def tell(*lines: str) -> None:
    """What is not a result goes to standard error."""
    sys.stderr.writelines(f"{line}\n" for line in lines)

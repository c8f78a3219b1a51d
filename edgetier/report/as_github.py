"""For a job on GitHub: ten annotations a level, which is all it keeps, and a plain line for each of the rest."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from edgetier.findings import Finding, Severity
from edgetier.report.as_markdown import document
from edgetier.report.check_counts import closing
from edgetier.report.check_identity import label, place
from edgetier.report.check_paths import under
from edgetier.report.plain_text import visible
from edgetier.triage.values import CheckResult

MOST_A_LEVEL = 10
MOST_SUMMARY_BYTES = 900 * 1024  # at 1 MiB GitHub drops a step's summary without a word

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:  # noqa: ARG001
    shown = under(result, root)
    return "\n".join([*_lines(shown.findings), _inert(closing(shown))]) + "\n"


def summary(result: CheckResult, *, root: Path | None = None) -> str:
    """Everything as Markdown, for the file that GITHUB_STEP_SUMMARY names."""
    return document(under(result, root), most=MOST_SUMMARY_BYTES, size=lambda text: len(text.encode()))


def _lines(findings: tuple[Finding, ...]) -> Iterator[str]:
    left: list[Finding] = []
    for severity in Severity:
        found = [item for item in findings if item.severity is severity]
        yield from map(_annotation, found[:MOST_A_LEVEL])
        left += found[MOST_A_LEVEL:]
    if left:
        yield f"GitHub keeps {MOST_A_LEVEL} annotations of a level; the other {len(left):,}:"
    yield from _plain(left)


def _plain(findings: Iterable[Finding]) -> Iterator[str]:
    for item in findings:
        yield _inert(visible(f"- {place(item)}: {item.severity}[{label(item)}] {item.message}"))


def _inert(line: str) -> str:
    """A line that the runner does not take for a command; `##[` is one wherever it stands."""
    return line.replace("##[", "## [")


def _annotation(item: Finding) -> str:
    properties = ",".join(f"{name}={_property(value)}" for name, value in _properties(item).items())
    return f"::{_COMMANDS[item.severity]} {properties}::{_data(_message(item))}"


def _properties(item: Finding) -> dict[str, str]:
    """Columns only within a line: GitHub refuses them across lines."""
    span = item.span
    within = {"col": str(span.column), "endColumn": str(span.end_column)}
    columns = within if span.line == span.end_line else {}
    lines = {"line": str(span.line), "endLine": str(span.end_line)}
    return {"file": visible(item.file), **lines, **columns, "title": label(item)}


def _message(item: Finding) -> str:
    owner = f" (owner: {item.owner})" if item.owner else ""
    workload = None if item.workload is None else f"workload: {item.workload}{owner}"
    return "\n".join(visible(text) for text in (item.message, item.help, workload) if text)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Finding: one thing worth telling the user, the only kind of news that crosses the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from edgetier.codes import CODES
from edgetier.source import Problem, SourceText, Span

CODE_OF_PROBLEM = {"syntax": "ET100", "duplicate-key": "ET101", "limit": "ET110", "encoding": "ET111"}
EXCERPT_CHARACTERS = 2000


class Severity(StrEnum):
    """How bad it is; the words of SARIF."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Edit(NamedTuple):
    """Replace what stands at a span with other text; an empty span inserts."""

    span: Span
    replacement: str


class Fix(NamedTuple):
    """Edits that mend a finding; `safe` where nothing but the evident slip changes."""

    title: str
    safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A code, a place in a file, and plain words; `path` is the field inside the document."""

    code: str
    severity: Severity
    file: str
    span: Span
    message: str
    help: str | None = None
    excerpt: str = ""
    workload: str | None = None
    owner: str | None = None
    path: tuple[str | int, ...] = ()
    suppressed: str | None = None
    fix: Fix | None = None

    @property
    def name(self) -> str:
        """The kebab-case name that stands beside the code."""
        return CODES[self.code].name


@dataclass(frozen=True, slots=True)
class AcceptedRisk:
    """A finding that somebody has taken responsibility for: who, why and until when (ISO date)."""

    code: str
    name: str
    workload: str | None
    owner: str | None
    file: str
    line: int
    reason: str
    by: str | None
    until: str | None


def finding(
    code: str,
    message: str,
    *,
    source: SourceText,
    span: Span,
    severity: Severity | None = None,
    help: str | None = None,  # noqa: A002 - the word users read
    workload: str | None = None,
    owner: str | None = None,
    path: tuple[str | int, ...] = (),
    fix: Fix | None = None,
) -> Finding:
    """A finding in a file that was read, with the line it points at."""
    return Finding(
        code=code,
        severity=severity or Severity(CODES[code].severity),
        file=source.name,
        span=span,
        message=message,
        help=help,
        excerpt=source.line(span.line)[:EXCERPT_CHARACTERS],
        workload=workload,
        owner=owner,
        path=path,
        fix=fix,
    )


def from_problem(source: SourceText, problem: Problem) -> Finding:
    """What the YAML reader could not take, as a finding."""
    return finding(
        CODE_OF_PROBLEM[problem.kind], problem.message, source=source, span=problem.span, help=problem.help
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by file, line, column, code, message; duplicates dropped."""
    distinct = {(item.workload, *_order(item)): item for item in findings}
    return tuple(sorted(distinct.values(), key=_order))


def _order(item: Finding) -> tuple[str, int, int, str, str]:
    return (item.file, item.span.line, item.span.column, item.code, item.message)

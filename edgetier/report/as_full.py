"""For people: every finding with the line it points at, and the counts at the end."""

from pathlib import Path

from edgetier.report.check_counts import closing, marked
from edgetier.report.check_paths import under
from edgetier.report.diagnostics import full
from edgetier.triage.values import CheckResult


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:
    shown = under(result, root)
    body = full(map(marked, shown.findings), color=color)
    return f"{body}\n{closing(shown)}\n" if body else f"{closing(shown)}\n"

"""For logs, editors and screen readers: a line for every finding, and the counts at the end."""

from pathlib import Path

from edgetier.report.check_counts import closing, marked
from edgetier.report.check_paths import under
from edgetier.report.diagnostics import concise
from edgetier.triage.values import CheckResult


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:
    shown = under(result, root)
    return f"{concise(map(marked, shown.findings), color=color)}{closing(shown)}\n"

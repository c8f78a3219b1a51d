"""CHECK_FORMATS names every way to render what a check found; each is loaded only when asked for."""

from importlib import import_module
from pathlib import Path
from typing import Protocol

from edgetier.errors import UserError
from edgetier.triage.values import CheckResult


class CheckRenderer(Protocol):
    """What a format module offers; paths are shown from the root, where they lie below it."""

    def render(self, result: CheckResult, *, color: bool = False, root: Path | None = None) -> str: ...


CHECK_FORMATS = {
    "full": "edgetier.report.as_full",
    "concise": "edgetier.report.as_concise",
    "grouped": "edgetier.report.as_grouped",
    "json": "edgetier.report.as_json",
    "jsonl": "edgetier.report.as_jsonl",
    "sarif": "edgetier.report.as_sarif",
    "github": "edgetier.report.as_github",
    "gitlab": "edgetier.report.as_gitlab",
    "junit": "edgetier.report.as_junit",
    "rdjson": "edgetier.report.as_rdjson",
    "markdown": "edgetier.report.as_markdown",
}


def render_check(name: str, result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:
    """The result in one of CHECK_FORMATS; ends with a newline."""
    if name not in CHECK_FORMATS:
        raise UserError(f"unknown format '{name}'", help="use one of: " + ", ".join(CHECK_FORMATS))
    module: CheckRenderer = import_module(CHECK_FORMATS[name])
    return module.render(result, color=color, root=root)

"""5. Say it: FORMATS names every way to render an assessment; each is loaded only when asked for."""

from importlib import import_module
from typing import Protocol

from edgetier.assessment import Assessment
from edgetier.errors import UserError


class Renderer(Protocol):
    """What a format module offers."""

    def render(self, assessment: Assessment, *, color: bool, width: int) -> str: ...


FORMATS = {
    "terminal": "edgetier.report.to_terminal",
    "json": "edgetier.report.to_json",
    "markdown": "edgetier.report.to_markdown",
    "csv": "edgetier.report.to_csv",
}


def render(name: str, assessment: Assessment, *, color: bool = False, width: int = 100) -> str:
    """The assessment in one of FORMATS; ends with a newline."""
    if name not in FORMATS:
        raise UserError(f"unknown format '{name}'", help="use one of: " + ", ".join(FORMATS))
    module: Renderer = import_module(FORMATS[name])  # type: ignore[assignment]
    return module.render(assessment, color=color, width=width)

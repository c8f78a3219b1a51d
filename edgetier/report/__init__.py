"""5. Say it: FORMATS and BINARY_FORMATS name every way to render an assessment; each is loaded only when asked for."""

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol

from edgetier.assessment import Assessment
from edgetier.errors import UserError


class Renderer(Protocol):
    """What a format module offers."""

    def render(self, assessment: Assessment, *, color: bool, width: int) -> str: ...


class BinaryRenderer(Protocol):
    """What a module of a format that is no text offers."""

    def render(self, assessment: Assessment) -> bytes: ...


FORMATS = {
    "terminal": "edgetier.report.to_terminal",
    "json": "edgetier.report.to_json",
    "markdown": "edgetier.report.to_markdown",
    "csv": "edgetier.report.to_csv",
    "html": "edgetier.report.to_html",
}
BINARY_FORMATS = {"xlsx": "edgetier.report.to_xlsx"}


def render(name: str, assessment: Assessment, *, color: bool = False, width: int = 100) -> str:
    """The assessment in one of FORMATS; ends with a newline."""
    if name not in FORMATS:
        raise UserError(f"unknown format '{name}'", help="use one of: " + ", ".join(FORMATS))
    module: Renderer = import_module(FORMATS[name])
    return module.render(assessment, color=color, width=width)


def render_bytes(name: str, assessment: Assessment) -> bytes:
    """The assessment in one of BINARY_FORMATS."""
    module: BinaryRenderer = import_module(BINARY_FORMATS[name])
    return module.render(assessment)


def pieces(name: str, assessment: Assessment, *, color: bool = False, width: int = 100) -> Iterator[str]:
    """The same text as `render`, a piece at a time: JSON of a large portfolio is too big to hold twice."""
    if name == "json":
        from edgetier.report.to_json import parts

        yield from parts(assessment)
    else:
        yield render(name, assessment, color=color, width=width)

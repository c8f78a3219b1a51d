"""`edgetier report`: a saved assessment in another format, without the inventory it was made from."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from edgetier.assessment import Assessment
from edgetier.cli.assessment_writing import Format, Show, write_assessment, writing_of
from edgetier.cli.color import Color
from edgetier.cli.inputs_kept import keep_inputs
from edgetier.cli.options import ColorOption, FormatOption, OutputPath, ReportOption, ShowOption
from edgetier.cli.progress import watching
from edgetier.errors import UserError
from edgetier.report import saved

MOST_BYTES = 512 * 2**20


def report(
    assessment: Annotated[
        str, typer.Argument(help="What `edgetier assess --format json` wrote; - for standard input.")
    ],
    output_format: Annotated[Format, FormatOption] = Format("terminal"),  # noqa: B008
    output: OutputPath = None,
    reports: ReportOption = None,
    show: Annotated[Show, ShowOption] = Show.ERROR,
    color: ColorOption = Color.AUTO,
) -> None:
    """Render a saved assessment, to the same bytes as the run that made it would have."""
    writing = writing_of(str(output_format), output, reports=reports or (), show=show, color=color)
    keep_inputs([assessment], (one.path for one in writing.reports))
    with watching(stdin=assessment == "-") as progress:
        write_assessment(saved_assessment(assessment), writing, progress)


def saved_assessment(name: str) -> Assessment:
    """From a file, or standard input for `-`; whatever is wrong with it is told with its name."""
    shown = "<stdin>" if name == "-" else name
    raw = _bytes_of(name)
    if len(raw) > MOST_BYTES:
        raise UserError(f"{shown}: larger than {MOST_BYTES} bytes, too large for a saved assessment")
    try:
        return saved.read(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UserError(f"{shown}: this is no saved assessment: it is not text in UTF-8") from None
    except UserError as error:
        raise UserError(f"{shown}: {error.message}", help=error.help) from error


def _bytes_of(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with Path(name).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UserError(f"cannot read {name}: {getattr(error, 'strerror', None) or error}") from error

"""`edgetier schema`: the JSON Schema of an inventory or of an assessment."""

from enum import StrEnum
from typing import Annotated

import typer

from edgetier.cli.options import OutputPath
from edgetier.cli.output import write_result


class Kind(StrEnum):
    """What the schema describes."""

    INVENTORY = "inventory"
    ASSESSMENT = "assessment"


def schema(
    kind: Annotated[Kind, typer.Argument(help="Which of the two.")] = Kind.INVENTORY,
    output: OutputPath = None,
) -> None:
    """Print the JSON Schema (2020-12) of inventories, or of the assessment that --format json writes."""
    if kind is Kind.INVENTORY:
        from edgetier.inventory.json_schema import text
    else:
        from edgetier.report.contract import text
    write_result(text(), output)

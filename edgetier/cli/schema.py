"""`edgetier schema`: the JSON Schema of what edgetier reads and writes, in 2020-12 or draft-07."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Annotated

import typer

from edgetier.cli.options import OutputPath
from edgetier.cli.output import write_result
from edgetier.errors import UserError


class Kind(StrEnum):
    """What the schema describes."""

    INVENTORY = "inventory"
    RULES = "rules"
    TAXONOMY = "taxonomy"
    CONFIG = "config"
    ASSESSMENT = "assessment"
    CHECK = "check"
    CLASSIFIER = "classifier"


class Draft(StrEnum):
    """The dialect of JSON Schema."""

    DRAFT_07 = "7"
    DRAFT_2020_12 = "2020-12"


def schema(
    what: Annotated[
        Kind | None, typer.Argument(help="The same as --kind.", show_default=False, metavar="[KIND]")
    ] = None,
    kind: Annotated[
        Kind | None,
        typer.Option("--kind", help="What it describes: inventory where not given.", show_default=False),
    ] = None,
    draft: Annotated[
        Draft, typer.Option("--draft", help="The dialect of JSON Schema.")
    ] = Draft.DRAFT_2020_12,
    output: OutputPath = None,
) -> None:
    """Print the JSON Schema of inventories, rule packs, taxonomies, configurations, JSON results or classifiers."""
    if what and kind and what is not kind:
        raise UserError(f"both {what} and --kind {kind} are asked for", help="ask for one at a time")
    write_result(schema_text(kind or what or Kind.INVENTORY, draft), output)


def schema_text(kind: Kind, draft: Draft) -> str:
    """The schema as it is published in docs/schema/."""
    text = _TEXTS[kind]()
    if draft is Draft.DRAFT_2020_12:
        return text
    from edgetier.cli.draft_07 import down_converted

    return json.dumps(down_converted(json.loads(text)), indent=2, ensure_ascii=False) + "\n"


def _inventory() -> str:
    from edgetier.inventory.json_schema import text

    return text()


def _rules() -> str:
    from edgetier.catalogue.domains import domains_of
    from edgetier.catalogue.load import load_catalogue
    from edgetier.decision_tables.json_schema import text

    return text(tuple(domains_of(load_catalogue()[0])))


def _taxonomy() -> str:
    from edgetier.catalogue.json_schema import text

    return text()


def _config() -> str:
    from edgetier.cli.settings_schema import text

    return text()


def _assessment() -> str:
    from edgetier.report.contract import text

    return text()


def _check() -> str:
    from edgetier.report.check_contract import text

    return text()


def _classifier() -> str:
    from edgetier.tiering.learned.json_schema import text

    return text()


_TEXTS: Mapping[Kind, Callable[[], str]] = {
    Kind.INVENTORY: _inventory,
    Kind.RULES: _rules,
    Kind.TAXONOMY: _taxonomy,
    Kind.CONFIG: _config,
    Kind.ASSESSMENT: _assessment,
    Kind.CHECK: _check,
    Kind.CLASSIFIER: _classifier,
}

"""The registry of commands, and the group that loads one only when it is called."""

from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperGroup

from edgetier import __version__


class Command(NamedTuple):
    """Where a command lives, and its line in the help."""

    module: str
    name: str
    help: str


COMMANDS = {
    "assess": Command(
        "edgetier.cli.assess", "assess", "Assess an inventory and report where each workload can run."
    ),
    "report": Command(
        "edgetier.cli.report", "report", "Render a saved assessment again, in any format of assess."
    ),
    "diff": Command(
        "edgetier.cli.diff", "diff", "Tell what differs between two assessments, and what made it differ."
    ),
    "record": Command(
        "edgetier.cli.record", "record", "Write a decision record for each placement that changes."
    ),
    "check": Command("edgetier.cli.check", "check", "Gate manifests: schema, policy and placement findings."),
    "baseline": Command(
        "edgetier.cli.baseline", "app", "Keep the findings that are known, so that only new ones count."
    ),
    "explain": Command(
        "edgetier.cli.explain", "explain", "Tell the whole story of a workload, or of a code."
    ),
    "whatif": Command(
        "edgetier.cli.whatif",
        "whatif",
        "Change values and tell which decisions change, why, and from where on.",
    ),
    "ask": Command("edgetier.cli.ask", "ask", "Write the open questions as a spreadsheet for owners."),
    "import": Command("edgetier.cli.import_", "app", "Bring a spreadsheet in as an inventory."),
    "rules": Command("edgetier.cli.rules", "app", "List, prove and test the decision tables."),
    "network": Command(
        "edgetier.cli.network", "app", "Fit the network model to measured round trips; score it."
    ),
    "learn": Command(
        "edgetier.cli.learn", "app", "Train, measure and question the classifier that proposes tiers."
    ),
    "taxonomy": Command("edgetier.cli.taxonomy", "taxonomy", "Print what the words mean, with sources."),
    "config": Command(
        "edgetier.cli.config", "config", "Show the settings in force, where each comes from, and pins."
    ),
    "init": Command("edgetier.cli.init", "init", "Write a first inventory with comments."),
    "schema": Command(
        "edgetier.cli.schema", "schema", "Print the JSON Schema of inventories, rules, taxonomies ..."
    ),
}


class LazyGroup(TyperGroup):
    """Knows the names and help lines of all commands without importing any of them."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature of a group
        """Names in the order of the registry."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command, imported now; None for a name that is not known."""
        command = COMMANDS.get(cmd_name)
        if command is None:
            return None
        found = getattr(import_module(command.module), command.name)
        return typer.main.get_command(found if isinstance(found, typer.Typer) else _app_of(found))

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """The help lines, from the registry."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.help) for name, command in COMMANDS.items()])


def _app_of(function: Any) -> typer.Typer:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command()(function)
    return app


app = typer.Typer(
    cls=LazyGroup,
    name="edgetier",
    help="Decide where AI inference runs: device, edge or cloud, with the arithmetic shown.",
    rich_markup_mode=None,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"edgetier {__version__}")
        raise typer.Exit


@app.callback()
def edgetier(
    version: bool = typer.Option(
        False, "--version", "-V", help="Print the version.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Decide where AI inference runs: device, edge or cloud, with the arithmetic shown."""

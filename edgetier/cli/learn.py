"""`edgetier learn`: trains the classifier that proposes tiers, measures it, and asks what it cannot tell."""

import typer

from edgetier.cli.learn_evaluate import evaluate
from edgetier.cli.learn_suggest import suggest
from edgetier.cli.learn_train import train

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Train, measure and question the classifier that proposes tiers.",
)
app.command()(train)
app.command()(evaluate)
app.command()(suggest)

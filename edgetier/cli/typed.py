"""Runs the command line through typer: every command, help, and what is wrong with the arguments."""

import sys
from collections.abc import Sequence

import typer

from edgetier.cli.commands import app
from edgetier.cli.mistakes import INTERRUPTED, WRONG_USE, wrong_use

# typer's own base of every problem with the command line, which it does not export
UsageProblem: type[Exception] = typer.BadParameter.__mro__[2]


def typed(arguments: Sequence[str]) -> int:
    """The exit code; what a command raises goes on to the last-resort handler."""
    try:
        result = typer.main.get_command(app).main(list(arguments), "edgetier", standalone_mode=False)
    except UsageProblem as problem:
        return _misused(problem)
    except typer.Abort:
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def _misused(problem: Exception) -> int:
    message = str(getattr(problem, "format_message", problem.__str__)())
    if type(problem).__name__ == "NoArgsIsHelpError":  # its message is the whole help
        sys.stderr.write(message + "\n")
        return WRONG_USE
    return wrong_use(message, _usage_hint(problem))


def _usage_hint(problem: object) -> str | None:
    context = getattr(problem, "ctx", None)
    return f"see: {context.command_path} --help" if context is not None else None

"""Exit codes and the last-resort handler: a user's mistake is one line, a bug of ours says where to report it."""

import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

import typer

from edgetier import __version__
from edgetier.cli.commands import app
from edgetier.cli.output import ReaderGoneError
from edgetier.errors import UserError

WRONG_USE, BROKEN_PIPE, INTERRUPTED = 2, 141, 130
REPORT_TO = "https://github.com/edgetier/edgetier/issues"
# typer's own base of every problem with the command line, which it does not export
UsageProblem: type[Exception] = typer.BadParameter.__mro__[2]


def guarded(arguments: Sequence[str]) -> int:
    """Runs the command line; whatever happens, the answer is an exit code."""
    try:
        return _exit_code(
            typer.main.get_command(app).main(list(arguments), "edgetier", standalone_mode=False)
        )
    except UserError as mistake:
        return _wrong_use(mistake.message, mistake.help)
    except UsageProblem as problem:
        return _misused(problem)
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except ReaderGoneError:
        # The reader has gone: let nothing be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception:  # noqa: BLE001 - the last resort: no traceback reaches a user
        return _bug()


def _exit_code(result: object) -> int:
    return result if isinstance(result, int) else 0


def _misused(problem: Exception) -> int:
    message = str(getattr(problem, "format_message", problem.__str__)())
    if type(problem).__name__ == "NoArgsIsHelpError":  # its message is the whole help
        sys.stderr.write(message + "\n")
        return WRONG_USE
    return _wrong_use(message, _usage_hint(problem))


def _usage_hint(problem: object) -> str | None:
    context = getattr(problem, "ctx", None)
    return f"see: {context.command_path} --help" if context is not None else None


def _wrong_use(message: str, hint: str | None) -> int:
    sys.stderr.write(f"edgetier: {message}" + (f" ({hint})" if hint else "") + "\n")
    return WRONG_USE


def _bug() -> int:
    """One line and where to report; the traceback goes to a file of its own."""
    log = Path(tempfile.gettempdir()) / f"edgetier-crash-{os.getpid()}.log"
    try:
        log.write_text(f"edgetier {__version__}\n{traceback.format_exc()}", encoding="utf-8")
        kept = f"; details in {log}"
    except OSError:
        kept = ""
    kind = (sys.exc_info()[0] or Exception).__name__
    sys.stderr.write(f"edgetier: a bug of ours ({kind}), sorry; please report it at {REPORT_TO}{kept}\n")
    return WRONG_USE

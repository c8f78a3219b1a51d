"""Exit codes and the last-resort handler: a user's mistake is one line, a bug of ours says where to report it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from edgetier import __version__
from edgetier.cli.check_arguments import check_request
from edgetier.cli.mistakes import BROKEN_PIPE, INTERRUPTED, WRONG_USE, wrong_use
from edgetier.cli.output import ReaderGoneError
from edgetier.errors import UserError

REPORT_TO = "https://github.com/edgetier/edgetier/issues"


def guarded(arguments: Sequence[str]) -> int:
    """Runs the command line; whatever happens, the answer is an exit code."""
    try:
        return _answered(arguments)
    except UserError as mistake:
        return wrong_use(mistake.message, mistake.help)
    except KeyboardInterrupt:
        return INTERRUPTED
    except ReaderGoneError:
        # The reader has gone: let nothing be flushed into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception:  # noqa: BLE001 - the last resort: no traceback reaches a user
        return _bug()


def _answered(arguments: Sequence[str]) -> int:
    """A hook calls `check` a hundred times a day: only what it does not understand is left to typer."""
    request = check_request(arguments[1:]) if arguments[:1] == ["check"] else None
    if request is not None:
        from edgetier.cli.check_run import run

        return run(request)
    from edgetier.cli.typed import typed

    return typed(arguments)


def _bug() -> int:
    """One line and where to report; the traceback goes to a file of its own."""
    import tempfile
    import traceback

    log = Path(tempfile.gettempdir()) / f"edgetier-crash-{os.getpid()}.log"
    try:
        log.write_text(f"edgetier {__version__}\n{traceback.format_exc()}", encoding="utf-8")
        kept = f"; details in {log}"
    except OSError:
        kept = ""
    kind = (sys.exc_info()[0] or Exception).__name__
    sys.stderr.write(f"edgetier: a bug of ours ({kind}), sorry; please report it at {REPORT_TO}{kept}\n")
    return WRONG_USE

"""6. Be asked: COMMANDS names every command; its module is loaded only when it is called."""

import gc
import os
import sys
from collections.abc import Sequence

from edgetier.cli.crash import guarded


def main() -> None:
    """The `edgetier` command."""
    # One process builds one result and ends: looking for cycles on the way only costs time.
    gc.disable()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code; nothing it raises gets past."""
    # Plain help that can be copied, piped and read by a screen reader.
    os.environ.setdefault("_TYPER_FORCE_DISABLE_TERMINAL", "1")
    return guarded(arguments)

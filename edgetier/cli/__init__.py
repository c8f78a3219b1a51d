"""6. Be asked: COMMANDS names every command; its module is loaded only when it is called."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

BROKEN_PIPE = 141


def main() -> NoReturn:
    """The `edgetier` command."""
    # One process builds one result and ends: looking for cycles on the way only costs time, and so does
    # taking everything apart again at the end.
    gc.disable()
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = BROKEN_PIPE
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns its exit code; nothing it raises gets past."""
    # Plain help that can be copied, piped and read by a screen reader.
    os.environ.setdefault("_TYPER_FORCE_DISABLE_TERMINAL", "1")
    # Looking for plug-ins through every package that is installed takes longer than a manifest to check.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Nothing here multiplies large matrices, and starting a pool of threads for it takes as long as the rest of NumPy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from edgetier.cli.crash import guarded  # after the collector is off

    return guarded(arguments)

"""How a run ends that could not do what was asked: one line, and an exit code."""

import sys

WRONG_USE, BROKEN_PIPE, INTERRUPTED = 2, 141, 130


def wrong_use(message: str, hint: str | None) -> int:
    """One line on standard error, whatever a file is called."""
    # With it come reports, manifests and models; most runs make no mistake.
    from edgetier.report.plain_text import visible

    sys.stderr.write(visible(f"edgetier: {message}" + (f" ({hint})" if hint else "")) + "\n")
    return WRONG_USE

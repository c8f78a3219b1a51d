"""How a run ends that could not do what was asked, or had nothing to do: one line, and an exit code."""

import sys

WRONG_USE, NOTHING_TO_CHECK, BROKEN_PIPE, INTERRUPTED = 2, 3, 141, 130


def wrong_use(message: str, hint: str | None) -> int:
    """One line on standard error, whatever a file is called."""
    sys.stderr.write(_on_one_line(f"edgetier: {message}" + (f" ({hint})" if hint else "")) + "\n")
    return WRONG_USE


def _on_one_line(text: str) -> str:
    r"""Line ends, escapes and invisible marks as \n, \x1b and the like; report/plain_text would load the models."""
    return "".join(one if one.isprintable() else ascii(one)[1:-1] for one in text)

"""Cells that a spreadsheet program must not run as formulas, and back."""

import re

# Full-width forms count too: Excel takes them for the plain signs in some languages.
_RISKY = "=+\\-@\t\r\n＝＋－＠"
_RUNS = re.compile(f"'*[{_RISKY}]")
# Where the decimal point is a comma, spreadsheet programs part cells by ';', also inside of one.
_PARTED = re.compile(f";(?=[\"'\\s]*[{_RISKY}])")
_GUARDED = re.compile(f"'+[{_RISKY}]")


def guard(text: str) -> str:
    """The text with an apostrophe before it where it would be run."""
    return "'" + text if _RUNS.match(text) else text


def guard_parts(text: str) -> str:
    """As `guard`, for text that is not read back: what follows a semicolon is guarded too."""
    return guard(_PARTED.sub(";'", text))


def unguard(text: str) -> str:
    """What `guard` was given."""
    return text[1:] if _GUARDED.match(text) else text

"""Whether to colour: --color beats NO_COLOR beats FORCE_COLOR beats a dumb terminal beats being a terminal."""

import os
import sys
from enum import StrEnum


class Color(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def wants_color(color: Color, *, to_file: bool = False) -> bool:
    """The answer for standard output."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()

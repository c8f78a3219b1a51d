"""Sentences in Markdown that show as they were written, however long."""

import re
from collections.abc import Iterable, Iterator

from edgetier.report.columns import wrap
from edgetier.report.markdown_cells import cell

_PIECE = 160  # columns that a cell surely shows whole
_MOST_PIECES = 20
_DIGEST = re.compile(r"[0-9a-f]{40,128}")


def prose(text: str) -> str:
    """One line of it; what is longer than any reader follows is cut."""
    pieces = wrap(text, _PIECE)
    left = ["…"] if len(pieces) > _MOST_PIECES else []
    return " ".join([*map(cell, pieces[:_MOST_PIECES]), *left])


def sentence(text: str) -> str:
    """The same with a full stop, where it has none."""
    return prose(text if text.rstrip().endswith((".", "!", "?")) else f"{text}.")


def bullets(items: Iterable[str]) -> Iterator[str]:
    """A list of lines that are Markdown already."""
    for item in items:
        yield f"- {item}"


def digest(text: str) -> str:
    """In code, so that it can be copied and leads to no commit."""
    return f"`{text}`" if _DIGEST.fullmatch(text) else cell(text or "none")

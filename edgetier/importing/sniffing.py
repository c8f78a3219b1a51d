"""What a column holds, by the look of its cells."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from edgetier.importing.cells import Unreadable, read_cell
from edgetier.importing.fields import Field, known_fields
from edgetier.importing.mapping import folded
from edgetier.importing.vocabulary import vocabulary

_MOST = 0.8
_FEWEST = 2
_LOOKS = (
    (
        re.compile(r"\d+(\.\d+)?\s*(ms|µs|us|s|sec|min)", re.IGNORECASE),
        "latency.budget",
        "times such as 200 ms",
    ),
    (re.compile(r"p\d{2}(\.\d+)?", re.IGNORECASE), "latency.percentile", "percentiles such as p95"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "owner", "mail addresses"),
    (
        re.compile(r"(aws|azure|gcp|google|akamai)[:/-][\w-]+|[a-z]{2}-[a-z]+-\d"),
        "current.site",
        "cloud regions",
    ),
    (re.compile(r"https?://\S+"), "current.endpoint", "web addresses"),
)


class Look(NamedTuple):
    """A field that the cells look like, and why."""

    to: str
    because: str


def looks_like(cells: Sequence[str]) -> Look | None:
    """The field whose values these cells look like; None where most look like nothing known."""
    filled = [text for cell in cells if (text := cell.strip())]
    if len(filled) < _FEWEST:
        return None
    for pattern, to, because in _LOOKS:
        if sum(1 for text in filled if pattern.fullmatch(text)) >= _MOST * len(filled):
            return Look(to, f"its cells look like {because}")
    return _words_of_a_choice(filled)


def _words_of_a_choice(filled: Sequence[str]) -> Look | None:
    for field in known_fields().values():
        words = len({folded(text) for text in filled})
        if field.choices and words > 1 and readable(field, filled) >= _MOST:
            return Look(field.path, f"its cells are words of {field.path}")
    return None


def readable(field: Field, cells: Sequence[str], unit: str = "") -> float:
    """The share of the cells that can be read as the field, its usual synonyms counted in."""
    if not cells:
        return 1.0
    return sum(1 for cell in cells if word_for(field, cell) or _reads(field, cell, unit)) / len(cells)


def word_for(field: Field, cell: str) -> str | None:
    """The word of the inventory that a cell usually stands for."""
    return vocabulary().values.get(field.path, {}).get(folded(cell))


def _reads(field: Field, cell: str, unit: str) -> bool:
    return field.shape == "id" or not isinstance(read_cell(field, cell, unit=unit), Unreadable)

"""Answers as people put them, taken apart into fields: `40 kB up, 4 kB down`, `p50 120 ms, p95 180 ms`."""

import re
from collections.abc import Callable
from typing import TypeAlias

from edgetier.importing.cells import Unreadable, read_cell
from edgetier.importing.fields import field_at

Parts: TypeAlias = list[tuple[str, str]]  # field, text

_TIME = re.compile(r"(p\d{1,2}(?:\.\d+)?)\s*[:=]?\s*(\d+(?:\.\d+)?\s*[a-zµμ]*)", re.IGNORECASE)
_SIZE = re.compile(
    r"(\d+(?:\.\d+)?\s*[a-zA-Z]+)\s*\(?(up|down)\b|\b(up|down)\s*[:=]?\s*(\d+(?:\.\d+)?\s*[a-zA-Z]+)"
)
# A question about a part as a whole is about what it cannot do without.
_HEART_OF_A_PART = ("", ".at", ".budget", ".model", ".site", ".name")


def fields_said(field: str, text: str) -> Parts:
    """The fields an answer gives, each with its text; empty where `field` is not one that can be answered."""
    return _SPOKEN.get(field, _plain)(field, text)


def _plain(field: str, text: str) -> Parts:
    found = next((known for end in _HEART_OF_A_PART if (known := field_at(field + end)) is not None), None)
    return [] if found is None or found.path == "id" else [(found.path, text)]


def _word_or_budget(field: str, text: str) -> Parts:
    """The question offers both: a kind of work or a tier, or how long an answer may take."""
    budget = field_at("latency.budget")
    is_time = budget is not None and not isinstance(read_cell(budget, text), Unreadable)
    return [("latency.budget", text)] if is_time else _plain(field, text)


def _times(field: str, text: str) -> Parts:
    said = _TIME.findall(text)
    return [(f"{field}.{name.lower()}", time) for name, time in said] or _plain(field, text)


def _sizes(field: str, text: str) -> Parts:
    said = [(after or before, size or other) for size, after, before, other in _SIZE.findall(text)]
    # Nothing that is understood by half: the text as it stands is then told to be no size.
    return [(f"{field}.{way}", size) for way, size in said] or [(f"{field}.up", text)]


_SPOKEN: dict[str, Callable[[str, str], Parts]] = {
    "archetype": _word_or_budget,
    "compute": _times,
    "current.observed": _times,
    "payload": _sizes,
    "tier": _word_or_budget,
}

"""Demand points and dependencies: several in one cell, parted by `;`, side by side across the columns."""

import re
from collections.abc import Iterable
from typing import TypeAlias

from edgetier.importing.cells import Plain, Unreadable, read_cell
from edgetier.importing.drafts import Point, Unread
from edgetier.importing.fields import Field

Source: TypeAlias = tuple[str, Field, str, str]  # column, field, text, unit

_PARTED = re.compile(r"[;\n]")


def points_of(name: str, sources: Iterable[Source]) -> tuple[tuple[Point, ...], list[Unread]]:
    """The points a row names; columns beside the places give one value for each, or one for all."""
    unread: list[Unread] = []
    places = [source for source in sources if source[1].path == f"{name}.at"]
    points: list[Point] = [{"at": place} for *_, text, _ in places for place in _parts(text)]
    for source in sources:
        if source not in places:
            unread += _add(points, source)
    return tuple(points), unread


def _add(points: list[Point], source: Source) -> list[Unread]:
    column, field, text, unit = source
    texts = _one_each(field, text, len(points))
    if texts is None:
        return [Unread(column, field.path, text, *_mismatch(field, len(_parts(text)), len(points)))]
    values = [read_cell(field, part, unit=unit) for part in texts]
    wrong = next((value for value in values if isinstance(value, Unreadable)), None)
    if wrong is not None:
        return [Unread(column, field.path, text, wrong.message, wrong.help)]
    for point, value in zip(points, values, strict=True):
        point.setdefault(field.path.rpartition(".")[2], _plain(value))
    return []


def _one_each(field: Field, text: str, count: int) -> list[str] | None:
    parts = _parts(text)
    if field.shape == "list" and count == 1:
        return [text]
    if len(parts) == count:
        return parts
    # A load of 12 a second at three places could be 12 each or 12 in all: only words are spread.
    spreads = len(parts) == 1 and count > 1 and field.shape in ("text", "choice", "list")
    return parts * count if spreads else None


def _mismatch(field: Field, given: int, count: int) -> tuple[str, str]:
    parent = field.path.rpartition(".")[0]
    if count == 0:
        return f"there is no {parent}.at for it to belong to", f"map a column to {parent}.at"
    return f"{given} values for {count} places", "give one for each place, parted by ';'"


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _PARTED.split(text) if part.strip()]


def _plain(value: Plain | Unreadable) -> Plain:
    assert not isinstance(value, Unreadable)  # noqa: S101 - sorted out above
    return value

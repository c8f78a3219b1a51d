"""Boxes of cells, one set of cells for each axis: their size, where they meet, what they leave uncovered."""

from collections.abc import Iterable, Sequence
from math import inf, prod
from typing import NamedTuple

Box = tuple[int, ...]
Region = tuple[Box, tuple[Box, ...]]


class Uncovered(NamedTuple):
    """What no row covers, as boxes that share nothing; `unexamined` is what the cap left unlooked at.

    `looks` counts how often a row was held against a part: the time goes into that, so that is capped.
    """

    boxes: tuple[Box, ...]
    unexamined: tuple[Box, ...]
    looks: int


def volume(box: Box) -> int:
    """How many cells a box holds."""
    return prod(cells.bit_count() for cells in box)


def meet(left: Box, right: Box) -> Box | None:
    """The cells that two boxes share."""
    shared = tuple([a & b for a, b in zip(left, right, strict=True)])
    return shared if all(shared) else None


def meeting_pairs(boxes: Sequence[Box]) -> Iterable[tuple[int, int]]:
    """The pairs of boxes that share a cell, by index, in order."""
    columns = list(zip(*boxes, strict=True))
    for first in range(len(boxes)):
        others: Iterable[int] = range(first + 1, len(boxes))
        for column in columns:
            cells = column[first]
            others = [index for index in others if column[index] & cells]
        yield from ((first, second) for second in others)


def uncovered(space: Box, rows: Iterable[Box], *, cap: int, enough: float = inf) -> Uncovered:
    """Splits the space along the row that takes most of it, until each part is covered or bare.

    Stops when that many bare parts are found, or when the cap is reached.
    """
    stack: list[Region] = [(space, tuple(rows))] if all(space) else []
    found: list[Box] = []
    looks = 0
    while stack and looks < cap and len(found) < enough:
        region, rows_near = stack.pop()
        looks += len(rows_near)
        inside = tuple(shared for row in rows_near if (shared := meet(row, region)) is not None)
        if not inside:
            found.append(region)
            continue
        largest = max(inside, key=volume)
        if largest != region:
            stack.extend((part, inside) for part in _cut(region, largest))
    return Uncovered(tuple(found), tuple(region for region, _ in stack), looks)


def _cut(region: Box, row: Box) -> tuple[Box, Box]:
    """Two parts of a region: where the row has no cell along one axis, and the rest."""
    kept = [inner.bit_count() / outer.bit_count() for inner, outer in zip(row, region, strict=True)]
    axis = kept.index(min(kept))
    rest = region[axis] & ~row[axis]
    return (
        (*region[:axis], row[axis], *region[axis + 1 :]),
        (*region[:axis], rest, *region[axis + 1 :]),
    )

"""Proves over known values that a table is whole and free of overlaps, or finds a witness of each fault."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edgetier.decision_tables.regions import meet, meeting_pairs, uncovered, volume
from edgetier.decision_tables.shape import Shape, shape_of
from edgetier.decision_tables.table import UNIQUE, Row, Table

GAP = "gap"
OVERLAP = "overlap"
SHADOWED = "shadowed"
EMPTY = "empty"
DUPLICATE = "duplicate"
INCOMPLETE = "incomplete"
CAP = 2_000_000
GAPS_SHOWN = 3


class Fault(NamedTuple):
    """One thing wrong with a table.

    `rows` holds the row at fault last, after those that it duplicates, overlaps or is covered by. `share` is
    how much of the space is a gap (or, when incomplete, was not looked at), counting combinations of values
    that the tests of the table tell apart; rows of an incomplete proof are those that may be covered whole.
    `agree` says that the rows of an overlap have the same output; `inputs` let no value pass.
    """

    kind: str
    rows: tuple[Row, ...]
    witness: Mapping[str, object]
    share: float = 0.0
    agree: bool = False
    inputs: tuple[str, ...] = ()


def verify(table: Table, cap: int = CAP) -> tuple[Fault, ...]:
    """Every fault of a table; `cap` bounds the work, and what it leaves undone is said to be incomplete."""
    shape = shape_of(table)
    faults = [*_empty(shape), *_duplicates(shape)]
    if table.hit == UNIQUE:
        pairs = tuple(meeting_pairs(shape.known))
        faults += _overlaps(shape, pairs)
        faults += _covered(shape, pairs, cap=cap)
        faults += _gaps(shape, cap=cap)
    else:
        faults += _subsumed(shape)
    return tuple(faults)


def _empty(shape: Shape) -> Iterator[Fault]:
    """Rows that no value, and no missing value, can ever match."""
    for row, box in zip(shape.table.rows, shape.whole, strict=True):
        barred = tuple(axis.name for axis, sure in zip(shape.axes, box, strict=False) if not sure)
        if barred:
            yield Fault(EMPTY, (row,), {}, inputs=barred)


def _duplicates(shape: Shape) -> Iterator[Fault]:
    rows = shape.table.rows
    for index, first in shape.duplicate_of.items():
        yield Fault(DUPLICATE, (rows[first], rows[index]), shape.witness(shape.known[index]), agree=True)


def _overlaps(shape: Shape, pairs: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    rows = shape.table.rows
    for first, second in pairs:
        shared = meet(shape.known[first], shape.known[second])
        same = shape.duplicate_of.get(second, second) == shape.duplicate_of.get(first, first)
        if shared is not None and not same:
            agree = rows[first].then == rows[second].then
            yield Fault(OVERLAP, (rows[first], rows[second]), shape.witness(shared), agree=agree)


def _covered(shape: Shape, pairs: Sequence[tuple[int, int]], *, cap: int) -> Iterator[Fault]:
    """Rows that the others cover whole; of two rows with the same tests only the later one is at fault."""
    rows = shape.table.rows
    unproved = []
    for index, others in sorted(_neighbours(pairs).items()):
        box = shape.known[index]
        over = [other for other in others if shape.known[other] != box or other < index]
        if index in shape.duplicate_of or not over:
            continue
        left = uncovered(box, (shape.known[other] for other in over), cap=cap, enough=1)
        cap -= left.looks
        if not left.boxes and left.unexamined:
            unproved.append(rows[index])
        elif not left.boxes:
            yield Fault(SHADOWED, (*(rows[other] for other in over), rows[index]), shape.witness(box))
    if unproved:
        yield Fault(INCOMPLETE, tuple(unproved), {})


def _neighbours(pairs: Sequence[tuple[int, int]]) -> Mapping[int, tuple[int, ...]]:
    found: dict[int, list[int]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
        found.setdefault(second, []).append(first)
    return {index: tuple(sorted(others)) for index, others in found.items()}


def _gaps(shape: Shape, *, cap: int) -> Iterator[Fault]:
    """The largest gaps, each with the share of all of them together."""
    left = uncovered(shape.space, (box for box in shape.known if all(box)), cap=cap)
    share = sum(map(volume, left.boxes)) / volume(shape.space)
    largest = sorted(left.boxes, key=volume, reverse=True)[:GAPS_SHOWN]
    yield from (Fault(GAP, (), shape.witness(box), share) for box in largest)
    if left.unexamined:
        unseen = sum(map(volume, left.unexamined)) / volume(shape.space)
        yield Fault(INCOMPLETE, (), {}, unseen)


def _subsumed(shape: Shape) -> Iterator[Fault]:
    """Rows of a collect table that add nothing, because another row says the same wherever they match."""
    rows = shape.table.rows
    for index, box in enumerate(shape.whole):
        if index in shape.duplicate_of or not all(box):
            continue
        wider = next((other for other in range(len(rows)) if _adds_nothing(shape, index, other)), None)
        if wider is not None:
            yield Fault(SHADOWED, (rows[wider], rows[index]), shape.witness(shape.known[index]), agree=True)


def _adds_nothing(shape: Shape, index: int, other: int) -> bool:
    inner, outer = shape.whole[index], shape.whole[other]
    if inner == outer or any(a & ~b for a, b in zip(inner, outer, strict=True)):
        return False
    return shape.table.rows[index].then == shape.table.rows[other].then

"""Cuts a number input into cells: every endpoint its own, and every space between two of them."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

from edgetier.decision_tables.axis import Axis
from edgetier.decision_tables.table import Input
from edgetier.decision_tables.unary import Interval


def number_axis(item: Input, ranges: Iterable[Interval]) -> Axis:
    """The axis on which every range of these, and every bound of the input, starts and ends at a cell."""
    ends = _ends(item, ranges)
    spaces = 2 * len(ends) + 1
    examples = _numbers_of(ends)
    first = 0 if item.minimum is None else bisect_left(ends, item.minimum) * 2 + 1
    last = spaces - 1 if item.maximum is None else bisect_left(ends, item.maximum) * 2 + 1
    inside = [cell for cell in range(first, last + 1) if examples[cell] is not None]

    def locate(value: Any) -> int:
        if value is None:
            return spaces
        if value != value:
            raise ValueError(f"{item.name} is not a number")
        return bisect_left(ends, value) + bisect_right(ends, value)

    def cells_of(part: object) -> int:
        assert isinstance(part, Interval)  # noqa: S101 - the parser lets nothing else into a number input
        low = locate(part.low) + (part.low in ends_at and not part.low_closed)
        high = locate(part.high) - (part.high in ends_at and not part.high_closed)
        return (1 << (high + 1)) - (1 << low)

    ends_at = frozenset(ends)
    return Axis(
        name=item.name,
        size=spaces + 1,
        domain=sum(1 << cell for cell in inside),
        everything=(1 << spaces) - 1,
        locate=locate,
        cells_of=cells_of,
        examples=tuple(examples),
    )


def _ends(item: Input, ranges: Iterable[Interval]) -> list[float]:
    bounds = [float(bound) for bound in (item.minimum, item.maximum) if bound is not None]
    ends = [end for part in ranges for end in (part.low, part.high) if math.isfinite(end)]
    return sorted({*ends, *bounds})


def _numbers_of(ends: list[float]) -> list[object]:
    """A number in each cell: the endpoints, and one from every space around them None where it holds none."""
    if not ends:
        return [0]
    lows = [-math.inf, *ends]
    highs = [*ends, math.inf]
    spaces = [_between(low, high) for low, high in zip(lows, highs, strict=True)]
    points = [_plain(end) for end in ends]
    return [number for pair in zip(spaces, [*points, None], strict=True) for number in pair][:-1]


def _between(low: float, high: float) -> object:
    """A number strictly between two, whole where one fits; None where there is none."""
    nearest = [math.floor(low) + 1.0] if low != -math.inf else [math.ceil(high) - 1.0]
    tries = [*nearest, low / 2 + high / 2, math.nextafter(low, high), math.nextafter(high, low)]
    return next((_plain(number) for number in tries if low < number < high and math.isfinite(number)), None)


def _plain(number: float) -> object:
    return int(number) if float(number).is_integer() else number

"""A logarithmic scale over times: round ends, round marks, and where a time lies between them."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_ROUND = (1.0, 2.0, 5.0)
_ROOM = 1.15  # no mark lies on the very edge
_LONGEST_MS = 1e15  # what a picture tells apart; a saved report may hold any number


class Scale(NamedTuple):
    """From `least` ms at `start` to `most` ms at `end`, in units of the picture."""

    least: float
    most: float
    start: float
    end: float

    def at(self, ms: float) -> float:
        share = math.log(min(ms, self.most) / self.least) / math.log(self.most / self.least)
        return self.start + share * (self.end - self.start)

    def marks(self) -> Sequence[float]:
        """The powers of ten within it."""
        first, last = math.ceil(math.log10(self.least)), math.floor(math.log10(self.most))
        return tuple(10.0**power for power in range(first, last + 1))


def scale_over(values: Iterable[float], *, start: float, end: float) -> Scale:
    """The rounded span of some times above zero, at least a decade wide."""
    known = tuple(min(ms, _LONGEST_MS) for ms in values)
    least, most = _down(min(known) / _ROOM), _up(max(known) * _ROOM)
    return Scale(least, max(most, least * 10), start, end)


def _down(ms: float) -> float:
    power = 10.0 ** math.floor(math.log10(ms))
    return max(step * power for step in _ROUND if step * power <= ms * (1 + 1e-9))


def _up(ms: float) -> float:
    power = 10.0 ** math.floor(math.log10(ms))
    return min(step * power for step in (*_ROUND, 10.0) if step * power >= ms * (1 - 1e-9))

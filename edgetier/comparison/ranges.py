"""A range of a quantity, as in `100 ms..500 ms`, and its values written as an inventory would have them."""

import re
from collections.abc import Callable
from typing import NamedTuple

from edgetier.errors import UserError
from edgetier.quantities import QuantityError, count, latency_ms, size_bytes

_END = r"\s*([0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?|\.[0-9]+)\s*([A-Za-zµμ]*)\s*"
_RANGE = re.compile(_END + r"\.\." + _END)
_LONGEST = 80
_READERS: tuple[tuple[Callable[[object], float], str], ...] = (
    (latency_ms, "ms"),
    (size_bytes, "B"),
    (count, ""),
)
_LARGER = {"ms": (("s", 1e3),), "B": (("GB", 1e9), ("MB", 1e6), ("kB", 1e3))}
_ROUNDS_UP = 0.9995  # 999.6 ms is 1000 ms in three digits, so it is told as 1 s


class Range(NamedTuple):
    """From `low` to `high` in `unit`; a whole range has whole numbers alone."""

    low: float
    high: float
    unit: str
    whole: bool

    def value(self, at: float) -> float | int | str:
        """What stands in the inventory."""
        if self.unit:
            return f"{at:.9g} {self.unit}"
        return round(at) if self.whole else float(f"{at:.9g}")

    def shown(self, at: float) -> str:
        """For people: three digits, in the unit that was written or a larger one."""
        if self.whole:
            return str(round(at))
        for unit, factor in _LARGER.get(self.unit, ()):
            if at >= factor * _ROUNDS_UP:
                return f"{at / factor:.3g} {unit}"
        digits = f"{at:.3g}" if at < 1e3 * _ROUNDS_UP else f"{at:.0f}"
        return f"{digits} {self.unit}".rstrip()


def range_of(text: str, *, whole: bool) -> Range | None:
    """None for what is no range; UserError for one that leads nowhere. `whole`: the field takes whole numbers."""
    found = _RANGE.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    low, low_unit, high, high_unit = found.groups()
    ends = _in_one_unit(text, (low, low_unit or high_unit), (high, high_unit or low_unit))
    if ends.low >= ends.high:
        raise UserError(
            f"the range {text.strip()} does not rise", help="write the lower end first: 100 ms..500 ms"
        )
    if not whole:
        return ends
    if ends.unit or not (ends.low.is_integer() and ends.high.is_integer()):
        raise UserError(f"the range {text.strip()} is not one of whole numbers", help="as in 1..8")
    return ends._replace(whole=True)


def _in_one_unit(text: str, low: tuple[str, str], high: tuple[str, str]) -> Range:
    if low[1] == high[1]:
        return _base(low[1], float(low[0]), float(high[0]))
    for read, unit in _READERS:
        try:
            return Range(read("".join(low)), read("".join(high)), unit, whole=False)
        except QuantityError:
            continue
    raise UserError(f"the ends of {text.strip()} are not of one kind", help="as in 100 ms..1 s or 4 kB..2 MB")


def _base(unit: str, low: float, high: float) -> Range:
    """Times in ms, so that they read well; anything else in the unit that is written."""
    try:
        factor = latency_ms(f"1 {unit}") if unit else 0.0
    except QuantityError:
        factor = 0.0
    return (
        Range(low * factor, high * factor, "ms", whole=False)
        if factor
        else Range(low, high, unit, whole=False)
    )

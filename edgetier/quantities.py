"""Quantities as people write them ("200 ms", "40 kB", "8k", "p95") to numbers, and back."""

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

_WRITTEN = re.compile(
    r"([+-]?)([0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})([eE][+-]?[0-9]{1,3})?\s*([^\s0-9]*)"
)
_PERCENTILE = re.compile(r"p([0-9]{1,2}(?:\.[0-9]{1,6})?)")
_PERCENTILE_HELP = "write a p and a number above 0 and below 100, as in p95 or p99.9"
_LONGEST = 80


class Respelt(NamedTuple):
    """A quantity with its unit as it should be spelt; `certain` where the unit can mean nothing else."""

    text: str
    certain: bool


class QuantityError(ValueError):
    """A quantity nobody can read with certainty; `help` says how to write it."""

    def __init__(self, message: str, help: str, respelt: Respelt | None = None) -> None:  # noqa: A002 - the word users read
        super().__init__(message)
        self.message = message
        self.help = help
        self.respelt = respelt


class _Measure(NamedTuple):
    noun: str
    base_unit: str
    factors: Mapping[str, float]
    mistaken: Mapping[str, str]
    help: str
    most: float  # more than anyone has, and little enough to reckon with its third power
    gap: str = " "
    doubtful: frozenset[str] = frozenset()  # mistaken units that may have been meant otherwise
    wordings: Mapping[str, str] = MappingProxyType({})  # where more than the right unit is to be said


_LATENCY = _Measure(
    noun="latency",
    base_unit="ms",
    factors={"us": 1e-3, "µs": 1e-3, "μs": 1e-3, "ms": 1.0, "s": 1e3, "min": 6e4, "h": 3.6e6},
    mistaken={
        **dict.fromkeys(("usec", "usecs", "microsecond", "microseconds"), "us"),
        **dict.fromkeys(("msec", "msecs", "millis", "millisecond", "milliseconds", "mS"), "ms"),
        **dict.fromkeys(("sec", "secs", "second", "seconds"), "s"),
        **dict.fromkeys(("m", "mins", "minute", "minutes"), "min"),
        **dict.fromkeys(("hr", "hrs", "hour", "hours"), "h"),
    },
    help="use ms, s, min or h, as in '200 ms'",
    most=2e12,
    doubtful=frozenset(("m", "M")),  # milliseconds as likely as minutes
)
_SIZE = _Measure(
    noun="size",
    base_unit="B",
    factors={"B": 1.0, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12}
    | {"KiB": 2.0**10, "MiB": 2.0**20, "GiB": 2.0**30, "TiB": 2.0**40},
    mistaken={
        **dict.fromkeys(("kb", "K", "k", "kbyte", "kbytes"), "kB"),
        **dict.fromkeys(("mb", "M", "Mb"), "MB"),
        **dict.fromkeys(("gb", "G", "Gb"), "GB"),
        **dict.fromkeys(("b", "byte", "bytes"), "B"),
        **dict.fromkeys(("kib", "kiB"), "KiB"),
        **dict.fromkeys(("mib", "miB"), "MiB"),
        "KB": "kB",
    },
    help="use B, kB, MB or GB (thousands) or KiB, MiB or GiB (1024s), as in '40 kB'",
    most=1e18,
    doubtful=frozenset(("b", "Mb", "Gb")),  # bits, strictly
    wordings={"KB": "kB (1000 bytes) or KiB (1024 bytes)"},
)
_COUNT = _Measure(
    noun="count",
    base_unit="",
    factors={"": 1.0, "k": 1e3, "M": 1e6, "B": 1e9, "T": 1e12},
    mistaken={
        **dict.fromkeys(("K", "thousand"), "k"),
        **dict.fromkeys(("m", "mio", "mn", "million"), "M"),
        **dict.fromkeys(("b", "bn", "G", "billion"), "B"),
        **dict.fromkeys(("t", "trillion"), "T"),
    },
    help="use k, M or B (1e9), as in '8k'",
    most=1e18,
    gap="",
    doubtful=frozenset(("m", "G")),
)
# Unit, its size, and the number at which the next unit takes over: "60 s" reads better than "1 min".
_LATENCY_SCALE = (("ms", 1.0, 1e3), ("s", 1e3, 120.0), ("min", 6e4, 120.0), ("h", 3.6e6, math.inf))


def latency_ms(value: object) -> float:
    """Milliseconds; a bare number is taken as milliseconds."""
    return _read(value, _LATENCY)


def size_bytes(value: object) -> float:
    """Bytes; a bare number is taken as bytes."""
    return _read(value, _SIZE)


def count(value: object) -> float:
    """A plain number of things: tokens, parameters, requests."""
    return _read(value, _COUNT)


def percentile(value: object) -> float:
    """A percentile by name, as a probability strictly between 0 and 1: "p99.9" is 0.999."""
    found = _PERCENTILE.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if found is None or not Decimal(found[1]):
        raise QuantityError(f"{_shown(value)} is not a percentile", _PERCENTILE_HELP)
    return float(Decimal(found[1]) / 100)


def percentile_name(q: float) -> str:
    return f"p{round(q * 100, 6):.10g}"


def format_ms(ms: float) -> str:
    # Most latencies are between a tenth of a second and a second, and a portfolio prints very many of them.
    return f"{ms:.0f} ms" if 100 <= ms < 999 else _format(ms, _LATENCY_SCALE, " ")


def format_bytes(n: float) -> str:
    return _format(n, tuple((unit, _SIZE.factors[unit], 1e3) for unit in ("B", "kB", "MB", "GB", "TB")), " ")


def format_count(n: float) -> str:
    return _format(n, tuple((unit, _COUNT.factors[unit], 1e3) for unit in ("", "k", "M", "B", "T")), "")


def _read(value: object, measure: _Measure) -> float:
    number, unit = _number_and_unit(value, measure)
    if unit not in measure.factors:
        raise _unknown_unit(str(value).strip(), unit, measure)
    found = number * measure.factors[unit]
    if not math.isfinite(found):
        raise QuantityError(f"{_shown(value)} is not a finite {measure.noun}", measure.help)
    if found < 0:
        raise QuantityError(f"a {measure.noun} cannot be negative: {_shown(value)}", measure.help)
    if found > measure.most:
        raise QuantityError(f"{_shown(value)} is more than any {measure.noun} there is", measure.help)
    return found


def _number_and_unit(value: object, measure: _Measure) -> tuple[float, str]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _as_float(value), measure.base_unit
    written = value.strip() if isinstance(value, str) and len(value) <= _LONGEST else ""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise QuantityError(f"{_shown(value)} is not a {measure.noun}", measure.help)
    sign, digits, exponent, unit = found.groups()
    return float(sign + digits + (exponent or "")), unit or measure.base_unit


def _as_float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _unknown_unit(written: str, unit: str, measure: _Measure) -> QuantityError:
    meant = measure.mistaken.get(unit) or measure.mistaken.get(unit.lower()) or _other_case(unit, measure)
    if meant is None:
        return QuantityError(f"unknown unit '{unit}'", measure.help)
    respelt = Respelt(written.removesuffix(unit).rstrip() + measure.gap + meant, unit not in measure.doubtful)
    wording = measure.wordings.get(unit, meant)
    return QuantityError(f"unknown unit '{unit}'", f"write {wording}; {measure.help}", respelt)


def _other_case(unit: str, measure: _Measure) -> str | None:
    return next((known for known in measure.factors if known.lower() == unit.lower()), None)


def _format(value: float, scale: tuple[tuple[str, float, float], ...], gap: str) -> str:
    """In the first unit whose end the printed number stays below; in the last one otherwise."""
    shown, unit = "", ""
    for unit, factor, end in scale:  # noqa: B007 - the unit is what the loop looks for
        shown = _digits(abs(value) / factor)
        if float(shown) < end:
            break
    sign = "-" if value < 0 and float(shown) else ""
    return f"{sign}{shown}{gap}{unit}"


def _digits(value: float) -> str:
    """Three digits where that many say something: 112, 9.6, 0.25."""
    if not math.isfinite(value):
        return str(value)
    decimals = 0 if value >= 100 else 1 if value >= 1 else 2 if value >= 0.01 else 4
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _shown(value: object) -> str:
    if isinstance(value, int) and abs(value) >= 10**30:
        return "a number of more than 30 digits"
    text = repr(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."

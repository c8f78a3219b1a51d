"""What to measure, in words, and what each value would settle."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from edgetier.assessment import MeasureFirst
from edgetier.placement.values import Measurement, Settling
from edgetier.quantities import format_ms

Named = Measurement | MeasureFirst


def measured(one: Named, of: str) -> str:
    """The thing to measure; `of` is how to call the workload whose it is."""
    return _WORDS[one.term](one, of) if one.term in _WORDS else f"{one.term} of {of}"


def _from(one: Named, of: str) -> str:
    return one.at or f"the demand of {of}"


def _access(one: Named, of: str) -> str:
    return f"the {one.access or 'access'} round trip at {_from(one, of)}"


_WORDS: Mapping[str, Callable[[Named, str], str]] = {
    "path": lambda one, of: f"the round trip from {_from(one, of)} to {one.site}",
    "access": _access,
    "upload": lambda _, of: f"the time to send a request of {of}",
    "download": lambda _, of: f"the time to receive an answer of {of}",
    "platform": lambda *_: "what the platform adds to one call",
    "compute": lambda one, of: (
        f"the compute time of one call of {of}" + (f" at {one.site}" if one.site else "")
    ),
    "dependency": lambda one, of: f"the ways from {one.site} to what {of} depends on, in one interaction",
}


def settled(one: Measurement) -> str:
    """`below 31 ms regional-cloud holds, above 44 ms it is metro-edge`."""
    return ", ".join(_settled(one.settles))


def _settled(settles: Sequence[Settling]) -> Iterator[str]:
    for number, (to, above_ms, below_ms) in enumerate(settles):
        holds = f"it is {to}" if number else f"{to} holds"
        if above_ms is not None and below_ms is not None:
            yield f"from {format_ms(above_ms)} to {format_ms(below_ms)} {holds}"
        elif above_ms is not None:
            yield f"above {format_ms(above_ms)} {holds}"
        else:
            yield f"below {format_ms(below_ms or 0.0)} {holds}"


def now(one: Measurement) -> str:
    """What is known of it."""
    if one.high_ms is None:
        return "not stated"
    return f"now {format_ms(one.low_ms)} to {format_ms(one.high_ms)}"


def worth(one: MeasureFirst) -> str:
    """How many decisions the right value would settle, and the demand that waits for them."""
    rate = f", {one.rps:,.6g} requests/s" if one.rps else ""
    return f"could settle {one.settles:,}{rate}"

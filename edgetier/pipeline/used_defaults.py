"""Which defaults a run leant on, each with its value and source."""

from collections.abc import Callable, Iterable, Mapping

from edgetier.assessment import DefaultUsed
from edgetier.catalogue.model import Catalogue, Interval
from edgetier.placement.values import Placement
from edgetier.quantities import format_bytes, format_ms

PART_OF_ARCHETYPE = "archetypes/"


def defaults_used(placements: Iterable[Placement], catalogue: Catalogue) -> tuple[DefaultUsed, ...]:
    """Sorted by name, each once."""
    names = {name for placement in placements for name in placement.defaults}
    return tuple(_in_words(name, catalogue) for name in sorted(names))


def _in_words(name: str, catalogue: Catalogue) -> DefaultUsed:
    if name == "estate":
        source = catalogue.sources.get("estate")
        return DefaultUsed(name, "public default", source.source if source else "edgetier")
    if name.startswith(PART_OF_ARCHETYPE):
        return _of_archetype(name, catalogue)
    default = catalogue.defaults[name]
    return DefaultUsed(name, _span(default.value, _in_unit(name)), default.provenance.source)


def _of_archetype(name: str, catalogue: Catalogue) -> DefaultUsed:
    archetype, part = name.removeprefix(PART_OF_ARCHETYPE).rsplit(".", 1)
    found = catalogue.archetypes[archetype]
    if part == "calls":
        return DefaultUsed(name, _span(found.calls), found.provenance.source)
    value = f"up {_span(found.upload_bytes, format_bytes)}, down {_span(found.download_bytes, format_bytes)}"
    return DefaultUsed(name, value, found.provenance.source)


def _plain(number: float) -> str:
    """A count, a share or a factor has no unit."""
    return f"{number:,.6g}"


# The unit of a default is the end of its name.
_UNITS: Mapping[str, Callable[[float], str]] = {
    "_ms": format_ms,
    "_us": lambda number: f"{_plain(number)} us",
    "_bytes": format_bytes,
    "_mbps": lambda number: f"{_plain(number)} Mbit/s",
    "_km": lambda number: f"{_plain(number)} km",
    "_gb": lambda number: f"{_plain(number)} GB",
}


def _in_unit(name: str) -> Callable[[float], str]:
    return next((words for end, words in _UNITS.items() if name.endswith(end)), _plain)


def _span(value: Interval, words: Callable[[float], str] = _plain) -> str:
    """One number where nothing is uncertain, else low - typical - high."""
    return " - ".join(map(words, (value.low,) if value.low == value.high else value))

"""Which defaults a run leant on, each with its value and source."""

from collections.abc import Iterable

from edgetier.assessment import DefaultUsed
from edgetier.catalogue.model import Catalogue, Interval
from edgetier.placement.values import Placement

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
    return DefaultUsed(name, _span(default.value), default.provenance.source)


def _of_archetype(name: str, catalogue: Catalogue) -> DefaultUsed:
    archetype, part = name.removeprefix(PART_OF_ARCHETYPE).rsplit(".", 1)
    found = catalogue.archetypes[archetype]
    if part == "calls":
        return DefaultUsed(name, _span(found.calls), found.provenance.source)
    value = f"up {_span(found.upload_bytes)} B, down {_span(found.download_bytes)} B"
    return DefaultUsed(name, value, found.provenance.source)


def _span(value: Interval) -> str:
    return (
        f"{value.low:g}" if value.low == value.high else f"{value.low:g} - {value.typical:g} - {value.high:g}"
    )

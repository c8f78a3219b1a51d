"""Reads requirements: latency figures that somebody published for a kind of work."""

from collections.abc import Mapping

from edgetier.catalogue.entry import BadEntry, Entry
from edgetier.catalogue.model import Requirement

HIGHEST_PERCENTILE = 0.99999999


def read_requirement(entry: Entry, known: Mapping[str, Mapping[str, object]]) -> Requirement:
    """A figure belongs to some archetype or tier; one that belongs to nothing would never be asked for."""
    entry.only("title", "ms", "metric", "percentile", "archetypes", "tiers")
    archetypes = entry.choices("archetypes", known["archetypes"]) if entry.has("archetypes") else frozenset()
    tiers = entry.choices("tiers", known["tiers"]) if entry.has("tiers") else frozenset()
    if not archetypes and not tiers:
        raise BadEntry("belongs to no archetype and no tier", hint="add archetypes: or tiers:")
    percentile = (
        entry.number("percentile", low=0.01, high=HIGHEST_PERCENTILE) if entry.has("percentile") else None
    )
    return Requirement(
        name=entry.name,
        title=entry.text("title"),
        ms=entry.number("ms", low=1e-6),
        metric=entry.choice("metric", tuple(known["metrics"])),
        percentile=percentile,
        archetypes=archetypes,
        tiers=tiers,
        provenance=entry.provenance(),
    )

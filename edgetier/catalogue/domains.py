"""The enumerations that decision tables may name, closed over the taxonomy in force."""

from collections.abc import Mapping, Sequence

from edgetier.catalogue.model import Catalogue


def domains_of(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """Names by the word that a table's `domain:` uses."""
    return {
        "tiers": tuple(tier.name for tier in catalogue.tiers),
        "locations": tuple(location.name for location in catalogue.locations),
        "archetypes": tuple(catalogue.archetypes),
        "metrics": tuple(catalogue.metrics),
        "access": tuple(catalogue.access),
        "regions": tuple(catalogue.regions),
        "metros": tuple(catalogue.metros),
    }

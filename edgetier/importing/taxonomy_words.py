"""What the taxonomy in force calls things, by the field that holds the name."""

from edgetier.catalogue.model import Catalogue
from edgetier.importing.fields import Words


def words_of(catalogue: Catalogue) -> Words:
    return {
        "archetype": tuple(catalogue.archetypes),
        "tier": tuple(tier.name for tier in catalogue.tiers),
        "demand.access": tuple(catalogue.access),
    }

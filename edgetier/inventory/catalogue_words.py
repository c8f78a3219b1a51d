"""The vocabulary of an inventory, taken from the taxonomy in force."""

from edgetier.catalogue.model import Catalogue
from edgetier.catalogue.places import find_place
from edgetier.catalogue.suggest import nearest_place_name
from edgetier.inventory.vocabulary import PlaceText, Vocabulary

DEVICE = "device"  # as current.site: on the user's own device, which has no place of its own


def vocabulary_of(catalogue: Catalogue) -> Vocabulary:
    """What the catalogue knows; the sites of an estate are added by whoever reads it."""

    def is_place(what: PlaceText) -> bool:
        return what == DEVICE or find_place(what, catalogue) is not None

    def nearest_place(name: str) -> str | None:
        return nearest_place_name(name, catalogue)

    return Vocabulary(
        archetypes=tuple(catalogue.archetypes),
        access=tuple(catalogue.access),
        tiers=tuple(tier.name for tier in catalogue.tiers),
        residency=frozenset(catalogue.country_groups) | frozenset(catalogue.countries),
        locations=tuple(location.name for location in catalogue.locations),
        accelerators=tuple(catalogue.accelerators),
        is_place=is_place,
        nearest_place=nearest_place,
    )

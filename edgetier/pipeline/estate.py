"""The estate in force: the inventory's own, or the public default of the taxonomy."""

from collections.abc import Mapping

from edgetier.catalogue.model import Catalogue
from edgetier.inventory.model import Estate
from edgetier.inventory.values import Inventory


def estate_of(inventory: Inventory, catalogue: Catalogue) -> tuple[Estate, bool]:
    """The estate, and whether it is the default."""
    if inventory.estate is not None:
        return inventory.estate.estate, False
    return Estate.model_validate(dict(catalogue.default_estate)), True


def estate_in_words(estate: Estate) -> Mapping[str, object]:
    """The estate as plain data for a report."""
    return estate.model_dump(mode="json", exclude_none=True, warnings=False)

"""The catalogue section by section, and any of its values as plain data that JSON can hold."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from edgetier.catalogue.model import Catalogue, Interval, Provenance


def sections_of(catalogue: Catalogue) -> dict[str, Mapping[str, object]]:
    """Every section by the name it has in the files, its entries by name."""
    return {
        "tiers": {tier.name: tier for tier in catalogue.tiers},
        "locations": {location.name: location for location in catalogue.locations},
        "metrics": catalogue.metrics,
        "archetypes": catalogue.archetypes,
        "access": catalogue.access,
        "paths": catalogue.paths,
        "routes": catalogue.routes,
        "accelerators": catalogue.accelerators,
        "models": catalogue.models,
        "defaults": catalogue.defaults,
        "market": catalogue.market,
        "requirements": catalogue.requirements,
        "estate": catalogue.default_estate,
        "groups": catalogue.country_groups,
        "regions": catalogue.regions,
        "metros": catalogue.metros,
    }


def provenance_of(catalogue: Catalogue, section: str, name: str) -> Provenance | None:
    """Where an entry comes from."""
    own = getattr(sections_of(catalogue)[section][name], "provenance", None)
    return own if isinstance(own, Provenance) else catalogue.sources.get(f"{section}/{name}")


def plain(value: object) -> object:
    """Values become mappings of their fields, sets sorted lists, intervals low, typical and high."""
    if is_dataclass(value) or isinstance(value, Interval | Provenance):
        return {name: plain(getattr(value, name)) for name in _field_names(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def _field_names(value: object) -> tuple[str, ...]:
    if isinstance(value, Interval | Provenance):
        return value._fields
    return tuple(field.name for field in fields(value)) if is_dataclass(value) else ()

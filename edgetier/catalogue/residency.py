"""Residency: countries and groups of countries as a set of country codes."""

from collections.abc import Iterable

from edgetier.catalogue.model import Catalogue


def expand_residency(names: Iterable[str], catalogue: Catalogue) -> tuple[frozenset[str], tuple[str, ...]]:
    """The countries that are meant, and the names that are neither a country nor a group."""
    countries: set[str] = set()
    unknown: list[str] = []
    for name in names:
        if name in catalogue.country_groups:
            countries |= catalogue.country_groups[name]
        elif name in catalogue.countries:
            countries.add(name)
        else:
            unknown.append(name)
    return frozenset(countries), tuple(unknown)

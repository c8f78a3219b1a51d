"""Residency rules as countries."""

from edgetier.catalogue.model import Catalogue
from edgetier.catalogue.residency import expand_residency


def test_countries_and_groups_add_up(catalogue: Catalogue) -> None:
    countries, unknown = expand_residency(["EU", "CH"], catalogue)
    assert countries == catalogue.country_groups["EU"] | {"CH"}
    assert unknown == ()


def test_unknown_names_are_named_and_permit_nothing(catalogue: Catalogue) -> None:
    assert expand_residency(["UK", "DE", "Europe"], catalogue) == (frozenset({"DE"}), ("UK", "Europe"))


def test_no_names_no_countries(catalogue: Catalogue) -> None:
    assert expand_residency([], catalogue) == (frozenset(), ())

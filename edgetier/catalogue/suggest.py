"""Did you mean: the name of a place that is near to one that nobody knows."""

from collections.abc import Mapping

from edgetier.catalogue.airports import airport_place, cities_of, regions_of_city
from edgetier.catalogue.model import Catalogue, Place
from edgetier.catalogue.places import split_city
from edgetier.source import closest

_CODE_LETTERS = 3


def nearest_place_name(what: str, catalogue: Catalogue, own: Mapping[str, Place] | None = None) -> str | None:
    """A name that find_place understands, or None when nothing is near."""
    name = what.strip()
    near_own = closest(name, own or ())
    if near_own or not name:
        return near_own
    if ":" in name:
        return closest(name, catalogue.regions)
    return _by_title(name, catalogue) or _code(name, catalogue) or _city(name, catalogue)


def _by_title(name: str, catalogue: Catalogue) -> str | None:
    """A city without its country."""
    titles = {metro.title: code for code, metro in catalogue.metros.items()}
    near = closest(name, titles) if len(name) > _CODE_LETTERS and "," not in name else None
    return titles[near] if near else None


def _code(name: str, catalogue: Catalogue) -> str | None:
    """People shorten a city's name: SNG is nearer to Singapore than to SGN, Ho Chi Minh City."""
    if len(name) != _CODE_LETTERS or not name.isalpha():
        return None
    if not name.isupper() and airport_place(name.upper()):
        return name.upper()
    spans = {code: _span(name, metro.title) for code, metro in catalogue.metros.items()}
    within = {code: span for code, span in spans.items() if span is not None}
    return min(within, key=lambda code: within[code]) if within else closest(name, catalogue.metros)


def _span(letters: str, title: str) -> int | None:
    """How many letters of the title it takes to spell the code; None where they are not all there."""
    wanted, at = letters.casefold(), 0
    text = title.casefold()
    if not text.startswith(wanted[0]):
        return None
    for letter in wanted:
        at = text.find(letter, at) + 1
        if at == 0:
            return None
    return at


def _city(name: str, catalogue: Catalogue) -> str | None:
    parts = split_city(name)
    if parts is None or parts[2] not in catalogue.countries:
        return None
    city, _, country = parts
    regions = regions_of_city(city, country)
    if len(regions) > 1:
        return f"{city}, {regions[0]}, {country}"
    near = closest(city, cities_of(country))
    return f"{near}, {country}" if near else None

"""Airports and their cities, from the package airportsdata; opened only for places the bundled sites lack."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

from edgetier.catalogue.model import Place

Airport: TypeAlias = Mapping[str, object]

# Airports of one city lie closer together than this; farther apart they belong to two of the same name.
_ONE_CITY_DEG = 1.5


def airport_place(code: str) -> Place | None:
    """The airport of an IATA code, in capitals. The name says which one, since ULM is not Ulm."""
    airport = _by_iata().get(code) if len(code) == 3 and code.isupper() else None
    if airport is None:
        return None
    latitude_deg, longitude_deg = _position(airport)
    name = f"{airport['city']}, {airport['country']} ({code})"
    return Place(name, latitude_deg, longitude_deg, str(airport["country"]))


def city_place(city: str, region: str | None, country: str) -> Place | None:
    """The middle of a city's airports; None where the country has two such cities and no region is given."""
    found = [airport for airport in _of_country(country) if folded(airport["city"]) == folded(city)]
    if region:
        found = [airport for airport in found if folded(airport["subd"]) == folded(region)]
    if not found or not _close_together(found):
        return None
    positions = [_position(airport) for airport in found]
    latitude_deg = sum(latitude for latitude, _ in positions) / len(positions)
    longitude_deg = sum(longitude for _, longitude in positions) / len(positions)
    name = ", ".join((str(found[0]["city"]), *((str(found[0]["subd"]),) if region else ()), country))
    return Place(name, latitude_deg, longitude_deg, country)


def regions_of_city(city: str, country: str) -> tuple[str, ...]:
    """The regions in which a country has a city of that name."""
    return tuple(sorted({str(a["subd"]) for a in _of_country(country) if folded(a["city"]) == folded(city)}))


def cities_of(country: str) -> tuple[str, ...]:
    """The cities of a country that have an airport."""
    return tuple(sorted({str(airport["city"]) for airport in _of_country(country) if airport["city"]}))


def folded(name: object) -> str:
    """Without case and accents: Zurich is Zürich."""
    plain = unicodedata.normalize("NFKD", str(name))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _of_country(country: str) -> list[Airport]:
    """Airports with an IATA code: most others are airfields, and a name would lead to one of them."""
    return [airport for airport in _by_iata().values() if airport["country"] == country]


def _close_together(airports: Iterable[Airport]) -> bool:
    positions = [_position(airport) for airport in airports]
    return all(max(axis) - min(axis) < _ONE_CITY_DEG for axis in zip(*positions, strict=True))


def _position(airport: Airport) -> tuple[float, float]:
    return float(str(airport["lat"])), float(str(airport["lon"]))


@cache
def _by_iata() -> Mapping[str, Airport]:
    import airportsdata

    airports: Mapping[str, Airport] = airportsdata.load("IATA")
    return airports

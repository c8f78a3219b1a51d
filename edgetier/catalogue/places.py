"""Finds the place that a name means: an own site, a region, a metro, coordinates, an airport or a city."""

from collections.abc import Mapping

from edgetier.catalogue.airports import airport_place, city_place, folded
from edgetier.catalogue.model import Catalogue, Metro, Place


def find_place(
    what: str | tuple[float, float], catalogue: Catalogue, own: Mapping[str, Place] | None = None
) -> Place | None:
    """The place as it was understood, or None. `own` are the user's sites by name; they come first."""
    if not isinstance(what, str):
        return _at(*what)
    name = what.strip()
    if own and name in own:
        return own[name]
    if name in catalogue.regions:
        return catalogue.regions[name].place
    bundled = _metro_place(name, catalogue) or _coordinates(name)
    return bundled or airport_place(name) or _city(name, catalogue)


def find_metro(code: str, catalogue: Catalogue) -> Metro | None:
    """The metro of a metro or airport code: LHR is an airport of LON."""
    wanted = code.strip().upper()
    if wanted in catalogue.metros:
        return catalogue.metros[wanted]
    return next((metro for metro in catalogue.metros.values() if wanted in metro.airports), None)


def split_city(name: str) -> tuple[str, str | None, str] | None:
    """'City, CC' or 'City, Region, CC' in its parts."""
    parts = [part.strip() for part in name.split(",")]
    if not all(parts) or len(parts[-1]) != 2 or not parts[-1].isalpha() or len(parts) not in (2, 3):
        return None
    return parts[0], parts[1] if len(parts) == 3 else None, parts[-1].upper()


def _at(latitude_deg: float, longitude_deg: float) -> Place | None:
    if not (-90 <= latitude_deg <= 90 and -180 <= longitude_deg <= 180):
        return None
    return Place(f"{latitude_deg:.2f}, {longitude_deg:.2f}", latitude_deg, longitude_deg, None)


def _coordinates(name: str) -> Place | None:
    latitude, comma, longitude = name.partition(",")
    try:
        return _at(float(latitude), float(longitude)) if comma else None
    except ValueError:
        return None


def _metro_place(name: str, catalogue: Catalogue) -> Place | None:
    metro = find_metro(name, catalogue) if len(name) == 3 else None
    if metro is None or name.upper() == metro.name:
        return metro.place if metro else None
    place = metro.place
    understood = f"{metro.title}, {place.country} ({name.upper()}, metro {metro.name})"
    return Place(understood, place.latitude_deg, place.longitude_deg, place.country)


def _city(name: str, catalogue: Catalogue) -> Place | None:
    parts = split_city(name)
    if parts is None:
        return None
    city, region, country = parts
    bundled = (metro.place for metro in catalogue.metros.values() if _same_city(metro, city, country))
    return (None if region else next(bundled, None)) or city_place(city, region, country)


def _same_city(metro: Metro, city: str, country: str) -> bool:
    return metro.place.country == country and folded(metro.title) == folded(city)

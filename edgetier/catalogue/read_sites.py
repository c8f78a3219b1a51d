"""Reads cloud regions, metros, countries, country groups and the default estate: where things can be."""

from collections.abc import Mapping

from edgetier.catalogue.entry import BadEntry, Entry
from edgetier.catalogue.model import Metro, Place, Region

SITE_COLUMNS = ("title", "country", "latitude", "longitude", "airports")
ESTATE_KEYS = ("central", "regions", "metro_edge", "on_prem", "devices", "data_centres")


def read_region(entry: Entry, known: Mapping[str, Mapping[str, object]]) -> Region:
    entry.only(*SITE_COLUMNS[:4])
    provider, separator, _ = entry.name.partition(":")
    if not separator or not provider:
        raise BadEntry("a region is named provider:region", at_key=True)
    title, country = entry.text("title"), _country(entry, known)
    place = _place(entry, f"{entry.name} ({title}, {country})", country)
    return Region(name=entry.name, provider=provider, title=title, place=place, provenance=entry.provenance())


def read_metro(entry: Entry, known: Mapping[str, Mapping[str, object]]) -> Metro:
    entry.only(*SITE_COLUMNS)
    title, country = entry.text("title"), _country(entry, known)
    return Metro(
        name=entry.name,
        title=title,
        place=_place(entry, f"{title}, {country} ({entry.name})", country),
        provenance=entry.provenance(),
        airports=entry.words("airports") if entry.has("airports") else (),
    )


def _country(entry: Entry, known: Mapping[str, Mapping[str, object]]) -> str:
    country = entry.text("country")
    if not any(isinstance(codes, frozenset) and country in codes for codes in known["countries"].values()):
        hint = "use an ISO 3166 alpha-2 code, as in DE"
        raise BadEntry(f"'{country}' is not a country code", entry.path_of("country"), hint=hint)
    return country


def _place(entry: Entry, name: str, country: str) -> Place:
    return Place(
        name=name,
        latitude_deg=entry.number("latitude", low=-90, high=90),
        longitude_deg=entry.number("longitude", low=-180, high=180),
        country=country,
    )


def read_countries(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    codes = frozenset(entry.words("codes"))
    for code in sorted(codes):
        if len(code) != 2 or not (code.isascii() and code.isupper()):
            raise BadEntry(f"'{code}' is not a country code", hint="two capital letters, as in DE")
    return codes


def read_group(entry: Entry, known: Mapping[str, Mapping[str, object]]) -> frozenset[str]:
    entry.only("members")
    countries = [codes for codes in known["countries"].values() if isinstance(codes, frozenset)]
    return entry.choices("members", sorted(frozenset().union(*countries)))


def read_estate_part(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> object:
    if entry.name not in ESTATE_KEYS:
        raise BadEntry(f"unknown key '{entry.name}'", hint="one of: " + ", ".join(ESTATE_KEYS), at_key=True)
    return entry.values["value"]

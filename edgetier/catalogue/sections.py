"""The sections of the taxonomy, in the order they are read: a section may refer to those before it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from edgetier.catalogue.entry import Entry
from edgetier.catalogue.read_classes import read_location, read_metric, read_tier
from edgetier.catalogue.read_hardware import read_accelerator, read_language_model
from edgetier.catalogue.read_network import read_access, read_path
from edgetier.catalogue.read_requirements import read_requirement
from edgetier.catalogue.read_routes import read_routes
from edgetier.catalogue.read_sites import (
    SITE_COLUMNS,
    read_countries,
    read_estate_part,
    read_group,
    read_metro,
    read_region,
)
from edgetier.catalogue.read_work import read_archetype, read_default, read_phase


class Section(NamedTuple):
    """How the entries of a section are read; an entry that is a row or a single value is given keys first."""

    read: Callable[[Entry, Mapping[str, Mapping[str, object]]], object]
    columns: tuple[str, ...] = ()
    single: str | None = None


SECTIONS: Mapping[str, Section] = {
    "tiers": Section(read_tier),
    "locations": Section(read_location),
    "metrics": Section(read_metric),
    "archetypes": Section(read_archetype),
    "countries": Section(read_countries, single="codes"),
    "groups": Section(read_group),
    "regions": Section(read_region, columns=SITE_COLUMNS),
    "metros": Section(read_metro, columns=SITE_COLUMNS),
    "access": Section(read_access),
    "routes": Section(read_routes),
    "paths": Section(read_path),
    "accelerators": Section(read_accelerator),
    "models": Section(read_language_model),
    "defaults": Section(read_default),
    "market": Section(read_phase),
    "requirements": Section(read_requirement),
    "estate": Section(read_estate_part, single="value"),
}

"""Puts what was read into one catalogue, in the order that the decision model needs."""

from collections.abc import Mapping
from typing import TypeVar

from edgetier.catalogue.model import (
    Accelerator,
    Access,
    Archetype,
    Catalogue,
    Default,
    LanguageModel,
    Location,
    MarketPhase,
    Metric,
    Metro,
    PathModel,
    Provenance,
    Region,
    Requirement,
    Routes,
    Tier,
)

_Value = TypeVar("_Value")
_WITHOUT_OWN_SOURCE = ("countries", "groups", "estate")


def catalogue_of(
    values: Mapping[str, Mapping[str, object]],
    sources: Mapping[str, Provenance],
    *,
    as_of: str,
    digest: str,
    overrides: tuple[str, ...],
) -> Catalogue:
    """Tiers fastest first, locations most central first; everything else as it was written."""
    tiers = _all(values["tiers"], Tier).values()
    locations = _all(values["locations"], Location).values()
    groups = _all(values["groups"], frozenset)
    return Catalogue(
        tiers=tuple(sorted(tiers, key=lambda tier: (tier.max_ms is None, tier.max_ms or 0.0))),
        locations=tuple(sorted(locations, key=lambda location: location.rank)),
        metrics=_all(values["metrics"], Metric),
        archetypes=_all(values["archetypes"], Archetype),
        regions=_all(values["regions"], Region),
        metros=_all(values["metros"], Metro),
        access=_all(values["access"], Access),
        paths=_all(values["paths"], PathModel),
        routes=_all(values["routes"], Routes),
        requirements=_all(values["requirements"], Requirement),
        accelerators=_all(values["accelerators"], Accelerator),
        models=_all(values["models"], LanguageModel),
        defaults=_all(values["defaults"], Default),
        country_groups=groups,
        market=_all(values["market"], MarketPhase),
        default_estate=values["estate"],
        as_of=as_of,
        digest=digest,
        overrides=overrides,
        countries=frozenset().union(*_all(values["countries"], frozenset).values()),
        sources={label: source for label, source in sources.items() if label.startswith(_WITHOUT_OWN_SOURCE)},
    )


def _all(entries: Mapping[str, object], kind: type[_Value]) -> dict[str, _Value]:
    return {name: value for name, value in entries.items() if isinstance(value, kind)}

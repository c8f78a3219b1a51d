"""Lines for people: a section as one line an entry, or one entry in full."""

from collections.abc import Callable, Iterator, Mapping

from edgetier.catalogue.model import (
    Accelerator,
    Access,
    Archetype,
    Catalogue,
    Default,
    Interval,
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
from edgetier.catalogue.outline import plain, provenance_of
from edgetier.quantities import format_ms, percentile_name

_KNOTS = {"knots": "distance_km", "route_knots": "route_km"}


def section_text(catalogue: Catalogue, section: str, entries: Mapping[str, object]) -> Iterator[str]:
    """One line an entry; a source stands above the entries that share it."""
    yield section
    width = max(map(len, entries), default=0)
    before: Provenance | None = None
    for name, value in entries.items():
        source = provenance_of(catalogue, section, name)
        if source != before and source:
            yield f"  source: {source.source} ({source.date})"
        yield f"    {name:<{width}}  {_summary(value)}"
        before = source


def entry_text(catalogue: Catalogue, section: str, entries: Mapping[str, object]) -> Iterator[str]:
    """Every field of an entry on its own line."""
    for name, value in entries.items():
        yield f"{section}/{name}"
        yield from _fields(value)
        source = provenance_of(catalogue, section, name)
        if source:
            yield f"  source: {source.source}"
            yield f"  date: {source.date}"


def _fields(value: object) -> Iterator[str]:
    shown = plain(value)
    if not isinstance(shown, dict):
        yield f"  {_text(shown)}"
        return
    for key, item in shown.items():
        if key in _KNOTS and isinstance(value, PathModel):
            yield f"  {_KNOTS[key]}: low, typical, high ms"
            yield from (
                f"    {knot.distance_km:g}: {knot.low_ms:g}, {knot.typical_ms:g}, {knot.high_ms:g}"
                for knot in getattr(value, key)
            )
        elif isinstance(value, PathModel) and key == "along":
            yield f"  along: {value.along.name if value.along else 'as the crow flies'}"
        elif key not in ("name", "provenance"):
            yield f"  {key}: {_text(item)}"


def _text(item: object) -> str:
    """Plain data in one line."""
    if item is None:
        return "none"
    if isinstance(item, bool):
        return "yes" if item else "no"
    if isinstance(item, dict):
        return ", ".join(f"{key} {_text(value)}" for key, value in item.items()) or "none"
    if isinstance(item, list):
        return ", ".join(map(_text, item)) or "none"
    return f"{item:g}" if isinstance(item, float) else str(item)


def _range(interval: Interval, unit: str = "") -> str:
    ends = " to ".join(f"{end:g}" for end in dict.fromkeys((interval.low, interval.high)))
    typical = f", typically {interval.typical:g}" if interval.low < interval.high else ""
    return f"{ends}{unit}{typical}"


def _tier(tier: Tier) -> str:
    bound = "no bound" if tier.max_ms is None else f"up to {format_ms(tier.max_ms)}"
    return f"{bound}{', edge candidate' if tier.edge_candidate else ''}: {tier.waits}"


def _location(location: Location) -> str:
    return f"{location.placement}, platform {_range(location.platform_ms, ' ms')}"


def _metric(metric: Metric) -> str:
    return f"{metric.meaning} ({', '.join(sorted(metric.counts))})"


def _archetype(archetype: Archetype) -> str:
    if archetype.budget_ms is None or archetype.percentile is None:
        return f"{archetype.tier}: {archetype.title}"
    budget = f"{format_ms(archetype.budget_ms)} {archetype.metric} {percentile_name(archetype.percentile)}"
    return f"{archetype.tier}, {budget}: {archetype.title}"


def _site(site: Region | Metro) -> str:
    return f"{site.title}, {site.place.country} ({site.place.latitude_deg:g}, {site.place.longitude_deg:g})"


def _access(access: Access) -> str:
    return f"{_range(access.round_trip_ms, ' ms')}; up {_range(access.up_mbps, ' Mbit/s')}"


def _path(path: PathModel) -> str:
    middle = path.knots[len(path.knots) // 2]
    return f"{len(path.knots)} knots; {middle.typical_ms:g} ms at {middle.distance_km:g} km"


def _routes(routes: Routes) -> str:
    return f"{len(routes.hubs)} hubs, {len(routes.legs)} legs, {len(routes.areas)} areas"


def _accelerator(accelerator: Accelerator) -> str:
    peaks = ", ".join(f"{name} {peak:g}" for name, peak in accelerator.tflops.items())
    memory = f"{accelerator.memory_gib:g} GiB at {accelerator.bandwidth_gb_s:g} GB/s"
    return f"{memory}; peak TFLOPS {peaks}" if peaks else f"{memory}; no peak known"


def _language_model(model: LanguageModel) -> str:
    size = f"{model.parameters / 1e9:g}B parameters"
    active = f" ({model.active_parameters / 1e9:g}B active)" if _is_sparse(model) else ""
    return f"{size}{active}, {model.layers} layers, {model.heads} heads, {model.kv_heads} KV heads"


def _is_sparse(model: LanguageModel) -> bool:
    return model.active_parameters < model.parameters


def _default(default: Default) -> str:
    return _range(default.value)


def _phase(phase: MarketPhase) -> str:
    return f"{phase.start} to {phase.end}: {phase.meaning}"


def _requirement(found: Requirement) -> str:
    percentile = f" {percentile_name(found.percentile)}" if found.percentile else ""
    kinds = ", ".join(sorted((*found.archetypes, *found.tiers)))
    return f"{format_ms(found.ms)} {found.metric}{percentile}, {kinds}: {found.title}"


_SUMMARIES: Mapping[type, Callable[..., str]] = {
    Tier: _tier,
    Location: _location,
    Metric: _metric,
    Archetype: _archetype,
    Region: _site,
    Metro: _site,
    Access: _access,
    PathModel: _path,
    Routes: _routes,
    Accelerator: _accelerator,
    LanguageModel: _language_model,
    Default: _default,
    MarketPhase: _phase,
    Requirement: _requirement,
}


def _summary(value: object) -> str:
    summary = _SUMMARIES.get(type(value))
    return summary(value) if summary else _text(plain(value))

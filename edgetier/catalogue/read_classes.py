"""Reads tiers, locations and metrics: what the words of the decision model mean."""

from collections.abc import Mapping

from edgetier.catalogue.entry import BadEntry, Entry
from edgetier.catalogue.model import Location, Metric, Tier

TERMS = ("handshake", "access", "path", "upload", "download", "platform", "wait", "compute", "dependency")

ESTATE_PARTS = (
    "central",
    "central_data_centres",
    "regions",
    "regional_data_centres",
    "metro_edge",
    "on_prem",
    "devices",
)


def read_tier(entry: Entry, known: Mapping[str, Mapping[str, object]]) -> Tier:
    """Bounds differ from tier to tier, and exactly one tier has none: so every budget falls into one tier."""
    entry.only("max_ms", "waits", "edge_candidate")
    if "max_ms" not in entry.values:
        raise BadEntry("'max_ms' is missing", ("max_ms",), hint="write null for no bound")
    max_ms = entry.number("max_ms", low=1e-6) if entry.has("max_ms") else None
    _check_bound(entry.name, max_ms, known["tiers"])
    return Tier(
        name=entry.name,
        max_ms=max_ms,
        waits=entry.text("waits"),
        edge_candidate=entry.flag("edge_candidate"),
        provenance=entry.provenance(),
    )


def _check_bound(name: str, max_ms: float | None, tiers: Mapping[str, object]) -> None:
    for other in tiers.values():
        if isinstance(other, Tier) and other.name != name and other.max_ms == max_ms:
            raise BadEntry(f"the tier '{other.name}' has the same bound", ("max_ms",))
        if isinstance(other, Tier) and other.name == name and other.max_ms is None and max_ms is not None:
            raise BadEntry("one tier must have no bound, and this is it", ("max_ms",), hint="write null")


def read_location(entry: Entry, known: Mapping[str, Mapping[str, object]]) -> Location:
    entry.only("holds", "rank", "placement", "reach", "platform_ms", "platform_p95_over_p50")
    rank = int(entry.number("rank"))
    for other in known["locations"].values():
        if isinstance(other, Location) and other.name != entry.name and other.rank == rank:
            raise BadEntry(f"the location '{other.name}' has the same rank", ("rank",))
    holds = entry.choices("holds", ESTATE_PARTS)
    return Location(
        name=entry.name,
        holds=tuple(part for part in ESTATE_PARTS if part in holds),
        rank=rank,
        placement=entry.choice("placement", ("edge", "cloud")),
        reach=entry.choice("reach", ("wide", "local", "none")),
        platform_ms=entry.interval("platform_ms"),
        platform_p95_over_p50=entry.number("platform_p95_over_p50", low=1),
        provenance=entry.provenance(),
    )


def read_metric(entry: Entry, _: Mapping[str, Mapping[str, object]]) -> Metric:
    entry.only("meaning", "network_factor", "counts", "tier_factor", "sets_tier")
    return Metric(
        name=entry.name,
        meaning=entry.text("meaning"),
        network_factor=entry.number("network_factor", high=1),
        counts=entry.choices("counts", TERMS),
        tier_factor=entry.number("tier_factor", low=1e-6),
        provenance=entry.provenance(),
        sets_tier=entry.flag("sets_tier") if entry.has("sets_tier") else True,
    )

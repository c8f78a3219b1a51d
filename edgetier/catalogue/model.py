"""The values that taxonomy/ holds: tiers, locations, archetypes, sites, network, hardware and defaults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Interval(NamedTuple):
    """What is not known of a figure: low, typical, high, all in the unit of the field that holds it."""

    low: float
    typical: float
    high: float


class Provenance(NamedTuple):
    """Where a figure comes from, and when it was true (ISO date, year or year-month)."""

    source: str
    date: str


@dataclass(frozen=True, slots=True)
class Tier:
    """A latency class; `max_ms` is the inclusive upper bound of its budget, None for no bound."""

    name: str
    max_ms: float | None
    waits: str
    edge_candidate: bool
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Location:
    """A class of place. `rank` counts from 0, the most central. `reach` says how a request gets there.

    `holds` names the parts of an estate that are sites of this class.
    """

    name: str
    rank: int
    placement: str  # edge | cloud
    reach: str  # wide (access network and path) | local (the site's own network) | none (in the device)
    platform_ms: Interval
    platform_p95_over_p50: float
    provenance: Provenance
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Metric:
    """What a budget is measured from and to, as factors on the terms that count for it."""

    name: str
    meaning: str
    network_factor: float  # 1 a round trip, 0.5 one way, 0 none
    counts: frozenset[str]  # of: handshake access path upload download platform wait compute dependency
    tier_factor: float  # the budget times this is held against the tiers' bounds
    provenance: Provenance
    sets_tier: bool = True  # False where the figure says nothing about how soon a usable answer is there


@dataclass(frozen=True, slots=True)
class Archetype:
    """A kind of AI application and what may be assumed of it until its owner says better."""

    name: str
    title: str
    tier: str
    kind: str
    budget_ms: float | None
    metric: str | None
    percentile: float | None
    compute_ms: Interval | None  # plausible time of one call; only ever used to judge a condition
    calls: Interval
    upload_bytes: Interval
    download_bytes: Interval
    provenance: Provenance
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """A point on Earth as it was understood; `country` is an ISO 3166 alpha-2 code, None where unknown."""

    name: str
    latitude_deg: float
    longitude_deg: float
    country: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """A cloud region; `name` is provider:region."""

    name: str
    provider: str
    title: str
    place: Place
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Metro:
    """A metro that may hold an edge site; `name` is an IATA metro or airport code."""

    name: str
    title: str
    place: Place
    provenance: Provenance
    airports: tuple[str, ...] = ()  # other codes of the same metro


@dataclass(frozen=True, slots=True)
class Access:
    """A last mile. Round trip in ms, rates in Mbit/s; `local` types also reach a site on the premises."""

    name: str
    round_trip_ms: Interval
    p95_over_p50: float
    up_mbps: Interval
    down_mbps: Interval
    local: bool
    provenance: Provenance


class Knot(NamedTuple):
    """Round-trip time in ms at a distance in km; between knots it is interpolated linearly."""

    distance_km: float
    low_ms: float
    typical_ms: float
    high_ms: float


class Box(NamedTuple):
    """A part of the map in degrees; where west is greater than east it crosses the date line."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the world that is crossed as the crow flies; traffic leaves it by its hubs."""

    name: str
    boxes: tuple[Box, ...]
    hubs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Routes:
    """The ways between areas: hubs, and the legs between them that cables follow."""

    name: str
    hubs: Mapping[str, Place]
    legs: tuple[tuple[str, str], ...]
    areas: tuple[Area, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PathModel:
    """Round trip over a distance, for one kind of network.

    `knots` go by the distance as the crow flies, `route_knots` by the length of the way `along` routes, where
    there are any. `variation` is p95 over p50 by distance in km; where it is empty `p95_over_p50` holds everywhere.
    """

    name: str  # backbone | internet
    knots: tuple[Knot, ...]
    p95_over_p50: float
    provenance: Provenance
    along: Routes | None = None
    route_knots: tuple[Knot, ...] = ()
    variation: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Default:
    """A figure used where the inventory is silent. `name` is dotted, the unit is part of it."""

    name: str
    value: Interval
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MarketPhase:
    """A dated step of a market, bounds as YYYY-MM, inclusive."""

    name: str
    start: str
    end: str
    meaning: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Accelerator:
    """What a model runs on. `tflops` is the dense peak by precision; a precision it lacks is not known."""

    name: str
    memory_gib: float
    bandwidth_gb_s: float
    tflops: Mapping[str, float]  # of: bf16 fp8 int8 fp4
    provenance: Provenance
    usable_gib: float | None = None  # what the system leaves to a model, where that is known


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """The sizes of a language model; `active_parameters` are those that one token passes through."""

    name: str
    parameters: float
    active_parameters: float
    layers: int
    heads: int
    kv_heads: int
    head_dim: int
    hidden: int
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Requirement:
    """A latency figure that somebody published for a kind of work; no percentile where none is, or for a mean."""

    name: str
    title: str
    ms: float
    metric: str
    percentile: float | None
    archetypes: frozenset[str]
    tiers: frozenset[str]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything taxonomy/ says, as read; `overrides` names the entries a user's own folder replaced."""

    tiers: tuple[Tier, ...]  # fastest first
    locations: tuple[Location, ...]  # most central first
    metrics: Mapping[str, Metric]
    archetypes: Mapping[str, Archetype]
    regions: Mapping[str, Region]
    metros: Mapping[str, Metro]
    access: Mapping[str, Access]
    paths: Mapping[str, PathModel]
    defaults: Mapping[str, Default]
    country_groups: Mapping[str, frozenset[str]]
    market: Mapping[str, MarketPhase]
    default_estate: Mapping[str, object]
    as_of: str  # YYYY-MM-DD, the day the taxonomy was last reviewed
    digest: str
    overrides: tuple[str, ...]
    countries: frozenset[str] = frozenset()  # every known ISO 3166 alpha-2 code
    sources: Mapping[str, Provenance] = field(default_factory=dict)  # of groups/, countries/ and estate/
    routes: Mapping[str, Routes] = field(default_factory=dict)
    requirements: Mapping[str, Requirement] = field(default_factory=dict)
    accelerators: Mapping[str, Accelerator] = field(default_factory=dict)
    models: Mapping[str, LanguageModel] = field(default_factory=dict)

"""The fields of every kind of taxonomy entry, as parts of a JSON Schema."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from edgetier.catalogue.read_classes import ESTATE_PARTS, TERMS
from edgetier.catalogue.read_hardware import (
    MODEL_COUNTS,
    MOST_GB_S,
    MOST_MEMORY_GIB,
    MOST_OF_A_COUNT,
    MOST_PARAMETERS,
    MOST_TFLOPS,
    PEAK_PRECISIONS,
)
from edgetier.catalogue.read_network import KNOT_COLUMNS
from edgetier.catalogue.read_requirements import HIGHEST_PERCENTILE
from edgetier.catalogue.read_sites import ESTATE_KEYS
from edgetier.catalogue.read_work import KINDS

Schema = dict[str, Any]


class Entries(NamedTuple):
    """The entries of one section: fields of a mapping, or a row, or a single value."""

    meaning: str
    fields: Mapping[str, Schema] = {}
    optional: tuple[str, ...] = ()
    row: Schema | None = None
    single: Schema | None = None
    names: tuple[str, ...] = ()  # the only names that entries may have

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(name for name in self.fields if name not in self.optional)


def _told(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _number(description: str, **bounds: float) -> Schema:
    return {"description": description, "type": "number", **bounds}


def _interval(description: str, low: float = 0) -> Schema:
    figure = {"type": "number", "minimum": low}
    return {"description": description, "type": "array", "items": figure, "minItems": 3, "maxItems": 3}


def _words(description: str, allowed: tuple[str, ...] = ()) -> Schema:
    """A list of words, or one text with spaces between them."""
    word: Schema = {"enum": list(allowed)} if allowed else {"type": "string"}
    return {"description": description, "anyOf": [{"type": "array", "items": word}, {"type": "string"}]}


def _or_null(schema: Schema) -> Schema:
    told = {"description": schema["description"]} if "description" in schema else {}
    rest = {key: value for key, value in schema.items() if key != "description"}
    return {**told, "anyOf": [rest, {"type": "null"}]}


def _list(description: str, each: Schema) -> Schema:
    return {"description": description, "type": "array", "items": each, "minItems": 1}


def _named(description: str, each: Schema) -> Schema:
    return {"description": description, "type": "object", "additionalProperties": each, "minProperties": 1}


def _numbers(count: int, **bounds: float) -> Schema:
    return {"type": "array", "items": {"type": "number", **bounds}, "minItems": count, "maxItems": count}


def _names(least: int, most: int | None = None) -> Schema:
    bounds = {"minItems": least} if most is None else {"minItems": least, "maxItems": most}
    return {"type": "array", "items": {"type": "string"}, **bounds}


_TEXT: Schema = {"type": "string", "pattern": "\\S"}
_FLAG: Schema = {"type": "boolean"}
_TITLE = _told("What people call it.", _TEXT)
_COUNTRY: Schema = {"description": "ISO 3166 alpha-2 code.", "type": "string", "pattern": "^[A-Z]{2}$"}
_LATITUDE = _number("Degrees north.", minimum=-90, maximum=90)
_LONGITUDE = _number("Degrees east.", minimum=-180, maximum=180)
_MONTH: Schema = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}
_AIRPORTS = _words("Other codes of the same metro.")
_SPREAD = _number("How it varies from request to request: the 95th percentile over the median.", minimum=1)
_PLACE = {"title": _TITLE, "country": _COUNTRY, "latitude": _LATITUDE, "longitude": _LONGITUDE}
_COLUMNS = (_TITLE, _COUNTRY, _LATITUDE, _LONGITUDE)


def _row(*columns: Schema, least: int) -> Schema:
    return {"type": "array", "prefixItems": list(columns), "items": False, "minItems": least}


_KNOT: Schema = {"description": KNOT_COLUMNS, **_numbers(4, minimum=0)}
_AREA: Schema = {
    "type": "object",
    "properties": {"boxes": _list("Parts of the map.", _numbers(4)), "hubs": _names(1)},
    "required": ["boxes", "hubs"],
    "additionalProperties": False,
}
_PEAK: Schema = {"type": "number", "exclusiveMinimum": 0, "maximum": MOST_TFLOPS}
_PEAKS: Schema = {
    "description": "Dense peak by precision, TFLOPS (TOPS for int8).",
    "type": "object",
    "properties": dict.fromkeys(PEAK_PRECISIONS, _PEAK),
    "additionalProperties": False,
    "minProperties": 1,
}


def _count(description: str) -> Schema:
    return {"description": description, "type": "integer", "minimum": 1, "maximum": MOST_OF_A_COUNT}


_SIZES: Mapping[str, Schema] = {
    "layers": _count("Layers."),
    "heads": _count("Attention heads."),
    "kv_heads": _count("Heads whose keys and values are kept."),
    "head_dim": _count("Size of a head."),
    "hidden": _count("Size of a token between layers."),
}

ENTRIES: Mapping[str, Entries] = {
    "tiers": Entries(
        "Latency classes.",
        {
            "max_ms": _told(
                "Inclusive bound of the budget; null for none.",
                {"type": ["number", "null"], "exclusiveMinimum": 0},
            ),
            "waits": _told("Who or what waits.", _TEXT),
            "edge_candidate": _told("Whether it is worth asking if it must be near.", _FLAG),
        },
    ),
    "locations": Entries(
        "Classes of place.",
        {
            "holds": _words("The parts of an estate that are sites of this class.", ESTATE_PARTS),
            "rank": _told("0 is the most central.", {"type": "integer", "minimum": 0}),
            "placement": _told("What it counts as.", {"enum": ["edge", "cloud"]}),
            "reach": _told("How a request gets there.", {"enum": ["wide", "local", "none"]}),
            "platform_ms": _interval("What gateways and serving software add to a call."),
            "platform_p95_over_p50": _SPREAD,
        },
    ),
    "metrics": Entries(
        "What a budget is measured from and to.",
        {
            "meaning": _told("From where to where.", _TEXT),
            "network_factor": _number("1 a round trip, 0.5 one way, 0 none.", minimum=0, maximum=1),
            "counts": _words("The terms that count.", TERMS),
            "tier_factor": _number("The budget times this is held against the tiers.", exclusiveMinimum=0),
            "sets_tier": _told(
                "false where it says nothing about how soon an answer is there.",
                {"type": ["boolean", "null"]},
            ),
        },
        optional=("sets_tier",),
    ),
    "archetypes": Entries(
        "Kinds of AI application, and what may be assumed of one until its owner says better.",
        {
            "title": _TITLE,
            "tier": _told("Its latency tier.", _TEXT),
            "kind": _told("Its kind of work.", {"enum": list(KINDS)}),
            "budget_ms": _or_null(
                _number("Its budget; with metric and percentile, or none of the three.", exclusiveMinimum=0)
            ),
            "metric": _or_null(_told("What the budget measures.", _TEXT)),
            "percentile": _or_null(
                _number("Share of requests within the budget.", minimum=0.01, maximum=0.999999)
            ),
            "compute_ms": _or_null(_interval("Plausible time of one call.")),
            "calls": _interval("Model calls in sequence.", low=1),
            "upload_bytes": _interval("Bytes up, of one call."),
            "download_bytes": _interval("Bytes down, of one call."),
            "note": _told("What the figures rest on.", _TEXT),
        },
        optional=("budget_ms", "metric", "percentile", "compute_ms"),
    ),
    "countries": Entries("Country codes.", single=_words("ISO 3166 alpha-2 codes.")),
    "groups": Entries("Groups that residency may name.", {"members": _words("Country codes.")}),
    "regions": Entries("Cloud regions, as provider:region.", _PLACE, row=_row(*_COLUMNS, least=4)),
    "metros": Entries(
        "Metros that may hold an edge site, by IATA code.",
        {**_PLACE, "airports": _AIRPORTS},
        optional=("airports",),
        row=_row(*_COLUMNS, _AIRPORTS, least=4),
    ),
    "access": Entries(
        "The last mile.",
        {
            "round_trip_ms": _interval("There and back."),
            "p95_over_p50": _SPREAD,
            "up_mbps": _interval("Rate up, Mbit/s."),
            "down_mbps": _interval("Rate down, Mbit/s."),
            "local": _told("Whether it also reaches a site on the premises.", _FLAG),
        },
    ),
    "routes": Entries(
        "The ways between areas of the world: hubs, and the legs between them.",
        {
            "hubs": _named("Hubs, as [latitude, longitude].", _numbers(2)),
            "legs": _list("Pairs of hubs that cables or lines join.", _names(2, 2)),
            "areas": _named(
                "Areas: boxes of [south, west, north, east], and the hubs traffic leaves by.", _AREA
            ),
        },
    ),
    "paths": Entries(
        "Round trip over a distance.",
        {
            "p95_over_p50": _SPREAD,
            "knots": _list("From 0 km to half round the Earth.", _KNOT),
            "p95_over_p50_by_km": _or_null(_list("Rows of [distance_km, p95 over p50].", _numbers(2))),
            "along": _or_null(_told("The routes that route_knots go by.", _TEXT)),
            "route_knots": _or_null(_list("As knots, by the length of the way.", _KNOT)),
        },
        optional=("p95_over_p50_by_km", "along", "route_knots"),
    ),
    "accelerators": Entries(
        "What a model runs on.",
        {
            "memory_gib": _number("Memory, GiB.", exclusiveMinimum=0, maximum=MOST_MEMORY_GIB),
            "usable_gib": _or_null(
                _number(
                    "What the system leaves to a model, GiB.", exclusiveMinimum=0, maximum=MOST_MEMORY_GIB
                )
            ),
            "bandwidth_gb_s": _number("Memory bandwidth, GB/s.", exclusiveMinimum=0, maximum=MOST_GB_S),
            "tflops": _or_null(_PEAKS),
        },
        optional=("usable_gib", "tflops"),
    ),
    "models": Entries(
        "Language models, their sizes.",
        {
            "parameters": _number("Parameters in all.", minimum=1, maximum=MOST_PARAMETERS),
            "active_parameters": _or_null(
                _number(
                    "Those one token passes through; all where absent.", minimum=1, maximum=MOST_PARAMETERS
                )
            ),
            **{name: _SIZES[name] for name in MODEL_COUNTS},
        },
        optional=("active_parameters",),
    ),
    "defaults": Entries(
        "Figures used where the inventory is silent.", {"value": _interval("Low, typical, high.")}
    ),
    "market": Entries(
        "Dated steps of a market.",
        {
            "start": _told("First month.", _MONTH),
            "end": _told("Last month.", _MONTH),
            "meaning": _told("What happens.", _TEXT),
        },
    ),
    "requirements": Entries(
        "Latency figures that somebody published for a kind of work.",
        {
            "title": _TITLE,
            "ms": _number("The figure.", exclusiveMinimum=0),
            "metric": _told("What it measures.", _TEXT),
            "percentile": _or_null(
                _number("Share of requests within it.", minimum=0.01, maximum=HIGHEST_PERCENTILE)
            ),
            "archetypes": _words("The archetypes it was published for."),
            "tiers": _words("The tiers it was published for."),
        },
        optional=("percentile", "archetypes", "tiers"),
    ),
    "estate": Entries(
        "Where workloads may run when no estate is given.",
        single={"type": ["string", "array", "object", "boolean"]},
        names=ESTATE_KEYS,
    ),
}

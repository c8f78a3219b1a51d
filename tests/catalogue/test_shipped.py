"""The shipped taxonomy is complete, sourced, and right where it can be checked."""

import re

import airportsdata
import pytest

from edgetier.catalogue.distance import distance_matrix_km
from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue, Interval, Place
from edgetier.catalogue.outline import provenance_of, sections_of
from edgetier.datafiles import data_files, data_folder

ARCHETYPES = [
    "voice-agent",
    "chat-assistant",
    "code-completion",
    "visual-inspection",
    "robot-guidance",
    "document-summarisation",
    "contract-analysis",
    "nightly-scoring",
    "recommendation",
    "payment-fraud-scoring",
    "live-captioning",
    "search-ranking",
    "translation-live",
    "image-generation",
    "predictive-maintenance",
    "demand-forecasting",
    "model-training",
    "model-fine-tuning",
    "video-analytics",
    "ar-assistance",
    "anomaly-detection-stream",
    "claims-triage",
    "email-triage",
    "meeting-notes",
    "agentic-workflow",
    "model-evaluation",
    "process-control",
    "driver-monitoring",
]


def test_shipped_taxonomy_has_no_findings() -> None:
    assert load_catalogue()[1] == ()


def test_folder_holds_data_only() -> None:
    files = [entry for entry in data_folder("taxonomy").iterdir() if entry.is_file()]
    files += data_folder("taxonomy").joinpath("import").iterdir()
    assert {entry.name.rpartition(".")[2] for entry in files} == {"yaml"}


def test_tiers_are_those_of_the_article(catalogue: Catalogue) -> None:
    assert [(tier.name, tier.max_ms, tier.edge_candidate) for tier in catalogue.tiers] == [
        ("control-loop", 50, True),
        ("live-perception", 100, True),
        ("inline-assist", 200, True),
        ("conversational", 500, True),
        ("interactive", 60_000, False),
        ("batch", None, False),
    ]


def test_locations_run_from_central_to_near(catalogue: Catalogue) -> None:
    assert [(where.name, where.placement, where.reach) for where in catalogue.locations] == [
        ("central-cloud", "cloud", "wide"),
        ("regional-cloud", "cloud", "wide"),
        ("metro-edge", "edge", "wide"),
        ("on-prem-edge", "edge", "local"),
        ("device", "edge", "none"),
    ]


@pytest.mark.parametrize(
    ("metric", "factor", "left_out", "tier_factor"),
    [
        ("response", 1, "", 1),
        ("first-token", 1, "download", 1),
        ("cycle", 1, "", 1),
        ("one-way", 0.5, "handshake download platform wait compute dependency", 2),
        ("inter-token", 0, "handshake access path upload download platform wait dependency", 1),
        ("server", 0, "handshake access path upload download platform dependency", 1),
    ],
)
def test_metrics_count_what_the_design_says(
    catalogue: Catalogue, metric: str, factor: float, left_out: str, tier_factor: float
) -> None:
    found = catalogue.metrics[metric]
    assert found.network_factor == factor
    assert catalogue.metrics["response"].counts - found.counts == set(left_out.split())
    assert found.tier_factor == tier_factor
    assert found.sets_tier is (metric != "inter-token")


def test_archetypes_cover_the_usual_work(catalogue: Catalogue) -> None:
    assert set(ARCHETYPES) <= set(catalogue.archetypes)
    assert {archetype.tier for archetype in catalogue.archetypes.values()} == {
        t.name for t in catalogue.tiers
    }


def test_archetype_budgets_agree_with_their_tiers(catalogue: Catalogue) -> None:
    bounds = {tier.name: tier.max_ms for tier in catalogue.tiers}
    for archetype in catalogue.archetypes.values():
        if archetype.budget_ms is None:
            assert bounds[archetype.tier] is None
        else:
            faster = [b for b in bounds.values() if b is not None and b < bounds[archetype.tier]]
            assert max(faster, default=0) < archetype.budget_ms <= bounds[archetype.tier], archetype.name


def test_plausible_compute_fits_the_budget_typically(catalogue: Catalogue) -> None:
    for archetype in catalogue.archetypes.values():
        if archetype.budget_ms and archetype.compute_ms:
            calls = archetype.calls.low
            assert calls * archetype.compute_ms.low < archetype.budget_ms, archetype.name


def test_every_entry_has_source_and_date(catalogue: Catalogue) -> None:
    for section, entries in sections_of(catalogue).items():
        assert entries, section
        for name in entries:
            found = provenance_of(catalogue, section, name)
            assert found is not None, (section, name)
            assert found.source
            assert re.match(r"20\d\d(-\d\d){0,2}$", found.date), (section, name)


def test_assumptions_are_called_by_their_name() -> None:
    texts = [entry.read_text(encoding="utf-8") for entry in data_files("taxonomy")]
    wordings = {found for text in texts for found in re.findall(r"assumption, [a-z ]+source", text)}
    assert wordings == {"assumption, no public source"}


def test_sites_cover_the_world(catalogue: Catalogue) -> None:
    providers = [region.provider for region in catalogue.regions.values()]
    counts = {provider: providers.count(provider) for provider in set(providers)}
    assert counts == {"aws": 36, "gcp": 42, "azure": 58, "akamai": 32}
    assert len(catalogue.metros) >= 60
    for code in [
        "LON",
        "NYC",
        "PAR",
        "TYO",
        "CHI",
        "WAS",
        "MIL",
        "ROM",
        "SAO",
        "BUE",
        "OSA",
        "SEL",
        "BJS",
        "SIN",
        "FRA",
    ]:
        assert code in catalogue.metros
    continents = {region.place.country for region in catalogue.regions.values()}
    assert {"US", "BR", "DE", "ZA", "IN", "JP", "AU", "AE"} <= continents


def test_sites_lie_in_their_countries(catalogue: Catalogue) -> None:
    """Independent of the coordinates' own source: an airport of the stated country is near."""
    airports = [
        Place(code, airport["lat"], airport["lon"], airport["country"])
        for code, airport in airportsdata.load("IATA").items()
    ]
    sites = [site.place for site in (*catalogue.regions.values(), *catalogue.metros.values())]
    distance_km = distance_matrix_km(sites, airports)
    for site, row in zip(sites, distance_km, strict=True):
        nearest = min(
            km for km, airport in zip(row, airports, strict=True) if airport.country == site.country
        )
        assert nearest < 60, site


def test_metro_codes_are_airports_or_hold_some(catalogue: Catalogue) -> None:
    """A code with no airport behind it would be an invention; BER, SHA and the like are both."""
    airports = airportsdata.load("IATA")
    for code, metro in catalogue.metros.items():
        assert code in airports or metro.airports, code
        for airport in metro.airports:
            assert airports[airport]["country"] == metro.place.country


def test_groups(catalogue: Catalogue) -> None:
    groups = catalogue.country_groups
    assert len(groups["EU"]) == 27
    assert groups["EEA"] - groups["EU"] == {"IS", "LI", "NO"}
    assert not groups["EU"] & {"GB", "CH"}
    assert len(catalogue.countries) == 250  # 249 of ISO 3166-1, and XK


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("access.round_trip_ms", (2, 8, 80)),
        ("connection.handshakes", (0, 0, 2)),
        ("connection.warm_handshakes", (0, 0, 0)),
        ("connection.cold_handshakes", (2, 2, 2)),
        ("calls.count", (1, 1, 1)),
        ("compute.p95_over_p50", (1.2, 1.5, 2.0)),
        ("latency.percentile", (0.95, 0.95, 0.95)),
        ("decision.conditional_share", (0.9, 0.9, 0.9)),
    ],
)
def test_defaults(catalogue: Catalogue, name: str, value: tuple[float, float, float]) -> None:
    assert catalogue.defaults[name].value == Interval(*value)


def test_default_estate_is_what_anybody_can_rent(catalogue: Catalogue) -> None:
    estate = catalogue.default_estate
    assert estate["central"] in catalogue.regions
    assert (estate["regions"], estate["metro_edge"]) == ("all", "all")
    assert (estate["on_prem"], estate["devices"]) == ([], False)


def test_market_phases_follow_each_other(catalogue: Catalogue) -> None:
    pilot, general = catalogue.market["planning-and-pilot"], catalogue.market["general-availability"]
    assert (pilot.start, pilot.end) == ("2026-01", "2027-12")
    assert (general.start, general.end) == ("2027-01", "2028-12")

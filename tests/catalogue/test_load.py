"""A user's own folder: what it replaces, and what is said about mistakes in it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Catalogue, Interval
from edgetier.errors import UserError

WriteFolder = Callable[..., Path]

HEAD = 'source: our own measurements\ndate: "2026-10-01"\n'


def test_an_entry_of_the_same_name_replaces_and_is_recorded(
    catalogue: Catalogue, write_folder: WriteFolder
) -> None:
    folder = write_folder(network=HEAD + "defaults:\n  access.round_trip_ms: {value: [1, 3, 9]}\n")
    mine, findings = load_catalogue([folder])
    assert findings == ()
    assert mine.defaults["access.round_trip_ms"].value == Interval(1, 3, 9)
    assert mine.defaults["access.round_trip_ms"].provenance.source == "our own measurements"
    assert mine.overrides == (f"defaults/access.round_trip_ms ({folder.as_posix()}/network.yaml)",)
    assert mine.defaults["calls.count"] == catalogue.defaults["calls.count"]
    assert mine.digest != catalogue.digest


def test_a_new_name_adds(catalogue: Catalogue, write_folder: WriteFolder) -> None:
    folder = write_folder(places=HEAD + "metros:\n  HAJ: [Hannover, DE, 52.46, 9.69]\n")
    mine, findings = load_catalogue([folder])
    assert (findings, mine.overrides) == ((), ())
    assert set(mine.metros) - set(catalogue.metros) == {"HAJ"}
    assert mine.metros["HAJ"].place.name == "Hannover, DE (HAJ)"


def test_a_row_may_also_be_written_out(write_folder: WriteFolder) -> None:
    text = (
        HEAD + "regions:\n  own:lab: {title: Lab, country: DE, latitude: 48.4, longitude: 9.99, source: us}\n"
    )
    mine, findings = load_catalogue([write_folder(regions=text)])
    assert findings == ()
    assert mine.regions["own:lab"].provenance.source == "us"


def test_a_new_tier_takes_its_place_by_its_bound(write_folder: WriteFolder) -> None:
    text = HEAD + "tiers:\n  glance: {max_ms: 1000, waits: somebody glances, edge_candidate: false}\n"
    mine, _ = load_catalogue([write_folder(tiers=text)])
    names = [tier.name for tier in mine.tiers]
    assert names[names.index("glance") - 1 : names.index("glance") + 2] == [
        "conversational",
        "glance",
        "interactive",
    ]


def test_later_folders_win(write_folder: WriteFolder, tmp_path: Path) -> None:
    first = write_folder(a=HEAD + "defaults: {calls.count: {value: [1, 2, 3]}}\n")
    second = tmp_path / "other"
    second.mkdir()
    (second / "a.yml").write_text(HEAD + "defaults: {calls.count: {value: [4, 5, 6]}}\n", encoding="utf-8")
    assert load_catalogue([first, second])[0].defaults["calls.count"].value == Interval(4, 5, 6)


def test_the_same_files_give_the_same_catalogue(write_folder: WriteFolder) -> None:
    folder = write_folder(a=HEAD + "defaults: {calls.count: {value: [1, 2, 3]}}\n")
    assert load_catalogue([folder]) == load_catalogue([folder])


def test_a_missing_folder_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no taxonomy folder"):
        load_catalogue([tmp_path / "nowhere"])


DEFAULTS = HEAD + "defaults:\n  calls.count: "
VOICE = """archetypes:
  voice-agent:
    title: t
    tier: conversational
    kind: inference
    budget_ms: 500
    metric: first-token
    percentile: 0.95
    calls: [1, 1, 1]
    upload_bytes: [1, 1, 1]
    download_bytes: [1, 1, 1]
    note: n
"""
PATH = HEAD + "paths:\n  backbone:\n    p95_over_p50: 1.1\n    knots:\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        (DEFAULTS + "{value: [1, 1, 1], valu: 2}\n", 4, 35, "unknown key 'valu'", "did you mean 'value'?"),
        (DEFAULTS + "{value: [3, 2, 1]}\n", 4, 24, "does not rise", "[low, typical, high]"),
        (DEFAULTS + "{value: [1, 2]}\n", 4, 24, "three numbers", None),
        (DEFAULTS + "{value: [1, 2, .inf]}\n", 4, 24, "three numbers", None),
        (DEFAULTS + "{value: [-1, 2, 3]}\n", 4, 24, "three numbers", None),
        (DEFAULTS + "{}\n", 4, 3, "'value' is missing", None),
        (DEFAULTS + "7\n", 4, 16, "must be a mapping", None),
        ("defaults: {calls.count: {value: [1, 1, 1]}}\n", 1, 12, "no source", "assumption, no public source"),
        ("source: s\ndefaults: {calls.count: {value: [1, 1, 1]}}\n", 2, 12, "no date", "YYYY"),
        ("source: s\ndate: May\ndefaults: {calls.count: {value: [1, 1, 1]}}\n", 3, 12, "no date", "YYYY"),
        (HEAD + "defalts: {}\n", 3, 1, "unknown section", "did you mean 'defaults'?"),
        (HEAD + "defaults: [1]\n", 3, 11, "must be a mapping", None),
        ("- 1\n", 1, 1, "must be a mapping", None),
        (
            HEAD + VOICE.replace("tier: conversational", "tier: conversatonal"),
            6,
            11,
            "unknown value",
            "conversational",
        ),
        (HEAD + VOICE.replace("    metric: first-token\n", ""), 4, 3, "'metric' is missing", None),
        (HEAD + VOICE.replace("percentile: 0.95", "percentile: 95"), 10, 17, "a number from 0.01", None),
        (PATH + "      - [0, 1, 2, 3]\n      - [100, 0.5, 2, 3]\n", 8, 15, "faster than light", None),
        (PATH + "      - [0, 1, 2, 3]\n      - [100, 1, 1.5, 3]\n", 8, 18, "cannot be faster", None),
        (PATH + "      - [0, 1, 2, 3]\n      - [0, 1, 2, 3]\n", 8, 10, "in order of distance", None),
        (PATH + "      - [0, 1, 2, 3]\n      - [500, 6, 7, 8]\n", 7, 7, "20,040 km", None),
        (PATH + "      - [0, 3, 2, 3]\n", 7, 9, "rise from low", None),
        (HEAD + "regions:\n  own:lab: [Lab, DE, 91, 10]\n", 4, 22, "a number from -90 to 90", None),
        (HEAD + "regions:\n  own:lab: [Lab, XX, 9, 10]\n", 4, 18, "not a country code", "ISO 3166"),
        (HEAD + "regions:\n  lab: [Lab, DE, 9, 10]\n", 4, 3, "provider:region", None),
        (
            HEAD + "tiers:\n  fast: {max_ms: 50, waits: w, edge_candidate: true}\n",
            4,
            18,
            "the same bound",
            None,
        ),
        (
            HEAD + "tiers:\n  batch: {max_ms: 9e9, waits: w, edge_candidate: true}\n",
            4,
            19,
            "no bound",
            "null",
        ),
        (HEAD + "groups:\n  EU: {members: AT BE UK}\n", 4, 17, "unknown value 'UK'", None),
        (HEAD + "estate:\n  centre: aws:us-east-1\n", 4, 3, "unknown key 'centre'", "central"),
    ],
)
def test_a_bad_entry_is_positioned_and_the_shipped_one_stays(
    catalogue: Catalogue,
    write_folder: WriteFolder,
    text: str,
    line: int,
    column: int,
    message: str,
    hint: str | None,
) -> None:
    mine, findings = load_catalogue([write_folder(bad=text)])
    assert [(found.code, found.span.line, found.span.column) for found in findings] == [
        ("ET907", line, column)
    ]
    assert message in findings[0].message
    assert hint is None or hint in (findings[0].help or "")
    assert mine.overrides == ()
    assert (mine.defaults, mine.archetypes, mine.paths) == (
        catalogue.defaults,
        catalogue.archetypes,
        catalogue.paths,
    )
    assert (mine.tiers, mine.regions, mine.country_groups) == (
        catalogue.tiers,
        catalogue.regions,
        catalogue.country_groups,
    )


def test_broken_yaml_is_a_finding(write_folder: WriteFolder) -> None:
    _, findings = load_catalogue([write_folder(bad="tiers: [\n")])
    assert [found.code for found in findings] == ["ET100"]


def test_keys_of_ones_own_are_left_alone(write_folder: WriteFolder) -> None:
    text = HEAD + "x-note: hello\ndefaults: {calls.count: {value: [1, 1, 1], x-who: me}}\n"
    assert load_catalogue([write_folder(a=text)])[1] == ()

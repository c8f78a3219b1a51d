"""`edgetier whatif`: other values, the decisions they change, and the mistakes of whoever asks."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgetier.cli import run
from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import settings_here

ROOT = Path(__file__).parents[2]
NORTHWIND = str(ROOT / "examples" / "northwind.yaml")
ESTATE = """\
central: aws:us-east-1
regions: [aws:ap-southeast-1]
metro_edge: {metros: [SIN]}
devices: false
"""
INVENTORY = """\
schema: 1
defaults:
  connection: warm
  payload: {up: 4 kB, down: 4 kB}
  calls: {model: 1}
  compute: {p50: 60 ms, p95: 80 ms, measured: true}
  constraints: {offline: false, safety_function: false}
workloads:
  - id: voice
    latency: {budget: 200 ms, metric: response, percentile: p95}
    demand: [{at: SIN, access: fibre}]
  - id: voice.eu
    latency: {budget: 2 s, metric: response, percentile: p95}
    demand: [{at: SIN, access: fibre}, {at: KUL, access: fibre}]
  - id: nightly
    kind: training
"""


@pytest.fixture
def inventory(tmp_path: Path) -> list[str]:
    (tmp_path / "inventory.yaml").write_text(INVENTORY, encoding="utf-8")
    (tmp_path / "estate.yaml").write_text(ESTATE, encoding="utf-8")
    return [str(tmp_path / "inventory.yaml"), "--estate", str(tmp_path / "estate.yaml"), "--isolated"]


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(["whatif", *arguments, "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def sets(*changes: str) -> list[str]:
    return [word for change in changes for word in ("--set", change)]


@pytest.mark.parametrize(
    ("changes", "moved", "kinds"),
    [
        (["voice.latency.budget=2 s"], {"voice": ("regional-cloud", "central-cloud")}, {"budget"}),
        (["voice.eu.latency.budget=200 ms"], {"voice.eu": ("central-cloud", "regional-cloud")}, {"budget"}),
        (
            ["voice*.latency.budget=300 ms", "voice.latency.budget=2 s"],
            {"voice": ("regional-cloud", "central-cloud"), "voice.eu": ("central-cloud", None)},
            {"budget", "verdict"},
        ),
        (["voice.compute={p50: 900 ms, p95: 1 s}"], {"voice": ("regional-cloud", None)}, {"term", "verdict"}),
        (["estate.regions=[]"], {"voice": ("regional-cloud", "metro-edge")}, {"constraint"}),
        (["voice.compute=null"], {"voice": ("regional-cloud", None)}, {"known"}),
        (["voice.latency.budget=195 ms"], {}, set()),
        (["voice.labels.unit=claims"], {}, set()),
        (["*.connection=warm"], {}, set()),
        (["*.demand[1].rps=5"], {}, set()),
    ],
)
def test_what_moves_and_why(
    changes: list[str],
    moved: dict[str, tuple[str, str]],
    kinds: set[str],
    inventory: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = told(capsys, *inventory, *sets(*changes))["comparison"]
    assert found["compared"] == 3
    ends = {one["workload"]: (one["before"]["location"], one["after"]["location"]) for one in found["moved"]}
    assert ends == moved
    for one in found["moved"]:
        assert {reason["kind"] for reason in one["reasons"]} & kinds


def test_a_wildcard_changes_every_workload_that_it_matches(
    inventory: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (change,) = told(capsys, *inventory, *sets("voice*.status=pilot"))["changes"]
    assert change == {"set": "voice*.status=pilot", "workloads": ["voice", "voice.eu"]}


def test_both_ways_to_write_an_index_say_the_same(
    inventory: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    indexed = told(capsys, *inventory, *sets("voice.demand[0].at=FRA"))["comparison"]
    dotted = told(capsys, *inventory, *sets("voice.demand.0.at=FRA"))["comparison"]
    assert indexed == dotted
    assert [one["workload"] for one in indexed["moved"]] == ["voice"]


def segments(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    (found,) = told(capsys, *arguments)["sweep"]["workloads"]
    return list(found["segments"])


def test_the_boundaries_of_a_budget_are_those_of_the_plain_assessment(
    inventory: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    in_force = settings_here(isolated=True, estate=inventory[2])
    placed = assessment_of(inventory[:1], in_force).workloads[0].placement
    totals = {one.location: one.total_ms for one in placed.candidates}
    found = segments(capsys, *inventory, *sets("voice.latency.budget=110 ms..3 s"))
    by_end = {tuple(one["range"]): one for one in found if one["range"]}
    central = by_end["central-cloud", "central-cloud"]
    open_to_central = by_end["central-cloud", "regional-cloud"]
    regional = by_end["regional-cloud", "regional-cloud"]
    assert central["first"] == pytest.approx(totals["central-cloud"].high, rel=0.01)
    assert open_to_central["first"] == pytest.approx(totals["central-cloud"].low, rel=0.01)
    assert regional["first"] == pytest.approx(totals["regional-cloud"].high, rel=0.01)
    assert regional["as_now"]
    rises = next(flip.when for flip in placed.flips if flip.to == "central-cloud")
    typical_ms = float(rises.split()[-2])
    assert open_to_central["first"] <= typical_ms <= central["first"]


@pytest.mark.parametrize(
    "field", ["latency.budget=110 ms..3 s", "calls.model=1..9", "compute.p95=70 ms..3 s"]
)
def test_either_side_of_a_boundary_is_assessed_as_told(
    field: str, inventory: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    found = segments(capsys, *inventory, *sets(f"voice.{field}"))
    assert len(found) > 1
    path, _, ends = field.partition("=")
    unit = " ms" if "ms" in ends else ""
    for one in found:
        for value in (one["first"], one["last"]):
            comparison = told(capsys, *inventory, *sets(f"voice.{path}={value:g}{unit}"))["comparison"]
            after = comparison["moved"][0]["after"] if comparison["moved"] else None
            assert one["as_now"] if after is None else one["range"] == after["range"]


def test_a_range_goes_with_other_changes(inventory: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, *inventory, *sets("estate.regions=[]", "voice.latency.budget=110 ms..3 s"))
    assert {one["location"] for one in found["sweep"]["workloads"][0]["segments"]} >= {
        "central-cloud",
        "metro-edge",
    }
    assert [one["workload"] for one in found["comparison"]["moved"]] == ["voice"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("voice", "there is no = in it"),
        ("voice=3", "is not a path to a field"),
        ("voic.latency.budget=3 ms", "did you mean 'voice'?"),
        ("voice.latncy.budget=3 ms", "did you mean 'latency'?"),
        ("voice.latency.budgt=3 ms", "did you mean 'budget'?"),
        ("voice.id=other", "an id cannot be changed"),
        ("voice.demand[3].at=SIN", "there is no demand[3]"),
        ("voice.demand.at=SIN", "write demand[0].at"),
        ("nightly.demand[0].at=SIN", "nightly: demand is no list here"),
        ("voice.demand[0].at=Sjn", "unknown place 'Sjn'"),
        ("estate.region=[]", "did you mean 'regions'?"),
        ("estate.regions=[aws:eu-centrl-1]", "did you mean 'aws:eu-central-1'?"),
        ("voice.latency.budget=3 parsec", "unknown unit 'parsec'"),
        ("voice.latency.budget=", "one value is needed"),
        ("voice.latency.budget=500 ms..100 ms", "does not rise"),
        ("voice.connection=1..2", "connection"),
        ("voice.connection=wram", "did you mean 'warm'?"),
        ("*.latency.budget=-3 ms", "cannot be negative"),
        ("voice.latency.budget=!!python/object/apply:os.system [id]", "is not accepted"),
        ("voice.tags=&a [*a]", "inside the very thing"),
        ("voice.tags=[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "nested more than 16 deep"),
        ("voice.tags=" + "x" * 70_000, "than the 65,536 bytes"),
        ("v" * 10_000 + ".tags=1", "so many characters"),
        ("voice.tags=[\x1b[31m", "--set"),
    ],
)
def test_a_mistake_is_one_clear_line(
    change: str, said: str, inventory: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["whatif", *inventory, *sets(change)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert len(err.splitlines()) == 1
    assert err[:-1].isprintable()


PATHS = st.sampled_from(
    ["voice.", "*.", "estate.", "voice.eu.", "voice.latency.budget", "voice.demand[0].at", ""]
)
VALUES = st.one_of(st.text(max_size=30), st.text("{}[]:,&*!|>'\"#%@`-.0 msB~a\n", max_size=20))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=PATHS, more=st.text(max_size=12), value=VALUES)
def test_whatever_is_asked_ends_in_an_answer_or_one_line(
    path: str, more: str, value: str, inventory: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["whatif", *inventory, "--set", f"{path}{more}={value}"])
    out, err = capsys.readouterr()
    assert (code, bool(out), len(err.splitlines())) in {(0, True, 0), (2, False, 1)}


def test_one_range_at_a_time(inventory: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    both = sets("voice.latency.budget=1 ms..2 ms", "voice.calls.model=1..2")
    assert run(["whatif", *inventory, *both]) == 2
    assert "only one value can go through a range" in capsys.readouterr().err


def test_an_estate_that_is_not_given_cannot_be_changed(
    inventory: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["whatif", inventory[0], "--isolated", *sets("estate.devices=true")]) == 2
    assert "no estate is given" in capsys.readouterr().err


def test_the_story_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    changes = sets("claims-voice.latency.budget=300 ms", "*.connection=warm")
    assert run(["whatif", NORTHWIND, "--isolated", *changes]) == 0
    text = capsys.readouterr().out
    assert "what if  claims-voice.latency.budget=300 ms" in text
    assert "of 34 decisions change" in text
    assert "because   budget 300 ms first-token at p95, was 500 ms first-token at p95" in text
    assert "because   now known: connection" in text


def test_the_answers_along_a_range_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["whatif", NORTHWIND, "--isolated", *sets("claims-voice.latency.budget=100 ms..2 s")]) == 0
    lines = capsys.readouterr().out.splitlines()
    central = next(line for line in lines if "central-cloud aws:us-east-1" in line)
    assert central.split()[2] == "from"
    assert central.split()[-2:] == ["s", "up"]
    assert sum("as now" in line for line in lines) == 1

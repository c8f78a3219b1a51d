"""Measured round trips outrank the model, lend themselves to near pairs, and every ledger line says which it is."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline_runs import CATALOGUE, EUROPE, EXACT, PACKS, WORDS, inventory

from edgetier.assessment import Assessment
from edgetier.catalogue.model import Place
from edgetier.cli import run
from edgetier.inventory.load import load
from edgetier.networking.matrix import Matrix, Measured
from edgetier.networking.measurements import measurements_of
from edgetier.pipeline import assess
from edgetier.placement.geography import geography
from edgetier.placement.measured import BORROWED, MEASURED, MODEL
from edgetier.placement.sites import Site
from edgetier.source import SourceText, parse

FRA, EAST, WEST = "FRA", "aws:us-east-1", "aws:eu-west-1"
Row = tuple[str, str, float, float | None]


def matrix(*rows: Row) -> Matrix:
    lines = ["src,dst,rtt_ms,p95_ms", *(",".join(map(str, row)) for row in rows)]
    pairs = tuple(Measured(*row, number) for number, row in enumerate(rows, 2))
    return Matrix(SourceText("m.csv", "\n".join(lines)), "0" * 64, pairs)


def assessed(work: dict[str, object], *rows: Row, estate: dict[str, object] = EUROPE) -> Assessment:
    file = parse(json.dumps(inventory(work, estate=estate)).encode(), "0.yaml")
    loaded, faults = load([file], None, WORDS)
    assert not faults
    return assess(loaded, catalogue=CATALOGUE, packs=PACKS, rtt=matrix(*rows) if rows else None)


def term(found: Assessment, site: str, name: str):
    candidates = found.workloads[0].placement.candidates
    terms = next(c for c in candidates if c.site == site).terms
    return next((t for t in terms if t.name == name), None)


def test_without_a_matrix_every_path_is_the_models() -> None:
    assert term(assessed(EXACT), EAST, "path").source == "model"


@pytest.mark.parametrize("row", [(FRA, EAST, 123.0, None), (EAST, FRA, 123.0, None)])
def test_a_measured_pair_outranks_the_model_whichever_way_it_was_measured(row: Row) -> None:
    path = term(assessed(EXACT, row), EAST, "path")
    assert (path.low, path.typical, path.high, path.source) == (123, 123, 123, "measured")


def test_both_directions_bound_each_other() -> None:
    path = term(assessed(EXACT, (FRA, EAST, 120.0, None), (EAST, FRA, 126.0, None)), EAST, "path")
    assert (path.low, path.typical, path.high) == (120, 123, 126)


def test_a_measured_p95_sets_the_spread() -> None:
    calm = assessed(EXACT, (FRA, EAST, 100.0, 101.0))
    jumpy = assessed(EXACT, (FRA, EAST, 100.0, 190.0))
    assert term(jumpy, EAST, "variation").typical > term(calm, EAST, "variation").typical + 30


@pytest.mark.parametrize(
    ("at", "estate", "name", "site"),
    [
        ("Frankfurt, DE", EUROPE, FRA, EAST),
        ("aws:eu-west-1", EUROPE, "aws:eu-west-1", EAST),
        ("plant", EUROPE, "plant", EAST),
        (FRA, {**EUROPE, "regions": ["azure:westeurope"]}, FRA, "azure:westeurope"),
    ],
)
def test_ends_go_by_the_names_that_an_inventory_uses(at, estate, name, site) -> None:
    work = {**EXACT, "demand": [{"at": at, "access": "fibre"}]}
    other = "West Europe" if site == "azure:westeurope" else site
    path = term(assessed(work, (name, other, 130.0, None), estate=estate), site, "path")
    assert (path.typical, path.source) == (130, "measured")


def test_the_way_to_a_system_is_measured_too() -> None:
    work = {**EXACT, "depends_on": [{"at": EAST, "round_trips": 2}]}
    found = assessed(work, (WEST, EAST, 71.0, None))
    assert term(found, WEST, "dependency").typical == 142
    assert term(found, WEST, "dependency").source == "measured"
    assert term(found, WEST, "path").source == "model"


def test_one_system_that_is_not_measured_makes_the_line_the_models() -> None:
    systems = [{"at": EAST, "round_trips": 1}, {"at": "SYD", "round_trips": 1}]
    estate = {**EUROPE, "regions": [WEST]}
    found = assessed({**EXACT, "depends_on": systems}, (WEST, EAST, 71.0, None), estate=estate)
    assert term(found, WEST, "dependency").source == "model"


def test_a_near_pair_is_borrowed_corrected_and_wider_than_measured() -> None:
    # Mannheim lies 70 km from Frankfurt, where twice the model's time was measured.
    work = {**EXACT, "demand": [{"at": "49.49,8.47", "access": "fibre"}]}
    plain = term(assessed(work), EAST, "path")
    at_frankfurt = term(assessed(EXACT), EAST, "path").typical
    path = term(assessed(work, (FRA, EAST, 2 * at_frankfurt, None), (FRA, WEST, 25.0, None)), EAST, "path")
    assert path.source == "borrowed"
    assert path.typical == pytest.approx(2 * plain.typical, rel=1e-3)
    assert path.low < path.typical < path.high
    assert path.high / path.low < plain.high / plain.low


def test_nothing_is_borrowed_from_afar() -> None:
    work = {**EXACT, "demand": [{"at": "MAD", "access": "fibre"}]}
    path = term(assessed(work, (FRA, EAST, 123.0, None)), EAST, "path")
    assert path.source == "model"


def test_a_measurement_that_overtakes_light_is_told_and_not_used() -> None:
    found = assessed(EXACT, (FRA, EAST, 5.0, None))
    assert term(found, EAST, "path").source == "model"
    told = [(f.code, f.severity, f.file, f.span.line) for f in found.findings if f.code == "ET105"]
    assert told == [("ET105", "warning", "m.csv", 2)]


def test_ends_that_mean_no_place_are_told() -> None:
    found = assessed(EXACT, ("rack 7", EAST, 20.0, None))
    told = [f.message for f in found.findings if f.code == "ET108"]
    assert len(told) == 1
    assert "rack 7" in told[0]


def test_the_premises_and_the_device_need_no_measurement() -> None:
    work = {**EXACT, "demand": [{"at": "plant", "access": "lan"}]}
    found = assessed(work, (FRA, EAST, 123.0, None), ("plant", EAST, 130.0, None))
    assert term(found, "plant", "path") is None
    assert term(found, EAST, "path").source == "measured"


@settings(max_examples=60, deadline=None)
@given(
    latitude=st.floats(47, 52),
    longitude=st.floats(5, 12),
    rtt_ms=st.floats(70, 400),
)
def test_what_is_lent_keeps_its_order_and_never_overtakes_light(
    latitude: float, longitude: float, rtt_ms: float
) -> None:
    demand = Place("here", latitude, longitude, None)
    site = Site(EAST, "central-cloud", CATALOGUE.regions[EAST].place, True)
    ready = measurements_of(matrix((FRA, EAST, rtt_ms, None)), CATALOGUE, {})
    found = geography([demand], [site], CATALOGUE, ready.measurements)
    low, typical, high = found.path_ms[0, 0]
    assert low <= typical <= high
    assert low >= 60
    assert found.path_source[0, 0] in (BORROWED, MODEL)


def test_an_irrelevant_measurement_changes_nothing() -> None:
    place = CATALOGUE.metros[FRA].place
    site = Site(EAST, "central-cloud", CATALOGUE.regions[EAST].place, True)
    ready = measurements_of(matrix((FRA, EAST, 100.0, None), ("SYD", "AKL", 30.0, None)), CATALOGUE, {})
    found = geography([place], [site], CATALOGUE, ready.measurements)
    assert found.path_source[0, 0] == MEASURED
    assert np.array_equal(found.path_ms[0, 0], [100, 100, 100])


def test_the_file_stands_under_the_inputs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rtt, work = tmp_path / "m.csv", tmp_path / "w.yaml"
    rtt.write_text("src,dst,rtt_ms\nFRA,aws:us-east-1,99\n", encoding="utf-8")
    work.write_text(json.dumps(inventory(EXACT, estate=EUROPE)), encoding="utf-8")
    assert run(["assess", str(work), "--rtt", str(rtt), "--isolated", "-f", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    digest = hashlib.sha256(rtt.read_bytes()).hexdigest()
    assert {"path": str(rtt), "role": "rtt", "sha256": digest} in shown["inputs"]
    assert run(["explain", "w0", str(work), "--rtt", str(rtt), "--isolated"]) == 0
    assert "measured" in next(
        line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("path")
    )


def test_a_bad_row_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rtt = tmp_path / "m.csv"
    rtt.write_text("src,dst,rtt_ms\nFRA,PAR,soon\n", encoding="utf-8")
    assert run(["assess", str(rtt), "--rtt", str(rtt), "--isolated"]) == 2
    assert f"{rtt}:2: 'rtt_ms' must be a number" in capsys.readouterr().err

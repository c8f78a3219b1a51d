"""The example by hand of docs/model.md comes out as the code has it, digit by digit."""

import json
import re
from math import log
from pathlib import Path

import numpy as np
import pytest

from edgetier.cli import run
from edgetier.placement.normal import Z95
from edgetier.placement.variation import Cumulants, drawn_each_call, lognormal_unit, quantile_ms
from edgetier.placement.waits import Loads, wait_of_call
from edgetier.queueing.inversion import cutoff_utilisation

PAGE = (Path(__file__).parent.parent / "docs" / "model.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]
ROW = re.compile(
    r"^\| (\w[\w, ]*) \| ([\d.]*) ?\| ([\d.]*) ?\| (\d?) ?\| ([\d.]+) \| ([\d.]+) \| (\d+) \|$", re.MULTILINE
)
ROWS = {term: figures for term, *figures in ROW.findall(PAGE)}
SERVERS, BUSY, CALLS = 2, 0.6, 2


def column(value):
    return np.array([[value]], dtype=float)


def service():
    unit = lognormal_unit(column(120 / 90))
    return 90 * unit.first, unit.second / unit.first**2


def one_wait():
    service_ms, service_scv = service()
    nothing = column(np.nan)
    yes = np.array([[True]])
    loads = Loads(np.array([SERVERS]), column(BUSY), nothing, column(1), nothing, yes, nothing, yes)
    return wait_of_call(loads, column(BUSY), service_ms, service_scv)


def cumulants(term):
    median_ms, ratio, times, *_ = ROWS[term]
    if term == "wait":
        return Cumulants(*(CALLS * part for part in one_wait()))
    exact = 120 / 90 if term == "compute" else float(ratio)
    return drawn_each_call(column(float(median_ms)), lognormal_unit(column(exact)), column(float(times)))


def shown(sum_):
    first, second, third = (part[0, 0] for part in sum_)
    return [f"{first:.3f}", f"{second:.1f}", f"{third:.0f}"]


def whole():
    found = Cumulants(column(0), column(0), column(0))
    for term in TERMS:
        found = found.plus(cumulants(term))
    return found


TERMS = ("access", "path", "upload, download", "platform", "compute", "wait")


@pytest.fixture(scope="module")
def typical(tmp_path_factory):
    """The typical values of the ledger at the one region, by term, and its total."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "triage.yaml").write_text(EXAMPLE, encoding="utf-8")
    run(
        ["assess", str(folder / "triage.yaml"), "--format", "json", "--output-file", str(folder / "out.json")]
    )
    workload = json.loads((folder / "out.json").read_text(encoding="utf-8"))["workloads"][0]
    region = next(one for one in workload["candidates"] if one["site"] == "aws:eu-central-1")
    return {term["name"]: term["typical"] for term in region["terms"]} | {
        "total": region["total_ms"]["typical"]
    }


@pytest.mark.parametrize("term", TERMS)
def test_the_cumulants_of_a_term(term):
    assert ROWS[term][3:] == shown(cumulants(term))


def test_one_wait():
    first, second, third = shown(one_wait())
    assert f"k1 = {first}, k2 = {second}, k3 = {third}" in PAGE


def test_the_sum_and_its_quantile():
    found = whole()
    assert ROWS["sum"][3:] == shown(found)
    deviation = float(np.sqrt(found.second)[0, 0])
    skewness = float(found.third[0, 0]) / deviation**3
    total_ms = float(quantile_ms(found, column(Z95))[0, 0])
    steps = f"sqrt(K2) = {deviation:.2f}, G = {skewness:.3f}, w = {(total_ms - float(found.first[0, 0])) / deviation:.3f}"
    assert steps in PAGE
    assert f"= {total_ms:.1f} ms** at p95" in PAGE


def test_the_ledger_says_the_same(typical):
    used = [f"{typical['access']:g}", f"{typical['path']:g}", f"{typical['upload'] + typical['download']:g}"]
    assert used == [ROWS[term][0] for term in TERMS[:3]]
    assert f"prints the\nsame {typical['total']:.0f}: " in PAGE
    medians_ms = typical["total"] - typical["variation"]
    assert f"{medians_ms:.1f} of medians and mean waits, {typical['variation']:.1f} of variation" in PAGE


def test_adding_percentiles_is_wrong_by_as_much_as_told():
    p95 = sum(float(ROWS[term][0]) * float(ROWS[term][1]) * float(ROWS[term][2]) for term in TERMS[:4])
    probability = 2 * BUSY**2 / (1 + BUSY)
    while_ms = float(one_wait().first[0, 0]) / probability
    added_ms = p95 + CALLS * (120 + while_ms * log(probability / 0.05))
    assert f"would add up to {added_ms:.0f} ms" in PAGE


def test_the_cut_offs_of_edge_inversion():
    x = 20 / float(service()[0][0, 0])
    p95, mean = (cutoff_utilisation(x, SERVERS, 10 * SERVERS, q) for q in (0.95, None))
    assert f"x = 20 / 91.387 = {x:.3f}" in PAGE
    assert f"{100 * p95:.0f} % of the" in PAGE
    assert f"above {100 * mean:.0f} %" in PAGE

"""The numbers of the first screen add up, and mean what they say."""

from dataclasses import replace
from pathlib import Path

import pytest
import report_samples as samples

from edgetier.assessment import Assessment, Question
from edgetier.cli.reading import assessment_of
from edgetier.cli.settings import Settings
from edgetier.findings import Severity
from edgetier.placement.values import Candidate, Served, Term, Total
from edgetier.report.html.answers import answers_block
from edgetier.report.html.demand import S_A_DAY, requests_block
from edgetier.report.html.listed import finding_groups
from edgetier.report.html.numbers import blocks, places
from edgetier.report.html.todo import todos
from edgetier.report.html.why_edge import why_edge
from edgetier.tiering.values import Budget

ROOT = Path(__file__).parents[2]


def northwind() -> Assessment:
    return assessment_of([str(ROOT / "examples" / "northwind.yaml")], Settings())


@pytest.mark.parametrize("sample", [samples.portfolio, samples.empty, northwind])
def test_parts_add_up(sample):
    found = sample()
    judged, edge, today, requests, answers, _known = blocks(found)
    total = len(found.workloads)
    assert judged.number == f"{total:,}"
    assert sum(part.many for part in judged.parts) == total
    assert sum(part.many for part in places(found.workloads)) == total
    assert sum(part.many for part in today.parts) == total
    assert sum(part.many for part in edge.parts) == int(edge.number)
    assert f"of {sum(part.many for part in answers.parts):,} undetermined" == answers.of
    assert requests.of in ("", f"of {sum(part.many for part in requests.parts):,} whose rate is stated")


def test_the_split_is_that_of_the_summary():
    found = northwind()
    split = {part.words: part.many for part in places(found.workloads)}
    assert (split["edge"], split["cloud"], split["open: not known yet, or no place will do"]) == (
        found.summary.edge,
        found.summary.cloud,
        found.summary.open,
    )


def test_requests_a_day_go_by_the_verdict_on_the_present_place():
    item = samples.under_deployed()  # SIN asks 12 a second of a place that misses, FRA does not say
    block = requests_block((item,))
    assert block.number == f"{12 * S_A_DAY:,}"
    assert [part.many for part in block.parts] == [12 * S_A_DAY]


def test_requests_of_which_nobody_says_where_they_go_are_not_counted_as_missing():
    placed = samples.placement(sites=(Served("SIN", "metro-edge", "SIN", "meets", 2.0),))
    block = requests_block((samples.workload("a", placed),))
    assert block.number == "0"
    assert [part.many for part in block.parts] == [2 * S_A_DAY]


def edge_with_upload(upload_ms: float) -> str:
    """Why a workload is at the edge whose data takes that long to the region, of 120 ms against 100 ms."""
    far = Candidate(
        "regional-cloud",
        "r",
        "SIN",
        "misses",
        None,
        Total(120.0, 130.0, 150.0),
        (
            Term("upload", upload_ms, upload_ms, upload_ms, "declared"),
            Term("path", 60.0, 70.0, 80.0, "model"),
        ),
        "latency",
        "misses by 20 ms",
        current=False,
    )
    near = samples.candidate("metro-edge", "SIN", "meets", Total(20.0, 30.0, 40.0))
    placed = samples.placement(candidates=(far, near))
    return why_edge(samples.workload("a", placed, budget=Budget(100.0, "response", 0.95, "declared")))


@pytest.mark.parametrize(("upload_ms", "word"), [(0.0, "latency"), (19.0, "latency"), (20.0, "bandwidth")])
def test_bandwidth_is_the_reason_where_the_budget_would_hold_without_the_data(upload_ms, word):
    assert edge_with_upload(upload_ms) == word


def test_an_answer_that_settles_every_open_demand_point_decides_its_workload(portfolio):
    block = answers_block(portfolio)  # policy-search has one open demand point, and its question settles one
    assert (block.number, block.of) == ("1", "of 1 undetermined")


@pytest.mark.parametrize(
    ("settles", "number"),
    [([1, 0], "1"), ([1, 1], "≥ 2"), ([1, 1, 1], "3")],
    ids=["no further answer settles any", "c is not in the list", "every workload is in the list"],
)
def test_what_a_list_that_was_cut_off_leaves_out_is_not_denied(settles, number):
    open_still = samples.placement(decision="undetermined", location=None, site=None, sites=())
    found = samples.assessment(tuple(samples.workload(key, open_still) for key in "abc"))
    asked = tuple(
        Question(key, None, "payload", "", "", "", many) for key, many in zip("abc", settles, strict=False)
    )
    block = answers_block(replace(found, summary=replace(found.summary, ask_next=asked)))
    assert block.number == number
    assert ("further down" in block.parts[-1].words) == number.startswith("≥")


def asking(*fields_and_settles):
    open_still = samples.placement(decision="undetermined", location=None, site=None, sites=())
    found = samples.assessment(tuple(samples.workload(key, open_still) for key in "abc"))
    asked = tuple(
        Question(key, None, field, f"Ask {key} for {field}.", "", "", many)
        for key, field, many in fields_and_settles
    )
    return replace(found, summary=replace(found.summary, ask_next=asked))


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ([("a", "payload", 1), ("b", "tier", 0)], "≥ 1"),  # what b is asked next may settle it
        ([("a", "payload", 1), ("b", "tier", 0), ("b", "payload", 0)], "1"),
        ([("a", "payload", 1), ("b", "payload", 0), ("c", "tier", 0)], "1"),
    ],
)
def test_a_list_that_ends_before_the_best_question_on_a_workload_is_cut_off(asked, number):
    assert answers_block(asking(*asked)).number == number


def test_whether_a_tier_holds_is_among_what_to_do_first_and_claims_to_settle_nothing():
    found = todos(asking(("a", "tier", 0), ("a", "payload", 2), ("b", "calls", 0)), ("1", "2", "3"))
    assert [(one.what, one.why) for one in found if one.verb == "Ask"] == [
        ("a: tier", "Ask a for tier."),
        ("a: payload", "Ask a for payload. Settles 2."),
    ]


def test_where_nothing_must_be_at_the_edge_its_reasons_are_told_as_none():
    _judged, edge, *_ = blocks(samples.assessment((samples.over_deployed(),)))
    assert edge.number == "0"
    assert {part.many for part in edge.parts} == {0}
    assert [part.words.partition(":")[0] for part in edge.parts] == [
        "latency",
        "bandwidth",
        "autonomy",
        "residency",
    ]


def test_a_code_of_two_severities_has_a_row_for_each():
    found = northwind()
    first = next(one for one in found.findings if one.severity is Severity.ERROR)
    mixed = replace(found, findings=(first, first, replace(first, severity=Severity.WARNING)))
    anchors = [f"wl-{place}" for place in range(len(found.workloads))]
    rows = [(row.code, row.severity, row.many) for row in finding_groups(mixed, anchors)]
    assert rows == [(first.code, "error", "2"), (first.code, "warning", "1")]

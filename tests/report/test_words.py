"""The words that reports share."""

from dataclasses import replace

import pytest
import report_samples as samples

from edgetier.placement.values import Served, Total
from edgetier.report.words import listing, sentence
from edgetier.report.workload_words import against, binding, reason, where


def placed(**given):
    return samples.workload("w", samples.placement(**given))


def at(location, site, total, **given):
    return samples.candidate(location, site, "meets", Total(*total), **given)


def test_the_worst_of_those_that_serve_binds():
    near, far = at("metro-edge", "SIN", (10, 20, 30)), at("metro-edge", "FRA", (10, 90, 95), at="FRA")
    other = at("central-cloud", "aws:us-east-1", (300, 400, 500))
    sites = (Served("SIN", "metro-edge", "SIN", "meets"), Served("FRA", "metro-edge", "FRA", "meets"))
    assert binding(placed(candidates=(other, near, far), sites=sites)) == far


def test_while_open_the_most_central_that_might_binds():
    near, far = at("metro-edge", "SIN", (10, 20, 30)), at("central-cloud", "aws:us-east-1", (221, None, None))
    open_one = placed(
        decision="undetermined", range=("central-cloud", "metro-edge"), sites=(), candidates=(far, near)
    )
    assert binding(open_one) == far
    assert against(open_one) == ">221/500 ms p95"


def test_where_nothing_serves_the_nearest_to_meeting_binds():
    slow, fast = at("metro-edge", "SIN", (60, 70, 80)), at("device", "device", (50, 55, 60))
    now = at("regional-cloud", "aws:eu-central-1", (1, 2, 3), current=True, reason="present")
    found = placed(decision="infeasible", range=None, location=None, sites=(), candidates=(slow, fast, now))
    assert binding(found) == fast


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "metro-edge SIN"),
        ({"location": "device", "site": "device"}, "device"),
        ({"decision": "undetermined", "range": ("central-cloud", "device")}, "central-cloud..device"),
        ({"decision": "infeasible", "location": None}, "infeasible"),
        ({"decision": "not-applicable", "location": None}, "not placed"),
        ({"decision": "undetermined", "range": ("metro-edge", "metro-edge")}, "metro-edge"),
    ],
)
def test_where(given, words):
    assert where(samples.placement(**given)) == words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "latency bars more central"),
        ({"why_not_more_central": "nothing"}, "most central permitted"),
        ({"condition": "holds under 9.6 s"}, "holds under 9.6 s"),
        ({"deployment": "over", "deployment_because": "too near"}, "too near"),
        ({"decision": "undetermined", "asks": ("compute", "calls")}, "ask compute, calls"),
        ({"decision": "conflict", "why_not_more_central": "residency"}, "residency excludes every location"),
        ({"decision": "not-applicable", "location": None}, "retired, or its vendor decides"),
    ],
)
def test_reason(given, words):
    assert reason(placed(**given)) == words


def test_a_condition_starts_with_its_number():
    found = samples.under_deployed()
    item = replace(found, placement=found.placement._replace(deployment="aligned"))
    assert reason(item).startswith("call < 120 ms: metro-edge holds")


def test_sentence_counts_only_what_is_wrong():
    fine = samples.assessment((placed(),))
    assert sentence(fine) == "1 workload: 1 at the edge, 0 in the cloud, 0 open."
    assert sentence(samples.empty()) == "No workloads were assessed."


def test_listing():
    assert listing(("a", "b"), 2) == "a, b"
    assert listing(("a", "b", "c", "d"), 2) == "a, b and 2 more"

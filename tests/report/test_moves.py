"""Which workloads should move, in which order, and the sentence that sums a portfolio up."""

import pytest
import report_samples as samples

from edgetier.placement.values import CurrentState, Served
from edgetier.report.moves import by_urgency, moves, not_told, stuck, summed_up, why_it_moves

MISSES = CurrentState("central-cloud", "aws:us-east-1", "misses", 900.0)
MEETS = CurrentState("central-cloud", "aws:us-east-1", "meets", 90.0)
OPEN = {"decision": "undetermined", "location": None, "placement": None}


def item(key: str, **given):
    return samples.workload(key, samples.placement(**given))


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((), "no workloads were assessed."),
        ((item("a", deployment="aligned"),), "none of 1 workload should move."),
        ((item("a"),), "none of 1 workload should move, as far as is known."),
        (
            (item("a", deployment="under", current=MISSES), item("b", deployment="over", current=MEETS)),
            "2 of 2 workloads should move; 1 misses its budget today.",
        ),
        (
            (item("a", decision="infeasible", deployment="aligned"), item("b", deployment="aligned")),
            "none of 2 workloads should move; no place will do for 1.",
        ),
        (
            (item("a", asks=("compute",), **OPEN), item("b", asks=("demand",), **OPEN)),
            "none of 2 workloads should move, as far as is known; 2 are undetermined for want of an answer.",
        ),
        (
            (item("a", asks=("compute",), **OPEN), item("b", **OPEN)),
            "none of 2 workloads should move, as far as is known; 2 are undetermined, 1 of them for want of an answer.",
        ),
        (
            (item("a", **OPEN),),
            "none of 1 workload should move, as far as is known; 1 is undetermined, and no single answer would settle one.",
        ),
    ],
)
def test_the_sentence(items, said):
    assert summed_up(items) == said


def test_the_worst_first():
    far = CurrentState("central-cloud", "aws:us-east-1", "misses", 5000.0)
    busy = (Served("SIN", "metro-edge", "SIN", "meets", 80.0),)
    items = (
        item("over", deployment="over"),
        item("modelled", deployment="under", current=MISSES),
        item("far", deployment="under", current=far),
        item("busy", deployment="under", current=MISSES, sites=busy),
        item("seen", deployment="under", current=MISSES, deployment_is_fact=True),
        item("barred", deployment="not-permitted"),
        item("fine", deployment="aligned"),
    )
    order = ["barred", "seen", "busy", "far", "modelled", "over"]
    assert [one.id for one in moves(items)] == order
    assert [one.id for one in by_urgency(items)] == [*order, "fine"]


def test_what_no_place_will_do_for_is_told_once():
    items = (item("a", decision="conflict", deployment="not-permitted"), item("b", decision="infeasible"))
    assert [one.id for one in stuck(items)] == ["b"]
    assert [one.id for one in by_urgency(items)] == ["a", "b"]


def test_unknowns_are_counted_by_why_and_add_up():
    retired = {"decision": "not-applicable", "location": None, "placement": None}
    items = (
        item("a"),
        item("b", current=MEETS),
        item("c", **retired),
        item("d", deployment="aligned", current=MEETS),
    )
    assert not_told(items) == (
        "Not known whether they should move: 3 of 4 workloads (1 names no place where it runs, "
        "1 is open where it runs, 1 is retired or a vendor's to place)."
    )
    assert not_told(items[3:]) is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "too far; latency bars more central"),
        ({"why_not_more_central": "nothing"}, "too far"),
        ({**OPEN, "asks": ("compute",)}, "too far; open: ask compute"),
        ({**OPEN, "relaxation": "raise it to 9 ms"}, "too far; open: raise it to 9 ms"),
        ({"decision": "infeasible", "relaxation": "raise it to 9 ms"}, "too far; raise it to 9 ms"),
        ({"decision": "conflict"}, "too far"),
    ],
)
def test_the_reason_that_decides(given, said):
    placed = samples.placement(deployment="under", deployment_because="too far", **given)
    assert why_it_moves(placed) == said

"""What is said to settle an open decision does settle it: each value is measured, and the workload placed again."""

import json
from dataclasses import replace

import strategies as ours
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pipeline_runs import CATALOGUE, EXACT, PACKS, WORDS, inventory

from edgetier.catalogue.model import Interval
from edgetier.inventory.load import load
from edgetier.networking.matrix import Matrix, Measured
from edgetier.pipeline import assess
from edgetier.source import SourceText, parse

few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
ATLANTIC = {"central": "aws:us-east-1", "regions": ["aws:eu-central-1"], "metro_edge": {"metros": ["FRA"]}}
INSIDE = 0.02  # figures are rounded to a hundredth of a millisecond


def budget(ms):
    return {"budget": f"{ms} ms", "metric": "response", "percentile": "p95"}


def assessed(*works, estate=ATLANTIC, catalogue=CATALOGUE, rtt=()):
    file = parse(json.dumps(inventory(*works, estate=estate)).encode(), "0.yaml")
    loaded, _ = load([file], None, WORDS)
    lines = ["src,dst,rtt_ms,p95_ms", *(f"{src},{dst},{ms}," for src, dst, ms in rtt)]
    pairs = tuple(Measured(*row, None, number) for number, row in enumerate(rtt, 2))
    matrix = Matrix(SourceText("m.csv", "\n".join(lines)), "0" * 64, pairs) if rtt else None
    return assess(loaded, catalogue=catalogue, packs=PACKS, rtt=matrix)


def placed(work, **given):
    return assessed(work, **given).workloads[0].placement


def measurement(found, term):
    return next(one for one in found.measure if one.term == term)


def values_of(one):
    """For every location that a measurement would decide, values at both ends and in the middle."""
    for settling in one.settles:
        low = one.low_ms if settling.above_ms is None else settling.above_ms
        ends = (end for end in (settling.below_ms, one.high_ms) if end is not None)
        high = min(ends, default=low + 100)
        low, high = low + INSIDE, high - INSIDE
        if low < high:
            yield from ((settling.to, value) for value in (low, (low + high) / 2, high))


def with_access(access, ms):
    """A catalogue in which that last mile is measured."""
    known = replace(CATALOGUE.access[access], round_trip_ms=Interval(ms, ms, ms))
    return replace(CATALOGUE, access={**CATALOGUE.access, access: known})


def again(work, one, ms, estate):
    """The placement once the measurement is made."""
    if one.term == "path":
        return placed(work, estate=estate, rtt=[(one.at, one.site, ms)])
    if one.term == "access":
        return placed(work, estate=estate, catalogue=with_access(one.access, ms))
    return placed({**work, "compute": f"{ms} ms"}, estate=estate)


def check(work, estate, one):
    tried = list(values_of(one))
    for to, ms in tried:
        after = again(work, one, ms, estate)
        assert (after.decision, after.location) == ("decided", to), (one, ms)
    return tried


def test_the_way_across_the_ocean_tells_the_centre_from_the_region():
    work = {**EXACT, "latency": budget(180)}
    found = placed(work)
    assert found.decision == "undetermined"
    one = measurement(found, "path")
    assert (one.at, one.site) == ("FRA", "aws:us-east-1")
    assert [settling.to for settling in one.settles] == ["central-cloud", "regional-cloud"]
    assert check(work, ATLANTIC, one)


def test_a_compute_time_that_is_not_stated_puts_every_location_somewhere():
    work = {**{k: v for k, v in EXACT.items() if k != "compute"}, "latency": budget(300)}
    found = placed(work)
    one = measurement(found, "compute")
    assert (one.low_ms, one.high_ms, one.site) == (0, None, None)
    assert [one.term for one in found.measure] == ["compute"]
    assert check(work, ATLANTIC, one)


def test_between_the_values_nothing_is_decided():
    work = {**EXACT, "latency": budget(180)}
    one = measurement(placed(work), "path")
    below_ms, above_ms = one.settles[0].below_ms, one.settles[1].above_ms
    assert one.low_ms < below_ms < above_ms < one.high_ms
    assert again(work, one, (below_ms + above_ms) / 2, ATLANTIC).decision == "undetermined"


# Beyond p99 a skewed compute time may fill the tail alone; there the figures are approximate.
one_point = st.fixed_dictionaries(
    {
        "demand": st.lists(ours.demand_point, min_size=1, max_size=1),
        "latency": ours.latency.map(lambda one: {**one, "percentile": "p95"}),
    },
    optional={
        **{name: ours.FIELDS[name] for name in ("calls", "payload", "connection", "depends_on")},
        "compute": ours.milliseconds,
    },
)


@few
@given(one_point, ours.estates)
def test_whatever_settles_does_settle(work, estate):
    found = placed(work, estate=estate)
    ones = [one for one in found.measure if one.term in ("path", "access")]
    if "compute" not in work:
        ones += [one for one in found.measure if one.term == "compute"]
    ones = [one for one in ones if one.term != "access" or one.access]
    assume(ones)
    for one in ones:
        check(work, estate, one)


@few
@given(ours.timed, ours.estates)
def test_only_an_open_decision_is_measured_for_and_every_value_lies_in_its_range(work, estate):
    found = placed(work, estate=estate)
    assert found.decision != "decided" or not found.measure
    for one in found.measure:
        assert one.settles
        top = float("inf") if one.high_ms is None else one.high_ms
        ends = [end for settling in one.settles for end in settling[1:] if end is not None]
        assert ends == sorted(ends)
        assert all(one.low_ms - 0.01 <= end <= top + 0.01 for end in ends)
        assert (one.low_ms, one.high_ms) != (one.settles[0].above_ms, one.settles[-1].below_ms)


def test_what_settles_most_is_measured_first_and_then_what_most_demand_waits_for():
    def work(at, rps):
        return {**EXACT, "latency": budget(180), "demand": [{"at": at, "access": "fibre", "rps": rps}]}

    first = assessed(work("FRA", 1), work("FRA", 2), work("AMS", 7), work("PAR", 40)).summary.measure_first
    ways = [(one.at, one.settles, one.rps) for one in first if one.term == "path"]
    assert ways == [("FRA", 2, 3), ("PAR", 1, 40), ("AMS", 1, 7)]
    assert [(-one.settles, -one.rps) for one in first] == sorted((-one.settles, -one.rps) for one in first)


def test_the_compute_time_of_each_workload_is_its_own():
    work = {**{k: v for k, v in EXACT.items() if k != "compute"}, "latency": budget(300)}
    first = assessed(work, work).summary.measure_first
    assert [(one.term, one.workload, one.settles) for one in first] == [
        ("compute", "w0", 1),
        ("compute", "w1", 1),
    ]

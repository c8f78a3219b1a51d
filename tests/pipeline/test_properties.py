"""What must hold for any inventory: monotone ranges, honest constraints, counts and ledgers that add up."""

from collections import Counter
from copy import deepcopy
from dataclasses import replace
from itertools import groupby

import pytest
import strategies as ours
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pipeline_runs import CATALOGUE, EXACT, PACKS, assessed, inventory

from edgetier.catalogue.model import Knot
from edgetier.catalogue.residency import expand_residency

RANK = {location.name: location.rank for location in CATALOGUE.locations}
PREMISES = ("on-prem-edge", "device")
NOBODY = len(RANK)  # beyond the nearest: nothing surely meets
few = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def one(workload, estate, catalogue=CATALOGUE, packs=PACKS):
    return assessed(inventory(workload, estate=estate), catalogue=catalogue, packs=packs).workloads[0]


def candidates_by_point(placement):
    """The candidates of each demand point: locations run from far to near, the present site may follow."""
    groups, last = [], NOBODY
    for candidate in placement.candidates:
        if candidate.reason != "present" and RANK[candidate.location] <= last:
            groups.append([])
        groups[-1].append(candidate)
        last = RANK[candidate.location] if candidate.reason != "present" else last
    return [[c for c in group if c.reason != "present"] for group in groups]


def range_ends(candidates):
    """Ranks of the most central location that might meet and of the most central that surely does."""
    first = min(
        (RANK[c.location] for c in candidates if c.verdict in ("meets", "undetermined")), default=NOBODY
    )
    sure = min((RANK[c.location] for c in candidates if c.verdict == "meets"), default=NOBODY)
    return first, sure


def slower_paths(more_ms):
    def later(knot):
        return Knot(knot.distance_km, *(value + more_ms for value in knot[1:]))

    paths = {
        name: replace(
            path, knots=tuple(map(later, path.knots)), route_knots=tuple(map(later, path.route_knots))
        )
        for name, path in CATALOGUE.paths.items()
    }
    return replace(CATALOGUE, paths=paths)


def never_more_central(before, after):
    for then, now in zip(candidates_by_point(before), candidates_by_point(after), strict=True):
        first, sure = range_ends(then)
        later_first, later_sure = range_ends(now)
        assert later_first >= first
        assert later_sure >= sure


def without(workload, field):
    """The workload without a field, named by a path with dots."""
    fewer = deepcopy(workload)
    *parents, last = field.split(".")
    part = fewer
    for name in parents:
        part = part[name]
    del part[last]
    for parent in parents:
        if not fewer[parent]:
            del fewer[parent]
    return fewer


def fields_of(workload):
    for name, value in workload.items():
        yield name
        if isinstance(value, dict) and name in ("latency", "calls", "payload", "constraints"):
            yield from (f"{name}.{part}" for part in value)


@few
@given(ours.timed, ours.estates, st.integers(1, 300))
def test_a_slower_network_moves_no_end_of_the_range_away_from_users(workload, estate, more_ms):
    # An observation already contains the path, so it is left out.
    workload = {k: v for k, v in workload.items() if k != "current"}
    before, after = one(workload, estate), one(workload, estate, slower_paths(more_ms))
    never_more_central(before.placement, after.placement)


@few
@given(ours.timed, ours.estates, st.floats(0.05, 0.95))
def test_a_tighter_budget_moves_no_end_of_the_range_away_from_users(workload, estate, share):
    budget = float(workload["latency"]["budget"].split()[0])
    tighter = {**workload, "latency": {**workload["latency"], "budget": budget * share}}
    never_more_central(one(workload, estate).placement, one(tighter, estate).placement)


@few
@given(ours.workloads, ours.estates)
def test_a_field_removed_never_raises_completeness(workload, estate):
    complete = one(workload, estate).placement.completeness
    for field in fields_of(workload):
        assert one(without(workload, field), estate).placement.completeness <= complete, field


@few
@given(ours.timed, ours.estates)
def test_a_site_farther_than_the_best_of_its_class_changes_nothing(workload, estate):
    near = {
        **estate,
        "regions": ["aws:eu-central-1", "aws:eu-west-1"],
        "metro_edge": {"metros": ["PAR", "FRA"]},
    }
    near["central"] = "aws:us-east-1"
    workload = {**workload, "demand": [{"at": "FRA", "access": "fibre"}], "depends_on": []}
    far = {
        **near,
        "regions": [*near["regions"], "aws:ap-southeast-2"],
        "metro_edge": {"metros": [*near["metro_edge"]["metros"], "AKL"]},
    }
    assert one(workload, near).placement == one(workload, far).placement


@few
@given(st.lists(ours.workloads, min_size=2, max_size=4), ours.estates, st.randoms(use_true_random=False))
def test_order_changes_nothing_but_the_order(workloads, estate, random):
    named = [{"id": f"w{number}", **one} for number, one in enumerate(workloads)]
    shuffled = random.sample(named, len(named))
    packs = [replace_rows(pack, random) for pack in random.sample(list(PACKS), len(PACKS))]
    together = assessed(inventory(*named, estate=estate))
    alone = assessed(
        *(inventory(workload) for workload in shuffled), {"schema": 1, "estate": estate}, packs=packs
    )
    assert [w.id for w in alone.workloads] == [w["id"] for w in shuffled]
    found = {w.id: w for w in alone.workloads}
    for workload in together.workloads:
        assert found[workload.id].placement == workload.placement
        assert found[workload.id].tier == workload.tier
    assert Counter(alone.summary.by_location) == Counter(together.summary.by_location)


def replace_rows(pack, random):
    def mixed(table):
        return (
            table._replace(rows=tuple(random.sample(table.rows, len(table.rows))))
            if hasattr(table, "_replace")
            else replace(table, rows=tuple(random.sample(table.rows, len(table.rows))))
        )

    tables = tuple(mixed(table) for table in pack.tables)
    return pack._replace(tables=tables) if hasattr(pack, "_replace") else replace(pack, tables=tables)


@few
@given(ours.timed, ours.estates)
def test_the_range_and_the_decision_say_what_the_verdicts_say(workload, estate):
    workload = {**workload, "demand": workload.get("demand", [{"at": "FRA"}])[:1]}
    placement = one(workload, estate).placement
    assume(placement.decision in ("decided", "undetermined", "infeasible"))
    (candidates,) = candidates_by_point(placement)
    assume(any(c.verdict in ("meets", "misses", "undetermined") for c in candidates))
    first, sure = range_ends(candidates)
    if placement.decision == "infeasible":
        assert first == NOBODY
        assert placement.range is None
        return
    assert RANK[placement.range[0]] == first
    assert RANK[placement.range[1]] <= sure  # what surely meets is never beyond the near end
    is_one = placement.range[0] == placement.range[1] and sure == first
    assert (placement.decision == "decided") == (is_one or placement.condition is not None)


@few
@given(ours.workloads, ours.estates)
def test_nothing_leaves_the_permitted_countries(workload, estate):
    placement = one(workload, estate).placement
    countries = {name: region.place.country for name, region in CATALOGUE.regions.items()}
    countries |= {name: metro.place.country for name, metro in CATALOGUE.metros.items()}
    countries |= {"plant": "DE", "mill": "BR"}
    users = {"FRA": "DE", "SIN": "SG", "GRU": "BR", "NYC": "US", "SYD": "AU", "JNB": "ZA", "Tokyo, JP": "JP"}
    demand = workload.get("demand", [])
    for number, served in enumerate(placement.sites):
        for residency in (
            workload.get("constraints", {}).get("residency"),
            demand[number].get("residency") if demand else None,
        ):
            if residency is None or served.site is None:
                continue
            country = users.get(served.at) if served.site == "device" else countries[served.site]
            assert country in expand_residency(residency, CATALOGUE)[0]


@few
@given(ours.workloads, ours.estates, st.sampled_from(["offline", "safety_function"]))
def test_what_must_work_alone_never_leaves_the_premises(workload, estate, rule):
    workload = {**workload, "constraints": {**workload.get("constraints", {}), rule: True}}
    placement = one(workload, estate).placement
    assert all(served.location in (*PREMISES, None) for served in placement.sites)
    assert placement.placement in ("edge", None)
    if placement.range:
        assert set(placement.range) <= set(PREMISES)


@few
@given(st.lists(ours.workloads, max_size=5), ours.estates)
def test_the_counts_of_the_summary_add_up(workloads, estate):
    result = assessed(inventory(*workloads, estate=estate))
    summary, placements = result.summary, [w.placement for w in result.workloads]
    mixed = sum(p.placement == "mixed" for p in placements)
    out_of_scope = sum(p.decision == "not-applicable" and p.location is None for p in placements)
    total = summary.workloads
    assert total == len(workloads)
    assert summary.edge + summary.cloud + mixed + summary.open + out_of_scope == total
    assert sum(summary.by_tier.values()) == total
    assert sum(summary.by_location.values()) == total - out_of_scope
    assert sum(summary.by_decision.values()) == total
    assert sum(summary.by_why_not_more_central.values()) == sum(p.location is not None for p in placements)


@few
@given(ours.timed, ours.estates)
def test_the_lines_of_every_ledger_add_up(workload, estate):
    for candidate in one(workload, estate).placement.candidates:
        for end in ("low", "typical", "high"):
            total, lines = getattr(candidate.total_ms, end), [getattr(t, end) for t in candidate.terms]
            if total is None:
                assert not candidate.terms or None in lines
            else:
                assert sum(line or 0.0 for line in lines) == pytest.approx(total, abs=0.06), (end, candidate)


@few
@given(ours.timed, ours.estates)
def test_low_typical_and_high_keep_their_order(workload, estate):
    for candidate in one(workload, estate).placement.candidates:
        known = [value for value in candidate.total_ms if value is not None]
        assert known == sorted(known)


@few
@given(ours.timed, ours.estates)
def test_a_missing_compute_time_is_never_taken_for_none(workload, estate):
    workload = {k: v for k, v in workload.items() if k not in ("compute", "current")}
    assume(workload["latency"].get("metric") != "one-way")
    for candidate in one(workload, estate).placement.candidates:
        if candidate.terms:
            compute = next(term for term in candidate.terms if term.name == "compute")
            assert (compute.low, compute.typical, compute.high) == (0.0, None, None)
            assert candidate.total_ms.typical is None
            assert candidate.total_ms.high is None
            assert candidate.verdict != "meets"


@few
@given(ours.timed, ours.estates, ours.current)
def test_the_audit_accuses_only_with_grounds(workload, estate, current):
    assessment = one({**workload, "current": current}, estate)
    placement = assessment.placement
    budget_ms = assessment.budget.ms if assessment.budget else None
    present = [c for c in placement.candidates if c.current]
    if placement.deployment == "under":
        assert any(c.total_ms.low > budget_ms for c in present)
    if placement.deployment == "over":
        rank = RANK[placement.current.location]
        decided = placement.decision in ("decided", "not-applicable")
        for candidates, served in zip(candidates_by_point(placement), placement.sites, strict=True):
            chosen = decided and served.location and RANK[served.location] < rank
            assert chosen or any(c.verdict == "meets" and RANK[c.location] < rank for c in candidates)


def test_the_present_place_of_a_workload_is_named_once():
    placement = one(
        {**EXACT, "current": {"site": "aws:eu-west-1"}}, {"regions": ["aws:eu-west-1", "aws:eu-central-1"]}
    ).placement
    assert [(c.site, c.reason) for c in placement.candidates if c.current] == [("aws:eu-west-1", "present")]
    assert [key for key, _ in groupby(placement.candidates, key=lambda c: c.location)].count(
        "regional-cloud"
    ) == 2

"""Load: queues count where load and servers are stated, small sites queue longer, and silence widens nothing."""

from math import exp, log

import pytest
from pipeline_runs import EXACT, assessed, inventory, placed

GERMANY = {"regions": ["aws:eu-central-1"], "metro_edge": {"metros": ["FRA", "MUC", "HAM", "BER"]}}
COMPUTE = {"p50": "100 ms", "p95": "200 ms", "measured": True}


def demand(*rates):
    places = ("FRA", "MUC", "HAM", "BER")
    points = [{"at": at, "access": "fibre"} for at in places[: len(rates)]]
    return [
        point if rate is None else {**point, "rps": rate} for point, rate in zip(points, rates, strict=True)
    ]


def placement_at(rates, budget="400 ms", **capacity):
    latency = {"budget": budget, "metric": "response", "percentile": "p95"}
    return placed(GERMANY, latency=latency, compute=COMPUTE, demand=demand(*rates), capacity=capacity)


def candidate(placement, location, at="FRA"):
    return next(c for c in placement.candidates if c.location == location and c.at == at)


def wait_ms(found):
    return next((t.typical for t in found.terms if t.name == "wait"), 0.0)


def test_one_server_at_half_load_waits_as_pollaczek_and_khinchine_say():
    # M/G/1 in the mean: rho / (1 - rho) * (1 + Cs^2) / 2 service times.
    found = candidate(
        placement_at([1], servers_per_site=1, utilisation=0.5, service_variation=0.5), "metro-edge"
    )
    mean_service_ms = 100 * exp((log(2) / 1.6449) ** 2 / 2)  # of a lognormal whose p95 is twice its p50
    assert wait_ms(found) == pytest.approx(mean_service_ms * 1.5 / 2, rel=1e-3)


def test_the_nearer_site_loses_where_its_queue_eats_up_the_shorter_way():
    placement = placement_at([5, 1, 1, 1], servers_per_site=1)
    assert candidate(placement, "metro-edge").verdict == "misses"
    assert candidate(placement, "regional-cloud").verdict == "meets"
    assert placement.location == "regional-cloud"
    lost = next(i for i in placement.inversions if (i.near, i.far) == ("metro-edge", "regional-cloud"))
    assert lost.utilisation > lost.cutoff
    assert lost.servers_to_win > lost.servers


def test_the_hottest_demand_point_is_busier_than_the_mean():
    placement = placement_at([5, 1, 1, 1], servers_per_site=1, utilisation=0.3)
    hot, cold = (candidate(placement, "metro-edge", at).utilisation for at in ("FRA", "MUC"))
    assert (hot, cold) == (pytest.approx(0.3 * 5 / 8 * 4), pytest.approx(0.3 / 8 * 4))
    assert candidate(placement, "regional-cloud").utilisation == pytest.approx(0.3)


def test_a_full_site_misses_whatever_the_budget():
    found = candidate(placement_at([20], budget="50 s", servers_per_site=1), "regional-cloud")
    assert found.verdict == "misses"
    assert "queue grows without end" in found.rejected_because


def test_without_load_nothing_is_wider_and_the_verdict_says_how_far_it_holds():
    silent, said = placement_at([None]), placement_at([None], servers_per_site=4)
    assert candidate(silent, "regional-cloud").total_ms == candidate(said, "regional-cloud").total_ms
    one, four = (candidate(p, "regional-cloud").holds_up_to for p in (silent, said))
    assert 0 < one < four < 1


@pytest.mark.parametrize("servers", [1, 3])
def test_at_the_utilisation_it_holds_up_to_it_still_meets_and_a_little_above_it_does_not(servers):
    limit = candidate(placement_at([None], servers_per_site=servers), "regional-cloud").holds_up_to
    for busy, verdict in ((limit, "meets"), (limit + 0.02, "undetermined")):
        found = candidate(placement_at([None], servers_per_site=servers, utilisation=busy), "regional-cloud")
        assert found.verdict == verdict


def test_bursts_wait_longer_than_random_arrivals():
    even, bursts = (
        candidate(placement_at([1], servers_per_site=4, utilisation=0.5, arrival_variation=scv), "metro-edge")
        for scv in (1, 4)
    )
    assert wait_ms(bursts) > 2 * wait_ms(even)


def test_users_of_a_device_do_not_queue():
    placement = placed({"devices": True}, compute=COMPUTE, demand=demand(5), capacity={"servers_per_site": 1})
    assert wait_ms(candidate(placement, "device")) == 0


def test_a_stream_holds_its_server_beyond_the_first_token():
    stream = {"budget": "2 s", "metric": "first-token", "percentile": "p95"}

    def found(**capacity):
        placement = placed(GERMANY, latency=stream, compute=COMPUTE, demand=demand(0.3), capacity=capacity)
        return candidate(placement, "regional-cloud")

    silent, said = found(servers_per_site=1), found(servers_per_site=1, occupancy="2 s")
    assert (silent.utilisation, silent.holds_up_to) == (None, None)
    assert said.utilisation == pytest.approx(0.6)


def test_a_server_that_serves_a_batch_is_less_busy():
    found = candidate(placement_at([20], servers_per_site=1, batch=8), "regional-cloud")
    assert found.utilisation == pytest.approx(20 * 0.1 * exp((log(2) / 1.6449) ** 2 / 2) / 8, rel=1e-3)


def test_an_unrelated_workload_with_servers_changes_nothing():
    one = {**EXACT, "id": "one", "compute": COMPUTE, "capacity": {"service_variation": 100}}
    other = {**EXACT, "id": "other", "capacity": {"servers_per_site": 2, "utilisation": 0.5}}
    alone, beside = assessed(inventory(one)), assessed(inventory(one, other))
    assert alone.workloads[0].placement == beside.workloads[0].placement


def test_a_busy_site_is_not_called_too_far_away():
    latency = {"budget": "400 ms", "metric": "response", "percentile": "p95"}
    placement = placed(
        GERMANY,
        latency=latency,
        compute=COMPUTE,
        demand=demand(8, 1),
        capacity={"servers_per_site": 1},
        current={"site": "FRA"},
    )
    assert placement.deployment == "unknown"
    assert "its queue" in placement.deployment_because


def test_servers_that_win_are_told_at_the_loads_as_they_are():
    placement = placement_at([5, 1, 1, 1], servers_per_site=1)
    lost = next(i for i in placement.inversions if (i.near, i.far) == ("metro-edge", "regional-cloud"))
    more = placement_at([5, 1, 1, 1], servers_per_site=lost.servers_to_win)
    assert all(i.servers_to_win is None for i in more.inversions)

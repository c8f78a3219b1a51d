"""Ledgers worked out by hand, term by term, in a world of round numbers without variation."""

from dataclasses import replace

import numpy as np
import pytest
from pipeline_runs import CATALOGUE, EXACT, assessed, inventory

from edgetier.catalogue.model import Interval, Knot, PathModel
from edgetier.placement.ledger import TERMS, Rows, ledgers
from edgetier.placement.waits import Loads


def exactly(value):
    return Interval(value, value, value)


def flat(low_ms, typical_ms, high_ms, name):
    knots = (Knot(0, low_ms, typical_ms, high_ms), Knot(20040, low_ms, typical_ms, high_ms))
    return PathModel(name, knots, 1.0, CATALOGUE.paths[name].provenance)


def plain_access(name, round_trip_ms):
    # 8 Mbit/s: a thousand bytes take one millisecond.
    return replace(
        CATALOGUE.access[name],
        round_trip_ms=round_trip_ms,
        p95_over_p50=1.0,
        up_mbps=exactly(8),
        down_mbps=exactly(8),
    )


# Any path is 10 / 20 / 30 ms over the Internet and 15 over the backbone, fibre 2 / 4 / 8, a LAN 1, platforms 1.
PLAIN = replace(
    CATALOGUE,
    paths={"internet": flat(10, 20, 30, "internet"), "backbone": flat(15, 15, 15, "backbone")},
    access={
        **CATALOGUE.access,
        "fibre": plain_access("fibre", Interval(2, 4, 8)),
        "lan": plain_access("lan", exactly(1)),
        "private-5g": plain_access("private-5g", exactly(6)),
    },
    locations=tuple(
        replace(loc, platform_ms=exactly(1), platform_p95_over_p50=1.0) for loc in CATALOGUE.locations
    ),
)
ESTATE = {
    "central": "aws:us-east-1",
    "regions": ["aws:eu-central-1"],
    "metro_edge": {"metros": ["PAR"]},
    "on_prem": [{"name": "plant", "at": "48.40,9.99"}],
    "devices": True,
}
BASE = {
    **EXACT,
    "payload": {"up": "1 kB", "down": "2 kB"},
    "latency": {"budget": "5 s", "metric": "response", "percentile": "p95"},
}


def ledger(location, metric="response", **fields):
    """{term: (low, typical, high)} of the location's candidate, its total under `total`."""
    said = {**BASE, **fields, "latency": {**BASE["latency"], "metric": metric}}
    result = assessed(inventory(said, estate=ESTATE), catalogue=PLAIN)
    found = next(c for c in result.workloads[0].placement.candidates if c.location == location)
    terms = {term.name: term[1:4] for term in found.terms if term.name != "variation"}
    return {**terms, "total": tuple(found.total_ms)}


def typical(found):
    return {name: values[1] for name, values in found.items()}


# One call of 20 ms, 1 kB up, 2 kB down, warm, over fibre (4) to a region (20), platform 1.
METRICS = {
    "response": {
        "access": 4,
        "path": 20,
        "upload": 1,
        "download": 2,
        "platform": 1,
        "compute": 20,
        "total": 48,
    },
    "first-token": {"access": 4, "path": 20, "upload": 1, "platform": 1, "compute": 20, "total": 46},
    "cycle": {"access": 4, "path": 20, "upload": 1, "download": 2, "platform": 1, "compute": 20, "total": 48},
    "one-way": {"access": 2, "path": 10, "upload": 1, "total": 13},
    "inter-token": {"compute": 20, "total": 20},
    "server": {"compute": 20, "total": 20},
}


@pytest.mark.parametrize("metric", METRICS)
def test_the_terms_of_each_metric(metric):
    assert typical(ledger("regional-cloud", metric)) == METRICS[metric]


@pytest.mark.parametrize("metric", ["inter-token", "server"])
def test_where_the_network_does_not_count_every_location_is_the_same(metric):
    assert ledger("central-cloud", metric) == ledger("device", metric) == ledger("metro-edge", metric)


def test_the_range_of_each_term():
    found = ledger("regional-cloud")
    assert found["access"] == (2, 4, 8)
    assert found["path"] == (10, 20, 30)
    assert found["total"] == (36, 48, 62)  # 12 / 24 / 38 of network and 24 that are known exactly


COLD = {
    # Two more round trips of access and path, 2 * (4 + 20): they do not carry the payload again.
    "response": 48 + 48,
    "first-token": 46 + 48,
    "cycle": 48 + 48,
    "one-way": 13,
    "inter-token": 20,
    "server": 20,
}


@pytest.mark.parametrize("metric", COLD)
def test_a_cold_connection_is_two_more_round_trips(metric):
    assert typical(ledger("regional-cloud", metric, connection="cold"))["total"] == COLD[metric]


def test_an_unknown_connection_spans_warm_and_cold():
    found = ledger("regional-cloud", connection=None)
    assert found["handshake"] == (0, 0, 76)  # 2 * (8 + 30)
    assert found["total"] == (36, 48, 138)


CHAINS = {
    # Every call crosses the network: 3 * 4, 3 * 20, 3 * 1, 3 * 2.
    "client": {"access": (6, 12, 24), "path": (30, 60, 90), "upload": (3, 3, 3), "download": (6, 6, 6)},
    # Only the first does.
    "server": {"access": (2, 4, 8), "path": (10, 20, 30), "upload": (1, 1, 1), "download": (2, 2, 2)},
    # One crossing at the least, three at the most and typically.
    "unknown": {"access": (2, 12, 24), "path": (10, 60, 90), "upload": (1, 3, 3), "download": (2, 6, 6)},
}


@pytest.mark.parametrize("chained_by", [*CHAINS, None])
def test_calls_in_a_chain(chained_by):
    calls = {"model": 3, **({"chained_by": chained_by} if chained_by else {})}
    found = ledger("regional-cloud", calls=calls)
    expected = CHAINS[chained_by or "unknown"]
    assert {name: found[name] for name in expected} == expected
    assert found["platform"] == (3, 3, 3)
    assert found["compute"] == (60, 60, 60)


def test_a_chain_opens_its_connection_once():
    found = ledger("regional-cloud", calls={"model": 3, "chained_by": "client"}, connection="cold")
    assert found["handshake"] == (24, 48, 76)


def test_dependencies_are_round_trips_from_the_site():
    # Two to a bank in Paris, over the Internet: 2 * 20 from every site; a device crosses its own access, 2 * (4 + 20).
    needs = {"depends_on": [{"at": "PAR", "round_trips": 2}]}
    assert ledger("regional-cloud", **needs)["dependency"] == (20, 40, 60)
    assert ledger("metro-edge", **needs)["dependency"] == (20, 40, 60)
    assert ledger("device", **needs)["dependency"] == (24, 48, 76)


def test_between_cloud_regions_a_dependency_takes_the_backbone():
    needs = {"depends_on": [{"at": "aws:us-east-1", "round_trips": 2}]}
    assert ledger("regional-cloud", **needs)["dependency"] == (30, 30, 30)
    assert ledger("metro-edge", **needs)["dependency"] == (20, 40, 60)


def test_dependencies_are_not_multiplied_by_calls():
    needs = {"depends_on": [{"at": "PAR"}], "calls": {"model": 3, "chained_by": "client"}}
    assert ledger("regional-cloud", **needs)["dependency"] == (10, 20, 30)


def test_a_device_crosses_no_network():
    assert typical(ledger("device")) == {"platform": 1, "compute": 20, "total": 21}
    assert typical(ledger("device", connection="cold"))["total"] == 21


@pytest.mark.parametrize(("access", "round_trip_ms"), [("fibre", 1), ("lan", 1), ("private-5g", 6)])
def test_on_the_premises_a_request_crosses_their_own_network(access, round_trip_ms):
    # A wide-area last mile is not used on site, a local one is; 1 kB up and 2 kB down take 1 and 2 ms on both.
    found = typical(ledger("on-prem-edge", demand=[{"at": "48.40,9.99", "access": access}]))
    assert found == {
        "access": round_trip_ms,
        "upload": 1,
        "download": 2,
        "platform": 1,
        "compute": 20,
        "total": 24 + round_trip_ms,
    }


def test_a_site_of_the_organisation_elsewhere_is_reached_over_the_internet():
    assert ledger("on-prem-edge")["path"] == (10, 20, 30)


def test_a_missing_compute_time_has_a_low_end_only():
    found = ledger("regional-cloud", compute=None)
    assert found["compute"] == (0, None, None)
    assert found["total"] == (16, None, None)


def test_demand_from_an_unknown_place_has_ends_only():
    found = ledger("regional-cloud", demand=None)
    assert found["path"] == (10, None, 30)
    assert found["total"][1] is None


def random_rows(rng, count):
    def spread():
        return np.sort(rng.uniform(0, 100, (count, 3)), axis=1)

    def ratio():
        return rng.uniform(1, 4, (count, 1))

    compute_ms = spread()
    compute_ms[rng.random(count) < 0.3, 1:] = np.nan
    return Rows(
        access_ms=spread(),
        access_ratio=ratio(),
        path_ms=spread(),
        path_ratio=ratio(),
        dependency_ms=spread(),
        upload_ms=spread(),
        download_ms=spread(),
        platform_ms=spread(),
        platform_ratio=ratio(),
        compute_ms=compute_ms,
        compute_ratio=ratio(),
        calls=np.sort(rng.integers(1, 6, (count, 3)), axis=1).astype(float),
        crossings=np.ones((count, 3)),
        handshakes=np.tile([0.0, 0.0, 2.0], (count, 1)),
        network_factor=rng.choice([0, 0.5, 1], (count, 1)),
        counts={term: rng.random((count, 1)) < 0.8 for term in TERMS},
        z=rng.uniform(0, 3, (count, 1)),
        loads=Loads(
            servers=rng.integers(1, 9, count),
            utilisation=np.where(rng.random((count, 1)) < 0.5, rng.uniform(0, 1.2, (count, 1)), np.nan),
            rate_per_ms=rng.uniform(0, 0.1, (count, 1)),
            arrival_scv=np.ones((count, 1)),
            service_scv=np.where(rng.random((count, 1)) < 0.5, rng.uniform(0, 4, (count, 1)), np.nan),
            known=rng.random((count, 1)) < 0.7,
            held_ms=np.where(rng.random((count, 1)) < 0.3, rng.uniform(1, 99, (count, 1)), np.nan),
            tells=rng.random((count, 1)) < 0.8,
        ),
    )


def row(rows, at):
    parts = {name: getattr(rows, name) for name in Rows.__slots__}
    counts = {term: flags[at : at + 1] for term, flags in parts.pop("counts").items()}
    loads = parts.pop("loads").rows(np.array([at]))
    return Rows(**{name: array[at : at + 1] for name, array in parts.items()}, counts=counts, loads=loads)


def test_a_row_alone_and_among_a_thousand_is_the_same_to_the_byte():
    rows = random_rows(np.random.default_rng(11), 1000)
    together = ledgers(rows)
    for at in range(0, 1000, 7):
        alone = ledgers(row(rows, at))
        assert alone.total_ms.tobytes() == together.total_ms[at : at + 1].tobytes()
        assert alone.known_ms.tobytes() == together.known_ms[at : at + 1].tobytes()
        for term in TERMS:
            assert alone.medians[term].tobytes() == together.medians[term][at : at + 1].tobytes()


def test_what_a_metric_does_not_count_leaves_no_gap():
    rows = random_rows(np.random.default_rng(12), 200)
    rows.counts["compute"][:] = False
    assert np.isfinite(ledgers(rows).total_ms).all()

"""The audit of where a workload runs, and the reasons beside each location, on small inventories."""

import pytest
from pipeline_runs import EUROPE, EXACT, assessed, inventory, placed

P95 = {"metric": "response", "percentile": "p95"}
EVERYWHERE = {**EUROPE, "on_prem": [{"name": "plant", "at": "FRA", "country": "DE"}]}


def audit(budget, site, estate=EVERYWHERE, **fields):
    current = {"site": site, **fields.pop("current", {})}
    return placed(estate, latency={"budget": budget, **P95}, current=current, **fields)


# From Frankfurt with 20 ms of compute: 106 ms at the least to Virginia, at most 70 in Frankfurt.
AUDITS = [
    ("runs where it should", "80 ms", "aws:eu-central-1", "aligned"),
    ("too far", "60 ms", "aws:us-east-1", "under"),
    ("nearer than needed", "80 ms", "plant", "over"),
    ("nearer than needed by one step", "80 ms", "FRA", "over"),
    ("on a device where the centre would do", "5 s", "device", "over"),
    ("in a region where the centre would do", "5 s", "aws:eu-central-1", "over"),
    ("in the centre, which does", "5 s", "aws:us-east-1", "aligned"),
    ("in its region, which is not sure to do", "60 ms", "aws:eu-central-1", "unknown"),
    ("neither sure nor excluded", "200 ms", "aws:us-east-1", "unknown"),
]


@pytest.mark.parametrize(
    ("site", "budget", "word"), [(a[2], a[1], a[3]) for a in AUDITS], ids=[a[0] for a in AUDITS]
)
def test_the_word(site, budget, word):
    assert audit(budget, site).deployment == word


def test_not_said_where_it_runs():
    found = placed()
    assert (found.current, found.deployment) == (None, "unknown")


@pytest.mark.parametrize(
    ("fields", "because"),
    [
        ({"constraints": {"residency": ["DE"]}}, "residency does not permit aws:us-east-1 in US"),
        ({"constraints": {"offline": True}}, "it must work offline"),
        ({"constraints": {"safety_function": True}}, "a safety function may not"),
    ],
)
def test_where_it_may_not_run(fields, because):
    found = audit("5 s", "aws:us-east-1", **fields)
    assert found.deployment == "not-permitted"
    assert found.deployment_is_fact
    assert because in found.deployment_because


def test_a_constraint_beats_latency():
    found = audit("60 ms", "aws:us-east-1", constraints={"residency": ["DE"]})
    assert found.deployment == "not-permitted"


def test_what_was_seen_outranks_the_model():
    slow = audit("60 ms", "aws:eu-central-1", current={"observed": {"p95": "70 ms"}})
    assert (slow.deployment, slow.deployment_is_fact) == ("under", True)
    assert slow.deployment_because == "observed 70 ms against a budget of 60 ms"
    quick = audit("200 ms", "aws:us-east-1", current={"observed": {"p95": "150 ms"}})
    assert (quick.deployment, quick.location) == ("aligned", "central-cloud")


def test_an_observation_of_another_metric_is_not_used():
    found = audit(
        "80 ms", "aws:eu-central-1", current={"observed": {"p95": "900 ms", "metric": "first-token"}}
    )
    assert found.deployment == "aligned"


def test_an_observation_without_a_place_says_nothing():
    found = placed(compute=None, current={"observed": {"p95": "90 ms"}})
    assert "compute" in found.asks
    assert all(term.source != "observed" for c in found.candidates for term in c.terms)


def test_what_compute_and_the_rest_took_is_carried_to_other_sites():
    # 250 ms seen in Virginia; what the way there cannot explain is taken to Frankfurt.
    found = audit("200 ms", "aws:us-east-1", compute=None, current={"observed": {"p95": "250 ms"}})
    assert found.deployment == "under"
    here = next(c for c in found.candidates if c.location == "regional-cloud")
    compute = next(t for t in here.terms if t.name == "compute")
    assert compute.source == "observed"
    assert 0 <= compute.low < compute.typical < compute.high < 250


def test_a_metric_without_compute_carries_nothing():
    found = placed(
        EVERYWHERE,
        latency={"budget": "300 ms", "metric": "one-way", "percentile": "p95"},
        compute=None,
        current={"site": "aws:us-east-1", "observed": {"p95": "250 ms"}},
    )
    here = next(c for c in found.candidates if c.location == "regional-cloud")
    assert here.total_ms.typical == pytest.approx(sum(t.typical for t in here.terms), abs=0.05)
    assert "compute" not in found.asks


def test_a_tight_budget_alone_proves_a_fact():
    stated = audit("15 ms", "aws:eu-central-1")
    assert (stated.deployment, stated.deployment_is_fact) == ("under", True)  # 20 ms of compute are stated
    # Light takes 65 ms from Frankfurt to Virginia and back, and 20 ms of compute are stated.
    physical = audit("80 ms", "aws:us-east-1")
    assert (physical.deployment, physical.deployment_is_fact) == ("under", True)
    modelled = audit("95 ms", "aws:us-east-1")
    assert (modelled.deployment, modelled.deployment_is_fact) == ("under", False)


def test_nobody_waits_so_nearer_is_over():
    found = placed(EVERYWHERE, kind="training", latency=None, current={"site": "plant"})
    assert (found.decision, found.location, found.deployment) == ("not-applicable", "central-cloud", "over")
    assert found.deployment_because == (
        "nobody waits for the answer and central-cloud is permitted; on-prem-edge is nearer than needed"
    )


REASONS = [
    ({"latency": {"budget": "60 ms", **P95}}, "latency", "nothing"),
    ({"latency": {"budget": "5 s", **P95}}, "nothing", "nothing"),
    ({"constraints": {"residency": ["DE"]}, "latency": {"budget": "5 s", **P95}}, "residency", "nothing"),
    ({"constraints": {"offline": True}}, "autonomy", "nothing"),
    ({"model": {"context_tokens": "1M"}, "latency": {"budget": "60 ms", **P95}}, "latency", "memory"),
    (
        {"latency": {"budget": "300 ms", **P95}, "depends_on": [{"at": "FRA", "round_trips": 9}]},
        "dependency",
        "nothing",
    ),
]


@pytest.mark.parametrize(("fields", "central", "nearer"), REASONS, ids=[r[1] + "/" + r[2] for r in REASONS])
def test_why_not_more_central_and_why_not_nearer(fields, central, nearer):
    found = placed(EVERYWHERE, **fields)
    assert (found.why_not_more_central, found.why_not_nearer) == (central, nearer)


def test_every_rejected_location_has_a_reason():
    found = placed(EVERYWHERE, latency={"budget": "60 ms", **P95})
    rejected = {c.location: c.reason for c in found.candidates if c.location != found.location}
    assert rejected == {
        "central-cloud": "latency",
        "metro-edge": "not-needed",
        "on-prem-edge": "not-needed",
        "device": "not-needed",
    }
    assert all(c.rejected_because for c in found.candidates if c.location != found.location)


def test_demand_from_anywhere_names_no_site_out_of_many():
    found = placed(None, demand=None)
    shown = {c.location: c.site for c in found.candidates}
    assert shown["central-cloud"] == "aws:us-east-1"  # there is but one
    assert shown["regional-cloud"] is None
    assert shown["metro-edge"] is None
    assert any("without knowing where its users are" in (c.rejected_because or "") for c in found.candidates)


def test_offline_work_of_unknown_users_may_be_on_the_premises():
    estate = {"on_prem": [{"name": "plant", "at": "FRA", "country": "DE"}], "regions": ["aws:eu-central-1"]}
    found = placed(estate, demand=None, constraints={"offline": True})
    assert (found.decision, found.range) == ("undetermined", ("on-prem-edge", "on-prem-edge"))
    assert "demand" in found.asks


def test_a_system_that_is_not_counted_does_not_choose_the_site():
    # One way, nothing is asked of other systems: the region next door is the best, whatever stands in Ireland.
    found = placed(
        {"regions": ["aws:eu-west-1", "aws:eu-central-1"]},
        latency={"budget": "300 ms", "metric": "one-way", "percentile": "p95"},
        depends_on=[{"at": "aws:eu-west-1", "round_trips": 20}],
    )
    assert found.site == "aws:eu-central-1"


BOTH = [{"at": "FRA", "access": "fibre"}, {"at": "SIN", "access": "fibre"}]
BOTH_ESTATE = {
    "regions": ["aws:eu-central-1", "aws:ap-southeast-1", "aws:ap-south-1"],
    "central": "aws:us-east-1",
}


class TestOnePlaceForAll:
    def served(self, budget, **fields):
        return placed(
            BOTH_ESTATE, demand=BOTH, single_location=True, latency={"budget": budget, **P95}, **fields
        )

    def test_one_site_is_named_for_all(self):
        found = self.served("2 s")
        assert len({s.site for s in found.sites}) == 1
        together = self.served("230 ms")
        assert len({s.site for s in together.sites}) == 1
        for location in ("central-cloud", "regional-cloud"):
            assert len({c.site for c in together.candidates if c.location == location}) == 1

    def test_the_worst_demand_point_binds(self):
        # Alone, Frankfurt would be served by its own region within 60 ms.
        assert self.served("60 ms").decision == "infeasible"
        apart = placed(BOTH_ESTATE, demand=BOTH, latency={"budget": "60 ms", **P95})
        assert [s.site for s in apart.sites] == ["aws:eu-central-1", "aws:ap-southeast-1"]

    def test_flips_are_of_the_demand_point_that_binds(self):
        found = self.served("2 s")
        flip = next(f for f in found.flips if f.when.startswith("the budget falls below"))
        worst = max(c.total_ms.typical for c in found.candidates if c.location == found.location)
        assert f"{worst:.0f} ms" in flip.when

    def test_order_of_demand_does_not_matter(self):
        turned = placed(
            BOTH_ESTATE, demand=BOTH[::-1], single_location=True, latency={"budget": "230 ms", **P95}
        )
        first = self.served("230 ms")
        assert (turned.location, turned.site, turned.range, turned.flips) == (
            first.location,
            first.site,
            first.range,
            first.flips,
        )

    def test_over_needs_one_place_that_does_for_all(self):
        found = self.served("2 s", current={"site": "aws:eu-central-1"})
        assert (found.deployment, found.location) == ("over", "central-cloud")


def test_findings_of_the_audit_stand_at_the_site():
    said = {**EXACT, "latency": {"budget": "95 ms", **P95}, "current": {"site": "aws:us-east-1"}}
    result = assessed(inventory(said, estate=EVERYWHERE))
    found = next(f for f in result.findings if f.code == "ET301")
    assert found.severity.name == "WARNING"
    assert "runs too far away, at aws:us-east-1" in found.message
    assert "aws:eu-central-1" in found.help

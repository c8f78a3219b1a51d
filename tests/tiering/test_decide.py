"""The tier of a workload: bounds, what counts there and back, and what a tier rests on."""

import pytest
from pipeline_runs import workload

BOUNDS = [
    ("control-loop", 50, "live-perception"),
    ("live-perception", 100, "inline-assist"),
    ("inline-assist", 200, "conversational"),
    ("conversational", 500, "interactive"),
    ("interactive", 60_000, "batch"),
]


def latency(budget, metric="response", percentile="p95"):
    return {"budget": budget, "metric": metric, "percentile": percentile}


def tier(**fields):
    return workload(**fields).tier


@pytest.mark.parametrize(("name", "bound_ms", "following"), BOUNDS)
def test_bounds_are_inclusive(name, bound_ms, following):
    assert tier(latency=latency(bound_ms)).name == name
    assert tier(latency=latency(bound_ms + 0.001)).name == following


@pytest.mark.parametrize(("name", "bound_ms", "following"), BOUNDS)
def test_a_one_way_budget_counts_twice(name, bound_ms, following):
    found = tier(latency=latency(bound_ms / 2, "one-way"))
    assert found.name == name
    assert "there and back" in found.evidence
    assert tier(latency=latency(bound_ms / 2 + 0.001, "one-way")).name == following


@pytest.mark.parametrize("metric", ["response", "first-token", "cycle", "server"])
def test_other_metrics_count_once(metric):
    assert tier(latency=latency(100, metric)).name == "live-perception"


def test_a_budget_between_tokens_says_nothing_of_the_tier():
    found = tier(latency=latency(40, "inter-token"))
    assert (found.name, found.basis) == (None, "none")
    with_archetype = tier(latency=latency(40, "inter-token"), archetype="voice-agent")
    assert (with_archetype.name, with_archetype.basis) == ("conversational", "rule")
    assert "does not say how soon" in with_archetype.evidence


@pytest.mark.parametrize("kind", ["training", "fine-tuning"])
def test_training_with_a_budget_is_still_batch(kind):
    found = workload(kind=kind, latency=latency(100))
    assert (found.tier.name, found.tier.basis, found.budget) == ("batch", "rule", None)
    assert found.placement.decision == "not-applicable"


@pytest.mark.parametrize("kind", ["training", "fine-tuning", "batch-inference", "evaluation"])
def test_kinds_that_nobody_waits_for(kind):
    assert tier(kind=kind, latency=None).name == "batch"


def test_a_declared_budget_comes_before_the_archetype():
    found = tier(archetype="voice-agent", latency=latency(90))
    assert (found.name, found.basis) == ("live-perception", "declared")
    assert found.evidence == "budget 90 ms response p95"


def test_an_archetype_stands_in_with_its_own_budget():
    found = workload(archetype="code-completion", latency=None, kind=None)
    assert (found.tier.name, found.tier.basis) == ("inline-assist", "archetype")
    assert found.tier.evidence.startswith("archetype code-completion: ")
    assert (found.budget.ms, found.budget.source) == (200, "archetype")
    assert found.placement.provisional


def test_an_archetype_of_other_work_lends_no_budget():
    found = workload(archetype="voice-agent", latency=None, kind="training")
    assert (found.tier.name, found.budget) == ("batch", None)


def test_a_declared_tier_gives_its_bound_as_budget():
    found = workload(tier="conversational", latency=None)
    assert (found.tier.name, found.tier.basis) == ("conversational", "declared")
    assert (found.budget.ms, found.budget.metric, found.budget.source) == (500, "response", "tier")
    batch = workload(tier="batch", latency=None)
    assert (batch.tier.name, batch.budget, batch.placement.location) == ("batch", None, "central-cloud")


def test_nothing_said_is_no_tier():
    found = workload(latency=None)
    assert (found.tier.name, found.tier.basis, found.budget) == (None, "none", None)
    assert found.placement.asks == ("archetype",)


def test_what_a_budget_does_not_name_is_assumed_and_listed():
    found = workload(latency={"budget": "200 ms"}, archetype="voice-agent")
    assert found.budget.assumed == ("metric", "percentile")
    assert (found.budget.metric, found.budget.percentile) == ("first-token", 0.95)
    assert found.placement.provisional

"""What a classifier may propose, and that it never overrides anybody."""

from dataclasses import replace

import pytest
from learned_samples import CLERK, EITHER, LEARNED, NIGHTLY, STRANGE, classifier
from pipeline_runs import CATALOGUE, assessed, inventory

from edgetier.errors import UserError
from edgetier.tiering.proposing import left_open, tells_apart


def found(*workloads, learned=LEARNED):
    return assessed(inventory(*workloads), learned=learned)


def one(learned=LEARNED, **fields):
    return found(fields, learned=learned).workloads[0]


def test_an_open_tier_is_proposed_with_its_bound_as_budget():
    item = one(**CLERK, demand=[{"at": "FRA"}])
    assert (item.tier.name, item.tier.basis, item.tier.tiers) == ("interactive", "learned", ("interactive",))
    assert item.tier.probability == pytest.approx(0.9647, abs=1e-4)  # e^4 / (e^4 + 2)
    assert [moved.word for moved in item.tier.moved_by] == ["clerk"]
    assert "clerk" in item.tier.evidence
    budget = item.budget
    assert (budget.ms, budget.source, budget.assumed) == (60_000, "learned", ("metric", "percentile"))
    assert item.placement.provisional
    assert not item.placement.decision_is_fact


def test_work_that_nobody_waits_for_has_no_budget():
    item = one(**NIGHTLY)
    assert (item.tier.name, item.budget, item.placement.decision) == ("batch", None, "not-applicable")
    assert item.placement.provisional


@pytest.mark.parametrize(
    "said",
    [
        {"latency": {"budget": "300 ms", "metric": "response"}},
        {"archetype": "voice-agent"},
        {"kind": "training"},
        {"tier": "control-loop"},
    ],
)
def test_whatever_settles_a_tier_stands(said):
    without, with_ = (one(learned, **CLERK, **said) for learned in (None, LEARNED))
    assert with_ == without
    assert with_.tier.name != "interactive"


def test_a_budget_that_sets_no_tier_is_kept():
    item = one(**CLERK, latency={"budget": "40 ms", "metric": "inter-token"})
    assert (item.tier.name, item.tier.basis) == ("interactive", "learned")
    assert (item.budget.ms, item.budget.source) == (40, "declared")


def test_between_two_tiers_it_abstains_and_names_both():
    item = one(**EITHER)
    assert (item.tier.name, item.tier.basis, item.budget) == (None, "none", None)
    assert set(item.tier.tiers) == {"interactive", "batch"}
    assert item.tier.probability == pytest.approx(0.486, abs=1e-3)
    assert "a person waits at the screen" in item.tier.evidence
    assert "nobody waits" in item.tier.evidence


@pytest.mark.parametrize("error", [0.1, 0.3, 0.5])
def test_what_is_like_nothing_leaves_every_tier_whatever_may_be_missed(error):
    item = one(LEARNED._replace(error=error), **STRANGE)
    assert item.tier.name is None
    assert set(item.tier.tiers) == set(LEARNED.classifier.tiers)
    assert "fits conversational, interactive or batch" in item.tier.evidence


def test_no_words_no_opinion():
    assert one(kind="inference") == one(None, kind="inference")


def test_the_error_that_is_allowed_makes_it_bolder():
    strict, bold = (one(LEARNED._replace(error=error), **CLERK).tier for error in (0.01, 0.1))
    assert (strict.name, len(strict.tiers)) == (None, 3)
    assert (bold.name, bold.tiers) == ("interactive", ("interactive",))
    assert strict.probability == bold.probability


def test_a_tier_that_the_taxonomy_does_not_have_is_refused():
    strange = LEARNED._replace(classifier=replace(classifier(), tiers=("conversational", "slow", "batch")))
    with pytest.raises(UserError, match="'slow'"):
        one(strange, **CLERK)


@pytest.mark.parametrize(
    ("tiers", "says"),
    [
        (("interactive", "batch"), "fits interactive or batch: ask what waits for the answer"),
        (("interactive", "batch", "inline-assist"), "fits interactive, batch or inline-assist"),
        (tuple(tier.name for tier in CATALOGUE.tiers), "leaves 6 tiers open"),
    ],
)
def test_what_is_left_open_in_words(tiers, says):
    assert says in left_open(tiers, CATALOGUE)


@pytest.mark.parametrize(("count", "says"), [(0, False), (2, True), (3, True), (4, False), (6, False)])
def test_many_tiers_are_not_named_in_findings_and_questions(count, says):
    assert tells_apart(tuple(tier.name for tier in CATALOGUE.tiers)[:count]) is says


def test_a_declared_tier_beside_a_budget_that_sets_none_is_the_owner_s():
    item = one(**CLERK, latency={"budget": "40 ms", "metric": "inter-token"}, tier="conversational")
    assert (item.tier.name, item.tier.basis) == ("conversational", "declared")
    assert (item.budget.ms, item.budget.metric, item.budget.source) == (40, "inter-token", "declared")

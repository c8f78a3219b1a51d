"""A classifier in the pipeline: one batch, disagreements, findings and questions that say what it leaves open."""

import json

import pytest
from learned_samples import CLERK, EITHER, LEARNED, NIGHTLY, STRANGE
from pipeline_runs import CATALOGUE, PACKS, WORDS, assessed, inventory

from edgetier.importing.asking import to_rows
from edgetier.inventory.load import load
from edgetier.pipeline import assess
from edgetier.pipeline.questions import open_questions
from edgetier.source import parse
from edgetier.tiering.learned import suggest as learned_suggest

MANY = (
    {**CLERK, "kind": "training"},
    {**NIGHTLY, "archetype": "voice-agent"},
    {**EITHER, "archetype": "voice-agent"},
    {**NIGHTLY, "tier": "batch"},
    CLERK,
    EITHER,
    STRANGE,
    {"kind": "inference"},
)


def test_disagreements_are_those_of_settled_tiers_the_surest_first():
    told = assessed(inventory(*MANY), learned=LEARNED).disagreements
    assert [(one.workload, one.tier, one.basis, one.learned) for one in told] == [
        ("w0", "batch", "rule", "interactive"),
        ("w1", "conversational", "archetype", "batch"),
    ]
    assert [one.probability for one in told] == sorted((one.probability for one in told), reverse=True)
    assert told[0].moved_by[0].word == "clerk"


def test_all_workloads_are_asked_about_at_once(monkeypatch):
    calls = []
    real = learned_suggest.suggest
    monkeypatch.setattr(
        learned_suggest, "suggest", lambda *args, **more: calls.append(args) or real(*args, **more)
    )
    assessed(inventory(*MANY), learned=LEARNED)
    assert [len(texts) for _, texts, _ in calls] == [7]  # all but the one that says nothing


def test_the_artefact_is_an_input_and_the_error_is_kept():
    with_, without = (assessed(inventory(CLERK), learned=learned) for learned in (LEARNED, None))
    assert with_.inputs == (*without.inputs, LEARNED.file)
    assert (with_.classifier_error, without.classifier_error) == (0.1, None)
    assert without.disagreements == ()


def test_other_workloads_do_not_change_a_proposal():
    alone = assessed(inventory(CLERK), learned=LEARNED).workloads[0]
    among = assessed(inventory(*MANY), learned=LEARNED).workloads[4]
    assert among.tier == alone.tier


def test_the_finding_says_what_is_left_open():
    told = {
        one.workload: one.message
        for one in assessed(inventory(*MANY), learned=LEARNED).findings
        if one.code == "ET205"
    }
    assert set(told) == {"w5", "w6", "w7"}
    assert "the description fits interactive or batch" in told["w5"].replace(
        "batch or interactive", "interactive or batch"
    )
    assert "fits conversational, interactive or batch" in told["w6"]
    assert "fits" not in told["w7"]


def test_the_question_names_the_tiers_and_their_kinds_of_work_come_first():
    asked = {
        one.workload: one
        for one in assessed(inventory(*MANY), learned=LEARNED).summary.ask_next
        if one.field == "archetype"
    }
    assert set(asked) == {"w5", "w6", "w7"}
    narrowed, plain = asked["w5"], asked["w7"]
    assert narrowed.question.startswith("The description fits ")
    assert "(a person waits at the screen)" in narrowed.question
    assert "nobody waits" in narrowed.question
    assert set(narrowed.allowed.split(", ")) == set(plain.allowed.split(", "))
    assert narrowed.allowed.split(", ")[0] == narrowed.example != plain.allowed.split(", ")[0]
    assert "conversational" in asked["w6"].question


@pytest.mark.parametrize("code", ["ET301", "ET304", "ET305"])
def test_a_learned_budget_never_makes_an_error(code):
    far = {
        "name": "Caller",
        "description": "Answers the caller.",
        "compute": "2 s",
        "demand": [{"at": "SYD", "access": "fibre"}],
        "current": {"site": "aws:us-east-1", "observed": {"p95": "900 ms", "metric": "response"}},
    }
    estate = {"central": "aws:us-east-1"}
    result = assessed(inventory(far, estate=estate), learned=LEARNED)
    assert result.workloads[0].tier.basis == "learned"
    assert [
        one.severity.name for one in result.findings if one.code == code and one.severity == "error"
    ] == []


def questions(*workloads, learned=LEARNED):
    return open_questions(assessed(inventory(*workloads), learned=learned).workloads, CATALOGUE)


def test_a_tier_from_words_is_put_to_its_owner_before_anything_else():
    asked = questions({**CLERK, "owner": "claims", "demand": [{"at": "SIN"}, {"at": "FRA"}]})
    first, *rest = asked
    assert (first.field, first.owner, first.settles, first.example) == ("tier", "claims", 0, "interactive")
    assert first.question == (
        "Its words fit interactive (a person waits at the screen), probability 0.96. Is that so? "
        "Give the tier, or latency.budget: how long may an answer take?"
    )
    assert first.allowed.split(", ")[0] == "interactive"
    assert sorted(first.allowed.split(", ")) == sorted(tier.name for tier in CATALOGUE.tiers)
    assert first.confirms
    assert not any(one.confirms for one in rest)


@pytest.mark.parametrize(
    "declared", [{"tier": "interactive"}, {"archetype": "voice-agent"}, {"kind": "training"}]
)
def test_a_tier_that_does_not_rest_on_words_is_not_asked_about(declared):
    assert not [one for one in questions({**CLERK, **declared}) if one.confirms]


def test_work_that_nobody_waits_for_is_asked_about_as_well_but_last():
    asked = questions(NIGHTLY, EITHER, CLERK)
    assert [(one.workload, one.field) for one in asked if one.confirms] == [("w0", "tier"), ("w2", "tier")]
    assert (asked[0].workload, asked[0].settles) == ("w1", 1)


@pytest.mark.parametrize("outside", [{"status": "retired"}, {"sourcing": {"delivery": "saas"}}])
def test_what_is_not_ours_to_place_needs_no_tier(outside):
    assert not [one for one in questions({**CLERK, **outside}) if one.confirms]


def test_it_stands_right_before_the_best_question_on_its_workload_and_inflates_nothing():
    telling = {
        "description": "Answers the caller.",
        "calls": {"model": 1},
        "compute": "300 ms",
        "connection": "warm",
        "demand": [{"at": "SYD"}, {"at": "JNB"}],
    }
    asked = questions(EITHER, telling, STRANGE)
    place = next(index for index, one in enumerate(asked) if one.confirms)
    assert asked[place].settles == 0
    assert (asked[place + 1].workload, asked[place + 1].settles) == ("w1", 1)
    settling = [one.settles for one in asked if not one.confirms]
    assert settling == sorted(settling, reverse=True)
    assert [(row[0], row[2]) for row in to_rows(asked)] == [(one.workload, one.field) for one in asked]


def loaded(*workloads, **frame):
    document = {**inventory(*workloads), **frame}
    read, found = load([parse(json.dumps(document).encode(), "a.yaml")], None, WORDS)
    return assess(read, catalogue=CATALOGUE, packs=PACKS, found=found, learned=LEARNED)


@pytest.mark.parametrize(
    ("slip", "named"),
    [
        ({"tier": "conversationl"}, "tier"),
        ({"latency": {"budget": "5 parsecs"}}, "latency.budget"),
        ({"archetype": "nightly-scorin"}, "archetype"),
        ({"kind": "trainig"}, "kind"),
        ({"teir": "batch"}, "tier"),
    ],
)
@pytest.mark.parametrize("in_defaults", [False, True])
def test_a_slip_in_what_an_owner_declares_does_not_hand_the_tier_to_words(slip, named, in_defaults):
    found = loaded(CLERK, defaults=slip) if in_defaults else loaded({**CLERK, **slip})
    tier = found.workloads[0].tier
    assert (tier.name, tier.basis, tier.probability, tier.tiers) == (None, "none", None, ())
    assert tier.evidence == f"what it declares cannot be read ({named}), so its words are not asked"
    assert found.workloads[0].budget is None
    assert [one.severity for one in found.findings if one.code.startswith("ET1")] == ["error"]
    assert not [one for one in found.summary.ask_next if one.confirms]


def test_a_slip_elsewhere_or_in_another_workload_leaves_the_words_to_be_asked():
    found = loaded({**CLERK, "compute": "5 parsecs"}, {**CLERK, "tier": "bach"}, CLERK)
    assert [one.tier.basis for one in found.workloads] == ["learned", "none", "learned"]


def test_a_slip_beside_what_settles_the_tier_changes_nothing_and_contradicts_nobody():
    found = loaded({**NIGHTLY, "tier": "conversational", "archetype": "voice-agnt"})
    assert (found.workloads[0].tier.name, found.workloads[0].tier.basis) == ("conversational", "declared")
    assert found.disagreements == ()

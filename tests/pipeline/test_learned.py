"""A classifier in the pipeline: one batch, disagreements, findings and questions that say what it leaves open."""

import pytest
from learned_samples import CLERK, EITHER, LEARNED, NIGHTLY, STRANGE
from pipeline_runs import assessed, inventory

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

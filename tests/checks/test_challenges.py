"""The findings that challenge a budget or an observation, in their words."""

import pytest
from pipeline_runs import EXACT, assessed, inventory

from edgetier.checks.stated_faults import told

NEW = {"ET208", "ET209", "ET210", "ET211", "ET212", "ET403"}


def findings(**fields):
    result = assessed(inventory({"id": "w", **EXACT, **fields}))
    return {found.code: found for found in result.findings if found.code in NEW}


def latency(budget, metric, percentile):
    return {"budget": budget, "metric": metric, "percentile": percentile}


def observed(percentiles, samples):
    return {"site": "aws:us-east-1", "observed": {**percentiles, "metric": "response", "samples": samples}}


CASES = [
    (
        {"archetype": "chat-assistant", "latency": latency("100 ms", "first-token", "p95")},
        "ET208",
        "the tightest is 450 ms first-token at p99 (Llama 2 70B, interactive; MLPerf Inference rules",
    ),
    (
        {"archetype": "voice-agent", "latency": latency("2 s", "response", "p95")},
        "ET210",
        "the answer is streamed, so its users wait for the first token",
    ),
    (
        {"archetype": "visual-inspection", "latency": latency("50 ms", "one-way", "p95")},
        "ET211",
        "the budget is one way and leaves out the model and the way back",
    ),
    (
        {"archetype": "robot-guidance", "latency": latency("12 ms", "cycle", "p99")},
        "ET211",
        "published one way: 12 ms one-way (split control for robotics; 3GPP TS 22.261",
    ),
    ({"latency": latency("200 ms", "response", "p50")}, "ET212", "holds for the middle request only"),
    (
        {"current": observed({"p50": "60 ms", "p99": "90 ms"}, 40)},
        "ET403",
        "p99 from 40 samples: not identifiable, needs at least 299",
    ),
    (
        {"current": observed({"p95": "90 ms"}, 1)},
        "ET403",
        "p95 from 1 sample: not identifiable, needs at least 59",
    ),
    ({"current": observed({"p99.9": "90 ms"}, 2994)}, "ET403", "needs at least 2,995"),
]


@pytest.mark.parametrize(("fields", "code", "words"), CASES)
def test_a_challenge(fields, code, words):
    found = findings(**fields)
    assert set(found) == {code}
    assert words in found[code].message
    assert found[code].severity.name in ("NOTE", "WARNING")


@pytest.mark.parametrize(
    "fields",
    [
        {"current": observed({"p99": "90 ms"}, 299)},
        {"current": observed({"p50": "60 ms"}, 40)},
        {"current": observed({}, 1)},
        {"latency": latency("2 s", "response", "p50")},
        {"latency": latency("20 ms", "one-way", "p99.9")},
        {"archetype": "voice-agent", "latency": latency("500 ms", "first-token", "p95")},
        # A budget that is ignored is not challenged.
        {"kind": "training", "archetype": "chat-assistant", "latency": latency("1 ms", "first-token", "p99")},
        {
            "archetype": "chat-assistant",
            "latency": latency("1 ms", "first-token", "p99"),
            "status": "retired",
        },
    ],
)
def test_nothing_to_challenge(fields):
    assert findings(**fields) == {}


def test_a_precise_estimate_is_put_beside_the_weakest_claim():
    assert "262,742" in findings(current=observed({"p99": "90 ms"}, 40))["ET403"].help


def test_a_budget_that_undercuts_what_is_published_is_one_finding_not_two():
    fields = {**EXACT, "archetype": "chat-assistant", "latency": latency("40 ms", "first-token", "p95")}
    codes = {found.code for found in assessed(inventory(fields)).findings}
    assert "ET208" in codes
    assert "ET206" not in codes


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("{a} and {b}", "x and 1,234"),
        ("{labels.team}: {unknown}", "red: {unknown}"),
        ("{none} {} {{a}}", "{none} {} {x}"),
    ],
)
def test_facts_in_the_sentence_of_a_row(sentence, said):
    assert told(sentence, {"a": "x", "b": 1234, "labels.team": "red", "none": None}) == said

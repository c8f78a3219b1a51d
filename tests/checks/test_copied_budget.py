"""One budget over unlike work: when it is told, once and where."""

import pytest
from pipeline_runs import assessed, inventory

SAME = {"budget": "300 ms", "metric": "response", "percentile": "p95"}
UNLIKE = ("search-ranking", "search-ranking", "claims-triage", "contract-analysis", "document-summarisation")


def findings(archetypes, latency=SAME, **fields):
    workloads = [{"kind": "inference", "archetype": one, "latency": latency, **fields} for one in archetypes]
    return [one for one in assessed(inventory(*workloads)).findings if one.code == "ET209"]


def test_it_is_told_once_at_the_first_with_the_count():
    (found,) = findings(UNLIKE)
    assert found.workload == "w0"
    assert found.message == ("5 workloads of 4 kinds state the very same budget, 300 ms response at p95")
    assert "claims-triage, contract-analysis, document-summarisation, search-ranking" in found.help


@pytest.mark.parametrize(
    ("archetypes", "latency", "fields"),
    [
        (UNLIKE[:4], SAME, {}),
        (("search-ranking",) * 5, SAME, {}),
        (("search-ranking", "claims-triage") * 3, SAME, {}),
        # Voice, chat and translation are of one tier, and may well need the same.
        (("voice-agent", "chat-assistant", "translation-live") * 2, SAME, {}),
        (UNLIKE, {"budget": "300 ms", "metric": "response"}, {}),
        (UNLIKE, SAME, {"status": "retired"}),
        (UNLIKE, SAME, {"sourcing": {"delivery": "saas"}}),
    ],
)
def test_alike_few_vague_or_not_ours(archetypes, latency, fields):
    assert findings(archetypes, latency, **fields) == []


def test_a_portfolio_copied_in_two_halves_is_two_findings():
    halves = [{**SAME, "budget": budget} for budget in ("300 ms", "200 ms")]
    workloads = [
        {"kind": "inference", "archetype": one, "latency": latency} for latency in halves for one in UNLIKE
    ]
    found = [one for one in assessed(inventory(*workloads)).findings if one.code == "ET209"]
    assert [one.workload for one in found] == ["w0", "w5"]


def test_the_same_time_in_another_metric_or_percentile_is_another_budget():
    others = [SAME, {**SAME, "percentile": "p99"}, {**SAME, "metric": "server"}]
    workloads = [
        {"kind": "inference", "archetype": one, "latency": others[at % 3]} for at, one in enumerate(UNLIKE)
    ]
    assert not [one for one in assessed(inventory(*workloads)).findings if one.code == "ET209"]

"""ET208 to ET212: budgets that somebody should ask about."""

from edgetier.codes.code import Code

CHALLENGES = {
    "ET208": Code(
        name="budget-tighter-than-published",
        severity="note",
        family="budget",
        summary="The budget is tighter than every figure published for this kind of work.",
        why="A budget that nobody has published a need for pulls work to the edge, and somebody pays for it.",
        decided="Row budget-tighter-than-published of rules/audit.yaml, against taxonomy/requirements.yaml: figures of "
        "the archetype (of the tier, where there is none) in the same metric, or in one that the budget's holds whole. "
        "A figure at a higher percentile is compared with what the budget may be there, by the high end of "
        "compute.p95_over_p50.",
        bad="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    archetype: chat-assistant
    latency: {budget: 100 ms, metric: first-token, percentile: p95}
""",
        good="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    archetype: chat-assistant
    latency: {budget: 450 ms, metric: first-token, percentile: p99}
""",
        fix="Ask where the number comes from; take the published figure where nobody needs more.",
    ),
    "ET209": Code(
        name="budget-copied-over",
        severity="note",
        family="budget",
        summary="Workloads of unlike kinds share the very same budget.",
        why="Unlike work seldom needs the same time: a number was copied, and it is wrong for some of them.",
        decided="Budgets that agree in time, metric and percentile, over at least budget.copied_over workloads of at "
        "least budget.unlike_kinds archetypes (taxonomy/defaults.yaml) that are not all of one tier. One finding for "
        "each such budget, at the first workload. Files with an estate of their own are counted apart, unless "
        "--cross-file is given.",
        bad="""\
schema: 1
defaults: {kind: inference, latency: {budget: 300 ms, metric: response, percentile: p95}}
workloads:
  - {id: claims-search, archetype: search-ranking}
  - {id: policy-search, archetype: search-ranking}
  - {id: claims-triage, archetype: claims-triage}
  - {id: contract-review, archetype: contract-analysis}
  - {id: claims-summary, archetype: document-summarisation}
""",
        good="""\
schema: 1
defaults: {kind: inference, latency: {metric: response, percentile: p95}}
workloads:
  - {id: claims-search, archetype: search-ranking, latency: {budget: 200 ms}}
  - {id: policy-search, archetype: search-ranking, latency: {budget: 200 ms}}
  - {id: claims-triage, archetype: claims-triage, latency: {budget: 10 s}}
  - {id: contract-review, archetype: contract-analysis, latency: {budget: 60 s}}
  - {id: claims-summary, archetype: document-summarisation, latency: {budget: 20 s}}
""",
        fix="Ask each owner how long their users can wait.",
    ),
    "ET210": Code(
        name="response-of-a-stream",
        severity="note",
        family="budget",
        summary="The budget of a streamed answer is for the whole of it.",
        why="People read or listen as the answer comes; held against its last token, the work looks more urgent or slower "
        "than it is.",
        decided="Row response-of-a-stream of rules/audit.yaml: metric response, where the archetype's own metric is "
        "first-token (taxonomy/archetypes.yaml).",
        bad="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    archetype: chat-assistant
    latency: {budget: 2 s, metric: response, percentile: p95}
""",
        good="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    archetype: chat-assistant
    latency: {budget: 500 ms, metric: first-token, percentile: p95}
""",
        fix="State the time to the first token; the time between tokens is a workload of its own, with metric inter-token.",
    ),
    "ET211": Code(
        name="one-way-of-an-answer",
        severity="warning",
        family="budget",
        summary="One way is taken for there and back, or the other way round.",
        why="A one-way figure leaves out the model and the way back: as a round trip it is twice too strict or more, and "
        "for work that waits for an answer it says too little.",
        decided="Rows one-way-of-an-answer and one-way-figure-as-answer of rules/audit.yaml: metric one-way where the "
        "archetype waits for an answer, or a budget for an answer that is to the millisecond a figure which "
        "taxonomy/requirements.yaml holds for the archetype as one way, and in no other metric.",
        bad="""\
schema: 1
workloads:
  - id: picking-robot
    kind: inference
    archetype: robot-guidance
    latency: {budget: 12 ms, metric: one-way, percentile: p99}
""",
        good="""\
schema: 1
workloads:
  - id: picking-robot
    kind: inference
    archetype: robot-guidance
    latency: {budget: 50 ms, metric: cycle, percentile: p99}
""",
        fix="State the time until the answer is there, and name its metric.",
    ),
    "ET212": Code(
        name="mean-as-tail",
        severity="warning",
        family="budget",
        summary="The budget of work that may have to be near holds for the middle request only.",
        why="Half of all requests may take any time and still meet it, so it justifies no place.",
        decided="Row mean-as-tail of rules/audit.yaml: a percentile of p50 or less, in a tier that is an edge candidate "
        "(taxonomy/tiers.yaml).",
        bad="""\
schema: 1
workloads:
  - id: code-helper
    kind: inference
    latency: {budget: 200 ms, metric: response, percentile: p50}
""",
        good="""\
schema: 1
workloads:
  - id: code-helper
    kind: inference
    latency: {budget: 200 ms, metric: response, percentile: p95}
""",
        fix="State the share of requests that must be in time, such as p95 or p99.",
    ),
}

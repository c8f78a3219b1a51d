"""ET201 to ET207: budgets and tiers."""

from edgetier.codes.code import Code

BUDGETS = {
    "ET201": Code(
        name="budget-without-metric",
        severity="warning",
        family="budget",
        summary="A latency budget names no metric.",
        why="500 ms until the first token and 500 ms until the whole answer are different requirements.",
        decided="Row budget-without-metric of rules/audit.yaml. Sources use different ends: ITU-T G.114 and 3GPP "
        "TS 22.261 measure one way, MLPerf at the server. Until it is stated, the metric is the archetype's, else "
        "response, and no placement error rests on it.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 500 ms, percentile: p95}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 500 ms, metric: first-token, percentile: p95}
""",
        fix="Add metric: response, first-token, cycle, one-way, inter-token or server.",
    ),
    "ET202": Code(
        name="budget-without-percentile",
        severity="warning",
        family="budget",
        summary="A latency budget names no percentile.",
        why="A mean within budget can hide one request in ten that misses it.",
        decided="Row budget-without-percentile of rules/audit.yaml. Until it is stated, latency.percentile of "
        "taxonomy/defaults.yaml stands in, and no placement error rests on it.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 500 ms, metric: first-token}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 500 ms, metric: first-token, percentile: p95}
""",
        fix="Add percentile: p95, or whatever the requirement says.",
    ),
    "ET203": Code(
        name="tier-contradicts-budget",
        severity="error",
        family="tier",
        summary="The declared tier and the declared budget do not agree.",
        why="One of the two is wrong, and each leads to another placement.",
        decided="Row tier-contradicts-budget of rules/audit.yaml: a budget belongs to the first tier of "
        "taxonomy/tiers.yaml whose bound is not below it. One-way budgets count twice, inter-token ones set no tier.",
        bad="""\
schema: 1
workloads:
  - id: claims-scoring
    kind: inference
    tier: control-loop
    latency: {budget: 30 s, metric: response, percentile: p95}
""",
        good="""\
schema: 1
workloads:
  - id: claims-scoring
    kind: inference
    latency: {budget: 30 s, metric: response, percentile: p95}
""",
        fix="Remove the tier (it follows from the budget), or correct the budget.",
    ),
    "ET204": Code(
        name="training-with-budget",
        severity="warning",
        family="budget",
        summary="A training or fine-tuning job has a latency budget.",
        why="Nobody waits for a training step; the budget would pull it to the edge for nothing.",
        decided="Row training-with-budget of rules/audit.yaml (Signal 2026). The budget is ignored.",
        bad="""\
schema: 1
workloads:
  - id: fraud-retraining
    kind: training
    latency: {budget: 200 ms, metric: response, percentile: p95}
""",
        good="""\
schema: 1
workloads:
  - id: fraud-retraining
    kind: training
""",
        fix="Remove the budget, or correct kind.",
    ),
    "ET205": Code(
        name="unclassified",
        severity="note",
        family="tier",
        summary="Nothing says how fast the workload must answer.",
        why="Without a tier no placement can be justified.",
        decided="A tier comes from the budget, else from the kind of work and the archetype (rules/tiering.yaml), "
        "else from a declared tier. Here none of them is given.",
        bad="""\
schema: 1
workloads:
  - id: policy-search
    owner: knowledge
""",
        good="""\
schema: 1
workloads:
  - id: policy-search
    owner: knowledge
    kind: inference
    latency: {budget: 2 s, metric: response, percentile: p95}
""",
        fix="Add a latency budget, an archetype, or at least kind.",
    ),
    "ET206": Code(
        name="budget-stricter-than-class",
        severity="note",
        family="budget",
        summary="The budget is much stricter than what is published for this kind of work.",
        why="Budgets that are copied or padded create edge sites that nobody needs.",
        decided="Row budget-stricter-than-class of rules/audit.yaml: less than half of the archetype's budget in "
        "taxonomy/archetypes.yaml, in the same metric, and no published figure that it undercuts as well (ET208 names it). "
        "The factor of one half is an assumption, no public source.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    archetype: voice-agent
    latency: {budget: 220 ms, metric: first-token, percentile: p95}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    archetype: voice-agent
    latency: {budget: 500 ms, metric: first-token, percentile: p95}
""",
        fix="Check where the number comes from.",
    ),
    "ET207": Code(
        name="archetype-contradicts-kind",
        severity="warning",
        family="tier",
        summary="The archetype and the kind of the workload do not agree.",
        why="One describes work that somebody waits for, the other work that nobody waits for.",
        decided="Row archetype-contradicts-kind of rules/audit.yaml: the kind of each archetype is in "
        "taxonomy/archetypes.yaml.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    kind: training
    archetype: voice-agent
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    archetype: voice-agent
""",
        fix="Correct kind or archetype.",
    ),
}

"""ET301 to ET306: where a workload can run, and whether it runs there."""

from edgetier.codes.code import Code

PLACEMENTS = {
    "ET301": Code(
        name="under-deployed",
        severity="warning",
        family="deployment",
        summary="The workload runs too far away to meet its budget.",
        why="Its users wait longer than the requirement allows.",
        decided="Even the low total of the ledger at the present site is over the budget, or the observed latency is. "
        "It is an error only where the budget is stated with metric and percentile and is broken by the observation, "
        "or by round trips * distance / 100 km per ms (light in fibre) and the stated compute time alone; "
        "where the ledger needs a default to say so, it is a warning. See docs/how-it-decides.md.",
        bad="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:ap-southeast-1]}
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 150 ms, metric: first-token, percentile: p95}
    demand: [{at: SIN, access: fibre}]
    current: {site: aws:us-east-1}
""",
        good="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:ap-southeast-1]}
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 150 ms, metric: first-token, percentile: p95}
    demand: [{at: SIN, access: fibre}]
    current: {site: aws:ap-southeast-1}
""",
        fix="Move it to the recommended location, or relax the budget.",
    ),
    "ET302": Code(
        name="over-deployed",
        severity="warning",
        family="deployment",
        summary="The workload runs nearer than it needs to.",
        why="Edge sites pool load badly and cost more; a more central location meets the budget surely.",
        decided="Some more central permitted location meets the budget even at its high total, or the decision has "
        "fallen on one. Never an error: the high total rests on a model.",
        bad="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: {metros: [FRA]}}
workloads:
  - id: press-inspection
    kind: inference
    latency: {budget: 5 s, metric: response, percentile: p95}
    calls: {model: 1}
    compute: 180 ms
    payload: {up: 40 kB, down: 4 kB}
    connection: warm
    demand: [{at: FRA, access: fibre}]
    current: {site: FRA}
""",
        good="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: {metros: [FRA]}}
workloads:
  - id: press-inspection
    kind: inference
    latency: {budget: 5 s, metric: response, percentile: p95}
    calls: {model: 1}
    compute: 180 ms
    payload: {up: 40 kB, down: 4 kB}
    connection: warm
    demand: [{at: FRA, access: fibre}]
    current: {site: aws:us-east-1}
""",
        fix="Move it to the recommended location when it is next touched.",
    ),
    "ET303": Code(
        name="not-permitted-here",
        severity="error",
        family="deployment",
        summary="The workload runs where a constraint forbids it.",
        why="Residency, autonomy, safety and memory are not traded against latency.",
        decided="Residency: the country of the present site is not among those permitted. Autonomy, safety and "
        "memory: a row of rules/constraints.yaml. A warning where the country of the site is not known, or where "
        "it depends on how near is on the premises (on_prem.same_site_km of taxonomy/defaults.yaml).",
        bad="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1]}
workloads:
  - id: swiss-notes
    kind: batch-inference
    constraints: {residency: [EU]}
    current: {site: aws:us-east-1}
""",
        good="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1]}
workloads:
  - id: swiss-notes
    kind: batch-inference
    constraints: {residency: [EU]}
    current: {site: aws:eu-central-1}
""",
        fix="Move it to a permitted location, or correct the constraint.",
    ),
    "ET304": Code(
        name="infeasible",
        severity="warning",
        family="placement",
        summary="No permitted location can meet the budget.",
        why="The requirement, the estate or the design has to change; placement alone cannot mend it.",
        decided="At every permitted location even the low total of the ledger is over the budget. It is an error only "
        "where a budget stated in full is broken at every permitted site of a stated estate by light in fibre and "
        "the stated compute time alone, or anywhere by the compute time alone.",
        bad="""\
schema: 1
estate: {central: aws:us-east-1}
workloads:
  - id: press-loop
    kind: inference
    latency: {budget: 20 ms, metric: cycle, percentile: p99}
    demand: [{at: "48.40,9.99", access: lan}]
""",
        good="""\
schema: 1
estate:
  central: aws:us-east-1
  on_prem: [{name: plant-ulm, at: "48.40,9.99", country: DE}]
workloads:
  - id: press-loop
    kind: inference
    latency: {budget: 20 ms, metric: cycle, percentile: p99}
    demand: [{at: "48.40,9.99", access: lan}]
""",
        fix="Apply the smallest relaxation that is named.",
    ),
    "ET305": Code(
        name="conflict",
        severity="error",
        family="placement",
        summary="The constraints exclude every location of the estate.",
        why="There is nowhere left to run.",
        decided="Residency, autonomy, safety and memory are asked before any latency; each closed location is listed "
        "with its reason. A warning where the estate is the one that ships, where the country of a site is not "
        "known, or where it depends on how near is on the premises.",
        bad="""\
schema: 1
estate: {central: aws:us-east-1}
workloads:
  - id: night-scores
    kind: batch-inference
    constraints: {residency: [DE]}
""",
        good="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1]}
workloads:
  - id: night-scores
    kind: batch-inference
    constraints: {residency: [DE]}
""",
        fix="Extend the estate, or correct a constraint.",
    ),
    "ET306": Code(
        name="undetermined",
        severity="note",
        family="placement",
        summary="The placement cannot be decided from what is known.",
        why="A guess would be worse than the question.",
        decided="The range of locations that may meet the budget has more than one end. The fields whose answer "
        "would settle it are worked out by fixing each of them in turn.",
        bad="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: {metros: [FRA]}}
workloads:
  - id: claims-chat
    kind: inference
    latency: {budget: 150 ms, metric: response, percentile: p95}
    demand: [{at: FRA, access: fibre}]
""",
        good="""\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: {metros: [FRA]}}
workloads:
  - id: claims-chat
    kind: inference
    latency: {budget: 100 ms, metric: response, percentile: p95}
    calls: {model: 1}
    compute: 20 ms
    payload: {up: 4 kB, down: 4 kB}
    connection: warm
    demand: [{at: FRA, access: fibre}]
""",
        fix="Answer the question that is named.",
    ),
}

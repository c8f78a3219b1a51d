"""ET401 to ET604: observations, residency, autonomy, sourcing and portability."""

from edgetier.codes.code import Code

GROUNDS = {
    "ET401": Code(
        name="observation-disagrees",
        severity="note",
        family="network",
        summary="The observed latency lies outside what the model expects.",
        why="Either a figure in the inventory is wrong, or something slow stands in the path that it does not name.",
        decided="Observed minus the named terms at the present site: negative even at their low end, or more than "
        "half of the observation even at their high end. Only where compute is stated.",
        bad="""\
schema: 1
estate: {central: aws:us-east-1}
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 2 s, metric: first-token, percentile: p95}
    calls: {model: 1}
    compute: 120 ms
    connection: warm
    demand: [{at: NYC, access: fibre}]
    current: {site: aws:us-east-1, observed: {p95: 1900 ms, metric: first-token}}
""",
        good="""\
schema: 1
estate: {central: aws:us-east-1}
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 2 s, metric: first-token, percentile: p95}
    calls: {model: 1}
    compute: 120 ms
    connection: warm
    demand: [{at: NYC, access: fibre}]
    current: {site: aws:us-east-1, observed: {p95: 150 ms, metric: first-token}}
""",
        fix="Check the measured compute time, the calls and the dependencies.",
    ),
    "ET402": Code(
        name="observation-metric-differs",
        severity="note",
        family="network",
        summary="The observation and the budget have different metrics.",
        why="A time to first token says nothing about the whole answer.",
        decided="Row observation-metric-differs of rules/audit.yaml. Such an observation is not used.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 2 s, metric: response, percentile: p95}
    current: {site: aws:us-east-1, observed: {p95: 620 ms, metric: first-token}}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 2 s, metric: response, percentile: p95}
    current: {site: aws:us-east-1, observed: {p95: 1400 ms, metric: response}}
""",
        fix="Observe the metric that the budget names.",
    ),
    "ET403": Code(
        name="percentile-not-identifiable",
        severity="warning",
        family="network",
        summary="A percentile is claimed from too few samples to know it.",
        why="The p99 of 40 requests is the slowest of them: it may be far from what one user in a hundred sees.",
        decided="Row percentile-not-identifiable of rules/audit.yaml: fewer samples than log(0.05) / log(p), the least "
        "whose largest lies above the percentile in 95 of 100 cases: 29 for p90, 59 for p95, 299 for p99, 2,995 for "
        "p99.9. MLPerf Inference asks for far more, to know it to a twentieth of its tail: n = z^2 p (1 - p) / m^2 with "
        "z = 2.5758 and m = (1 - p) / 20, or 23,886, 50,425, 85,811 and 262,742 for p90, p95, p97 and p99.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 2 s, metric: first-token, percentile: p99}
    current: {site: aws:us-east-1, observed: {p99: 620 ms, metric: first-token, samples: 40}}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency: {budget: 2 s, metric: first-token, percentile: p99}
    current: {site: aws:us-east-1, observed: {p99: 620 ms, metric: first-token, samples: 300}}
""",
        fix="Collect more samples, or state a percentile that they can tell.",
    ),
    "ET501": Code(
        name="site-country-unknown",
        severity="warning",
        family="residency",
        summary="A site's country is not known, so data with a residency rule may not go there.",
        why="An unknown country is not a permitted country.",
        decided="Coordinates are not turned into a country: borders are too near for that. Reported once for each "
        "site, and only where some workload has a residency rule.",
        bad="""\
schema: 1
estate:
  central: aws:eu-central-1
  on_prem: [{name: plant-ulm, at: "48.40,9.99"}]
workloads:
  - id: swiss-notes
    kind: batch-inference
    constraints: {residency: [DE]}
""",
        good="""\
schema: 1
estate:
  central: aws:eu-central-1
  on_prem: [{name: plant-ulm, at: "48.40,9.99", country: DE}]
workloads:
  - id: swiss-notes
    kind: batch-inference
    constraints: {residency: [DE]}
""",
        fix="Add country: to the site.",
    ),
    "ET502": Code(
        name="unknown-residency",
        severity="error",
        family="residency",
        summary="A residency entry is neither a country nor a known group.",
        why="The constraint would permit nothing, or the wrong thing.",
        decided="ISO 3166 alpha-2 codes, and the groups of taxonomy/countries.yaml with their sources.",
        bad="""\
schema: 1
workloads:
  - id: swiss-notes
    kind: batch-inference
    constraints: {residency: [Germany]}
""",
        good="""\
schema: 1
workloads:
  - id: swiss-notes
    kind: batch-inference
    constraints: {residency: [DE, EEA]}
""",
        fix="Use ISO 3166 alpha-2 country codes, EU or EEA.",
    ),
    "ET503": Code(
        name="offline-needs-cloud",
        severity="warning",
        family="autonomy",
        summary="A workload that must run without a wide-area network depends on a cloud region.",
        why="When the line is down, so is the system that it cannot do without.",
        decided="Row offline-needs-cloud of rules/audit.yaml: constraints.offline is true, and depends_on names a "
        "cloud region of taxonomy/regions.yaml.",
        bad="""\
schema: 1
workloads:
  - id: press-loop
    kind: inference
    constraints: {offline: true}
    depends_on: [{at: aws:eu-central-1, round_trips: 1}]
""",
        good="""\
schema: 1
workloads:
  - id: press-loop
    kind: inference
    constraints: {offline: true}
    depends_on: [{at: "48.40,9.99", round_trips: 1}]
""",
        fix="Keep what it needs on the premises, or drop offline.",
    ),
    "ET601": Code(
        name="own-edge-may-be-overtaken",
        severity="note",
        family="sourcing",
        summary="Edge capacity of one's own may be overtaken by managed offers within the planning horizon.",
        why="Hardware that is bought for a few years outlives the reason to have bought it.",
        decided="Row own-edge-may-be-overtaken of rules/audit.yaml: it runs at a metro, is self-hosted, and its "
        "horizon_months reaches beyond the window that taxonomy/market.yaml gives for general availability "
        "(Signal 2026, a forecast). The advice for each workload is that of rules/sourcing.yaml.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    current: {site: FRA}
    sourcing: {delivery: self-hosted, horizon_months: 60}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    current: {site: FRA}
    sourcing: {delivery: managed-api, horizon_months: 60}
""",
        fix="Weigh a pilot of a managed edge API before building more.",
    ),
    "ET602": Code(
        name="hard-coded-endpoint",
        severity="warning",
        family="portability",
        summary="The endpoint or region is fixed in the application.",
        why="Moving the workload then means changing the application.",
        decided="Rows of rules/portability.yaml: portability says so, or says nothing while the host name in "
        "current.endpoint contains a cloud region (Signal 2026).",
        bad="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    portability: {endpoint: hard-coded}
""",
        good="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    portability: {endpoint: configured}
""",
        fix="Resolve the endpoint from configuration or a router.",
    ),
    "ET603": Code(
        name="proprietary-interface",
        severity="note",
        family="portability",
        summary="The interface is offered by one provider only.",
        why="Moving the workload then means rewriting its calls.",
        decided="Row proprietary-interface of rules/portability.yaml (Signal 2026).",
        bad="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    portability: {interface: proprietary}
""",
        good="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    portability: {interface: openai-compatible}
""",
        fix="Put a portable interface in front of it.",
    ),
    "ET604": Code(
        name="pinned-hardware",
        severity="note",
        family="portability",
        summary="The model is tied to particular hardware.",
        why="Only locations with that hardware stay open.",
        decided="Row pinned-hardware of rules/portability.yaml (Signal 2026).",
        bad="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    portability: {hardware: pinned, accelerator: h100-sxm}
""",
        good="""\
schema: 1
workloads:
  - id: claims-chat
    kind: inference
    portability: {hardware: any}
""",
        fix="Keep a build that runs elsewhere.",
    ),
}

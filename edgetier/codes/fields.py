"""ET102 to ET109: keys and values of an inventory that are not what the format says."""

from edgetier.codes.code import Code

FIELDS = {
    "ET102": Code(
        name="unknown-key",
        severity="error",
        family="schema",
        summary="A key is not part of the format.",
        why="A misspelt key is a setting that silently does nothing.",
        decided="The keys of each part are listed in docs/inventory.md and by `edgetier schema`. The nearest one is "
        "named; a required key that only seems to be missing is not reported as well.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    lattency: {budget: 500 ms, metric: first-token, percentile: p95}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    latency: {budget: 500 ms, metric: first-token, percentile: p95}
    x-ticket: RISK-812  # keys of your own begin with x-
""",
        fix="Use the key that is suggested, or prefix your own keys with x-.",
    ),
    "ET103": Code(
        name="wrong-type",
        severity="error",
        family="schema",
        summary="A value has the wrong type.",
        why="The value cannot be understood, so the workload is judged without it.",
        decided="The type of each field is in docs/inventory.md. Nothing is converted by guessing: `yes` is not a "
        "number, and 2.5 calls are not a count.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    calls: {model: several}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    calls: {model: 3}
""",
        fix="Write the value in the form that is shown.",
    ),
    "ET104": Code(
        name="bad-quantity",
        severity="error",
        family="schema",
        summary="A quantity cannot be read, or its unit is unknown.",
        why="A wrong unit moves a decision by a factor of a thousand.",
        decided="A quantity is a number and a unit. Units are case sensitive, as in the SI: kB is 1000 bytes, KiB is "
        "1024, and KB is refused because it is used for both.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    latency: {budget: 500 msec, metric: first-token, percentile: p95}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    latency: {budget: 500 ms, metric: first-token, percentile: p95}
""",
        fix="Write a number and a unit, such as 200 ms, 40 kB or 8k.",
    ),
    "ET105": Code(
        name="impossible-value",
        severity="error",
        family="schema",
        summary="A value cannot be true.",
        why="Arithmetic on an impossible value gives an impossible answer.",
        decided="Times and sizes are not negative, a p95 is not below the p50, coordinates lie on the globe, and "
        "shares lie between 0 and 1.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    compute: {p50: 180 ms, p95: 120 ms}
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    compute: {p50: 120 ms, p95: 180 ms}
""",
        fix="Correct the value; leave the field out where it is not known.",
    ),
    "ET106": Code(
        name="missing-key",
        severity="error",
        family="schema",
        summary="A required key is missing.",
        why="Without it the entry has no identity or no meaning.",
        decided="Hardly anything is required: the id of a workload, the place of a demand point or of a dependency, "
        "the name and the place of a site.",
        bad="""\
schema: 1
workloads:
  - name: Claims voice assistant
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    name: Claims voice assistant
""",
        fix="Add the key.",
    ),
    "ET107": Code(
        name="unknown-value",
        severity="error",
        family="schema",
        summary="A value is not one of those allowed.",
        why="A misspelt word selects nothing.",
        decided="Fixed words are in docs/inventory.md; tiers, archetypes, access types, metrics, locations and "
        "accelerators are those of the taxonomy in force (`edgetier taxonomy`).",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inferense
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
""",
        fix="Use one of the words listed.",
    ),
    "ET108": Code(
        name="unknown-place",
        severity="error",
        family="schema",
        summary="A place is not known.",
        why="Distance cannot be computed, so the workload is judged as if its place were missing.",
        decided="A place is looked up among your own sites, the cloud regions and metros of the taxonomy, IATA codes "
        "and cities with an airport, in this order. Nothing is asked of the network.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    demand: [{at: Xyzzy}]
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    demand: [{at: SIN}, {at: "Frankfurt, DE"}, {at: [48.40, 9.99]}]
""",
        fix="Use an IATA code, provider:region, the name of one of your sites, 'City, CC' or [lat, lon].",
    ),
    "ET109": Code(
        name="split-coordinates",
        severity="error",
        family="schema",
        summary="Coordinates in flow style were split at the comma.",
        why="YAML reads {at: 48.40,9.99} as two keys.",
        decided="YAML 1.2: inside braces a comma ends a value, so 9.99 becomes a key of its own without a value.",
        bad="""\
schema: 1
workloads:
  - id: claims-voice
    demand: [{at: 48.40,9.99}]
""",
        good="""\
schema: 1
workloads:
  - id: claims-voice
    demand: [{at: "48.40,9.99"}]
""",
        fix="Quote them, or write at: [48.40, 9.99].",
    ),
}

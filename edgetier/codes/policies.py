"""ET901 to ET951: rules, taxonomy and configuration."""

from edgetier.codes.code import Code

_TABLE = """\
schema: 1
pack: own
title: Rules of our own
tables:
  - id: night-work
    title: Work that may wait until the night
    hit: {hit}
    inputs: [{{name: kind, type: text, values: [inference, training]}}]
    outputs: [{{name: when, type: text, values: [night, day]}}]
    rows:
{rows}"""
_NIGHT = """\
      - id: training
        when: {kind: '"training"'}
        then: {when: night}
        because: nobody waits for it
"""
_DAY = """\
      - id: inference
        when: {kind: '"inference"'}
        then: {when: day}
        because: somebody waits for it
"""
_ANY = """\
      - id: anything
        when: {}
        then: {when: day}
        because: by day unless it is said otherwise
"""
_CASE = """\
    cases:
      - name: a training job
        given: {{kind: training}}
        expect: {{when: {when}}}
"""
_WIDE = """\
# Six labels of twenty values each, and 200 rows of which each looks at two of them.
schema: 1
pack: own
tables:
  - id: far-too-wide
    hit: unique
    inputs:
      - {name: labels.x0, type: text, values: [v00, v01, v02, ...]}
      - ...
    rows:
      - {id: r000, when: {labels.x1: '"v18"', labels.x4: '"v02"'}, then: {when: day}, because: both labels hold}
      - ...
"""
_GOOD = _TABLE.format(hit="unique", rows=_NIGHT + _DAY)

POLICIES = {
    "ET901": Code(
        name="bad-rule",
        severity="error",
        family="rules",
        summary="A rule pack, table or row cannot be read.",
        why="A rule that is skipped decides nothing.",
        decided="The format is in docs/rules.md. A test compares with a value that the input can have, and every "
        "row gives its reason.",
        bad=_TABLE.format(hit="unique", rows=_NIGHT.replace('"training"', '"trainning"') + _DAY),
        good=_GOOD,
        fix="Correct the row as shown.",
        suppressible=False,
        written_in="rules",
    ),
    "ET902": Code(
        name="rule-gap",
        severity="error",
        family="rules",
        summary="A decision table has no row for some input.",
        why="Workloads that fall into the gap get no answer.",
        decided="The inputs span a space of boxes; what no row covers is worked out exactly, and one point of it shown.",
        bad=_TABLE.format(hit="unique", rows=_NIGHT),
        good=_GOOD,
        fix="Add a row for the witness that is shown.",
        suppressible=False,
        written_in="rules",
    ),
    "ET903": Code(
        name="rule-overlap",
        severity="error",
        family="rules",
        summary="Two rows of a unique table match the same input.",
        why="Which of the two decides would depend on their order.",
        decided="The boxes of two rows are intersected; a warning where both give the same answer.",
        bad=_TABLE.format(hit="unique", rows=_NIGHT + _ANY),
        good=_GOOD,
        fix="Narrow one of the rows.",
        suppressible=False,
        written_in="rules",
    ),
    "ET904": Code(
        name="rule-shadowed",
        severity="error",
        family="rules",
        summary="A row can never decide anything.",
        why="Its author believes that it does.",
        decided="Its box is empty, or it asks and answers the same as another row.",
        bad=_TABLE.format(hit="collect", rows=_NIGHT + _NIGHT.replace("id: training", "id: training-again")),
        good=_TABLE.format(hit="collect", rows=_NIGHT),
        fix="Remove the row, or the rows that cover it.",
        suppressible=False,
        written_in="rules",
    ),
    "ET905": Code(
        name="rule-verification-incomplete",
        severity="warning",
        family="rules",
        summary="A table is too large to be proved complete within the limit.",
        why="What was not examined is not proved.",
        decided="The proof stops after a fixed number of boxes, so that no table can hold a run up.",
        bad=_WIDE,
        good=_GOOD,
        fix="Split the table.",
        suppressible=False,
        written_in="rules",
    ),
    "ET906": Code(
        name="rule-case-failed",
        severity="error",
        family="rules",
        summary="A case that stands beside a table does not come out as expected.",
        why="Either the table or the expectation is wrong.",
        decided="`edgetier rules test` asks the table with the facts that are given and compares the answer.",
        bad=_GOOD + _CASE.format(when="day"),
        good=_GOOD + _CASE.format(when="night"),
        fix="Correct one of them.",
        suppressible=False,
        written_in="rules",
    ),
    "ET907": Code(
        name="bad-taxonomy-entry",
        severity="error",
        family="rules",
        summary="An entry of the taxonomy cannot be read.",
        why="The shipped entry stays in force, which may not be what was meant.",
        decided="Every entry has a source and a date, ranges run low, typical, high, and no path is faster "
        "than light in fibre (100 km a millisecond, there and back).",
        bad="""\
source: own measurement
date: "2026-09-30"
access:
  site-radio: {round_trip_ms: [12, 8, 20], p95_over_p50: 2, up_mbps: [5, 10, 20], down_mbps: [10, 20, 50], local: false}
""",
        good="""\
source: own measurement
date: "2026-09-30"
access:
  site-radio: {round_trip_ms: [8, 12, 20], p95_over_p50: 2, up_mbps: [5, 10, 20], down_mbps: [10, 20, 50], local: false}
""",
        fix="Correct the entry as shown.",
        suppressible=False,
        written_in="taxonomy",
    ),
    "ET951": Code(
        name="pin-mismatch",
        severity="warning",
        family="configuration",
        summary="The rules, the taxonomy or the estate in force are not those that the configuration pins.",
        why="The same manifest may be judged differently from yesterday without anybody having changed it.",
        decided="The SHA-256 digest of what is in force is compared with the pinned one; `edgetier config` shows both.",
        bad="""\
[pins]
rules = "0000000000000000000000000000000000000000000000000000000000000000"
""",
        good="""\
fail_on = "warning"
""",
        fix="Read what changed, then write the digest that is shown into the configuration.",
        suppressible=False,
        written_in="edgetier.toml",
    ),
}

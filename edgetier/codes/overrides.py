"""ET307 to ET309: placements that people decided by hand."""

from edgetier.codes.code import Code

_START = """\
schema: 1
estate: {central: aws:us-east-1, regions: [aws:eu-central-1], metro_edge: {metros: [FRA]}}
workloads:
  - id: night-scores
    kind: batch-inference
"""

OVERRIDES = {
    "ET307": Code(
        name="override-differs",
        severity="note",
        family="placement",
        summary="A placement that was decided by hand is not the one advised.",
        why="Both may be right: the advice knows latency and constraints, people know contracts, skills and plans. "
        "Where they part, the next reader wants to know that it was meant.",
        decided="placement.override names another location than the advice, or another site of the same one. Within a "
        "range that is open no location differs; where nothing meets the budget, or the constraints leave nothing, "
        "every one does. Neither the advice nor the verdict on where it runs today depends on it.",
        bad=_START
        + """\
    placement: {override: {location: metro-edge, because: the cage is paid until 2028, date: 2026-03-01}}
""",
        good=_START
        + """\
    placement: {override: {location: central-cloud, because: the team is there, date: 2026-03-01}}
""",
        fix="Leave it where it is meant, and look at it again when its reason ends; else take the override out.",
    ),
    "ET308": Code(
        name="override-barred",
        severity="error",
        family="placement",
        summary="A placement that was decided by hand is one that a constraint or the estate bars.",
        why="Residency, autonomy, safety and memory are not for a placement to waive; and what the estate does not "
        "have cannot be used.",
        decided="The location of placement.override is closed to some demand point, by residency or by a row of "
        "rules/constraints.yaml; or its site stands in a country that is not permitted. A warning where the estate has "
        "no such site, where the site is of another location, where its country is not known, or where it depends on "
        "how near is on the premises.",
        bad=_START
        + """\
    constraints: {residency: [EU]}
    placement: {override: {location: central-cloud, because: the team is there, date: 2026-03-01}}
""",
        good=_START
        + """\
    constraints: {residency: [EU]}
    placement: {override: {location: regional-cloud, because: the data is there, date: 2026-03-01}}
""",
        fix="Decide on a permitted location, or correct the constraint or the estate.",
    ),
    "ET309": Code(
        name="override-unfounded",
        severity="warning",
        family="placement",
        summary="A placement that was decided by hand gives no reason or no day, or a day to come.",
        why="A decision that says neither why nor when cannot be looked at again; it stays for ever.",
        decided="placement.override has no because or no date, or its date is after the day that counts as today "
        "(--today, SOURCE_DATE_EPOCH, else the clock).",
        bad=_START
        + """\
    placement: {override: {location: central-cloud}}
""",
        good=_START
        + """\
    placement: {override: {location: central-cloud, because: the team is there, date: 2026-03-01}}
""",
        fix="Add because with the reason and date with the day it was decided.",
    ),
}

"""ET801 to ET805: comments that accept a finding."""

from edgetier.codes.code import Code

_MUTED = """\
schema: 1
workloads:
  - id: claims-voice
    kind: inference
    latency:
      budget: 500 ms{comment}
      metric: first-token
"""
_GOOD = _MUTED.format(
    comment='  # edgetier: ignore[ET202] until=2027-03-31 by=jane "percentile is being measured, RISK-812"'
)

SUPPRESSIONS = {
    "ET801": Code(
        name="suppression-without-reason",
        severity="warning",
        family="suppression",
        summary="A suppression gives no reason.",
        why="Nobody can judge later whether the risk that was accepted is still worth it.",
        decided="A suppression needs a reason in double quotes; without it, it silences nothing.",
        bad=_MUTED.format(comment="  # edgetier: ignore[ET202] until=2027-03-31 by=jane"),
        good=_GOOD,
        fix="Add the reason in double quotes at the end of the comment.",
        suppressible=False,
    ),
    "ET802": Code(
        name="suppression-expired",
        severity="warning",
        family="suppression",
        summary="A suppression has passed its last day.",
        why="The risk was accepted until that day and no longer, so the finding counts again.",
        decided="until= is the last day on which it holds. It is compared with today's date, or with --today.",
        bad=_MUTED.format(
            comment='  # edgetier: ignore[ET202] until=2026-01-31 by=jane "being measured, RISK-812"'
        ),
        good=_GOOD,
        fix="Mend the finding, or accept it anew with another date.",
        suppressible=False,
    ),
    "ET803": Code(
        name="suppression-unused",
        severity="warning",
        family="suppression",
        summary="A suppression silences nothing.",
        why="It would hide the next fault of its kind, which nobody has looked at.",
        decided="No finding with this code stands on the line, in the workload or in the file that it covers.",
        bad=_MUTED.format(
            comment='  # edgetier: ignore[ET301] until=2027-03-31 by=jane "vendor fix, RISK-812"'
        ),
        good=_GOOD,
        fix="Remove it.",
        suppressible=False,
    ),
    "ET804": Code(
        name="suppression-too-long",
        severity="warning",
        family="suppression",
        summary="A suppression has no last day, or one that is further away than policy allows.",
        why="A risk that is accepted for ever is forgotten.",
        decided="until= is at most max_suppression_days ahead (180, unless the configuration says otherwise).",
        bad=_MUTED.format(
            comment='  # edgetier: ignore[ET202] until=2036-03-31 by=jane "being measured, RISK-812"'
        ),
        good=_GOOD,
        fix="Choose a nearer date with until=YYYY-MM-DD.",
        suppressible=False,
    ),
    "ET805": Code(
        name="bad-suppression",
        severity="warning",
        family="suppression",
        summary="A suppression cannot be read, or names a code that does not exist or cannot be suppressed.",
        why="It silences nothing, although its author believes that it does.",
        decided='The form is: # edgetier: ignore[CODE, ...] until=YYYY-MM-DD by=NAME "reason".',
        bad=_MUTED.format(
            comment='  # edgetier: ignore[ET2002] until=2027-03-31 by=jane "being measured, RISK-812"'
        ),
        good=_GOOD,
        fix="Write it in the form that is shown.",
        suppressible=False,
    ),
}

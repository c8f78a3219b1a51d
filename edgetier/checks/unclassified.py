"""ET205: nothing says how fast the workload must answer."""

from collections.abc import Iterator

from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding
from edgetier.tiering.proposing import alternatives, tells_apart
from edgetier.tiering.values import TierDecision


def unclassified(judgement: Judgement) -> Iterator[Finding]:
    """A workload without a tier."""
    tiering, decision = judgement.tiering, judgement.placement.decision
    if tiering.tier.name is None and tiering.budget is None and decision != "not-applicable":
        yield at_field(
            "ET205",
            judgement,
            "",
            f"no latency budget, no archetype and no kind that settles it, so no tier{_left(tiering.tier)}",
            help="say who waits for the answer: add archetype, or latency: {budget, metric, percentile}",
        )


def _left(tier: TierDecision) -> str:
    """What a classifier leaves open, where one was asked."""
    return f"; the description fits {alternatives(tier.tiers)}" if tells_apart(tier.tiers) else ""

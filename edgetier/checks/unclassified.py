"""ET205: nothing says how fast the workload must answer."""

from collections.abc import Iterator

from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding


def unclassified(judgement: Judgement) -> Iterator[Finding]:
    """A workload without a tier."""
    tiering, decision = judgement.tiering, judgement.placement.decision
    if tiering.tier.name is None and tiering.budget is None and decision != "not-applicable":
        yield at_field(
            "ET205",
            judgement,
            "",
            "no latency budget, no archetype and no kind that settles it, so no tier",
            help="say who waits for the answer: add archetype, or latency: {budget, metric, percentile}",
        )

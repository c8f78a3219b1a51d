"""ET304 to ET306: nothing can meet the budget, the constraints leave nothing, or it cannot be decided."""

from collections.abc import Iterator

from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding, Severity


def unplaced(judgement: Judgement) -> Iterator[Finding]:
    """A finding at what binds: the budget, the constraints, or the workload itself."""
    placement = judgement.placement
    if placement.decision == "infeasible":
        yield _infeasible(judgement)
    elif placement.decision == "conflict":
        yield _conflict(judgement)
    elif placement.decision == "undetermined" and judgement.tiering.tier.name is not None:
        yield _undetermined(judgement)


def _infeasible(judgement: Judgement) -> Finding:
    message = "no permitted location can meet the budget"
    relaxation, severity = judgement.placement.relaxation, _severity(judgement)
    return at_field("ET304", judgement, "latency.budget", message, help=relaxation, severity=severity)


def _conflict(judgement: Judgement) -> Finding:
    message = "the constraints exclude every location of the estate"
    relaxation, severity = judgement.placement.relaxation, _severity(judgement)
    return at_field("ET305", judgement, "constraints", message, help=relaxation, severity=severity)


def _severity(judgement: Judgement) -> Severity:
    """Red only on facts: what rests on a default, or on the default estate, is a warning."""
    return Severity.ERROR if judgement.placement.decision_is_fact else Severity.WARNING


def _undetermined(judgement: Judgement) -> Finding:
    placement = judgement.placement
    ends = _ends(*placement.range) if placement.range else ""
    asks = f"state {placement.asks[0]}" if placement.asks else placement.relaxation
    return at_field("ET306", judgement, "", f"cannot be decided{ends}", help=asks)


def _ends(first: str, last: str) -> str:
    return (
        f": {first} might meet, and nothing surely does" if first == last else f" between {first} and {last}"
    )

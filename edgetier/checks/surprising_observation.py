"""ET401: what was observed lies outside what the model expects at the present site."""

from collections.abc import Iterator, Sequence

from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding, Severity
from edgetier.placement.values import Candidate
from edgetier.quantities import format_ms


def surprising_observation(judgement: Judgement) -> Iterator[Finding]:
    """An observation below what the named terms need at the least, or well above their most."""
    current = judgement.entry.workload.current
    if current is None or current.observed is None:
        return
    for candidate in judgement.placement.candidates:
        if candidate.current and candidate.terms:
            yield from _impossible(judgement, candidate, [ms for _, ms in current.observed.at_percentiles])
            yield from _unexplained(judgement, candidate)
            return


def _impossible(judgement: Judgement, candidate: Candidate, seen_ms: Sequence[float]) -> Iterator[Finding]:
    least_ms = candidate.total_ms.low
    used = any(term.source == "observed" for term in candidate.terms)
    if used or not seen_ms or least_ms is None or max(seen_ms) >= least_ms:
        return
    message = (
        f"observed {format_ms(max(seen_ms))} from {candidate.at} to {candidate.site}, less than light in fibre and "
        f"the stated times need; the model expects {format_ms(least_ms)} at the least, and the observation is not used"
    )
    yield at_field("ET401", judgement, "current.observed", message, severity=Severity.WARNING)


def _unexplained(judgement: Judgement, candidate: Candidate) -> Iterator[Finding]:
    if judgement.entry.workload.compute is None:
        return
    left = next((term for term in candidate.terms if term.name == "unexplained"), None)
    if left is not None:
        yield from _disagreement(judgement, candidate, left.low, left.high)


def _disagreement(
    judgement: Judgement, candidate: Candidate, after_least_ms: float | None, after_most_ms: float | None
) -> Iterator[Finding]:
    seen_ms = candidate.total_ms.typical
    if seen_ms is None:
        return
    if after_least_ms is not None and after_least_ms < 0:
        message = f"observed {format_ms(seen_ms)}, less than the named terms need at the least"
        yield at_field("ET401", judgement, "current.observed", message)
    elif after_most_ms is not None and after_most_ms > seen_ms / 2:
        message = f"of the observed {format_ms(seen_ms)}, {format_ms(after_most_ms)} is not explained by any named term"
        yield at_field("ET401", judgement, "current.observed", message)

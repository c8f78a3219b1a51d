"""ET401: what was observed lies outside what the model expects at the present site."""

from collections.abc import Iterator

from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding
from edgetier.placement.values import Candidate
from edgetier.quantities import format_ms


def surprising_observation(judgement: Judgement) -> Iterator[Finding]:
    """An observation below what the named terms need at the least, or well above their most."""
    if judgement.entry.workload.compute is None:
        return
    for candidate in judgement.placement.candidates:
        unexplained = next((t for t in candidate.terms if t.name == "unexplained"), None)
        if not candidate.current or unexplained is None:
            continue
        yield from _disagreement(judgement, candidate, unexplained.low, unexplained.high)
        return


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

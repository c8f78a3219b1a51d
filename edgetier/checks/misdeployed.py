"""ET301 to ET303: the workload runs too far away, nearer than needed, or where it may not."""

from collections.abc import Iterator

from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding, Severity

CODE_OF = {"under": "ET301", "over": "ET302", "not-permitted": "ET303"}
WORDS = {
    "under": "runs too far away",
    "over": "runs nearer than needed",
    "not-permitted": "runs where it may not",
}


def misdeployed(judgement: Judgement) -> Iterator[Finding]:
    """A finding at `current.site`; an error only where it rests on facts."""
    placement = judgement.placement
    code = CODE_OF.get(placement.deployment)
    if code is None or placement.current is None:
        return
    message = f"{WORDS[placement.deployment]}, at {placement.current.site}: {placement.deployment_because}"
    severity = Severity.ERROR if placement.deployment_is_fact else Severity.WARNING
    yield at_field(code, judgement, "current.site", message, severity=severity, help=_move(judgement))


def _move(judgement: Judgement) -> str | None:
    placement = judgement.placement
    if placement.location is None:
        return None
    site = f" ({placement.site})" if placement.site else ""
    if placement.location == "mixed":
        places = ", ".join(f"{s.at}: {s.location}" for s in placement.sites)
        return f"serve each demand point from its own location: {places}"
    return f"recommended: {placement.location}{site}"

"""How well founded the whole is: what is known, what stood in, what is wrong with it, what was accepted."""

from collections import Counter

from edgetier.assessment import Assessment
from edgetier.findings import Severity
from edgetier.report.html.values import Block, Part
from edgetier.report.words import percent

_LOOKS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "mute"}


def grounds_block(assessment: Assessment) -> Block:
    """Counts of different things; they do not add up to anything."""
    counted = Counter(one.severity for one in assessment.findings if one.suppressed is None)
    parts = [
        Part(counted[severity], _many(counted[severity], severity), _LOOKS[severity]) for severity in Severity
    ]
    parts += [Part(len(assessment.accepted), "accepted risks", "mute")] if assessment.accepted else []
    parts.append(Part(len(assessment.defaults_used), "defaults stand in for what is not stated", "open2"))
    known = percent(assessment.summary.completeness) if assessment.workloads else "nothing"
    return Block(known, "of what the decisions need is known", "", tuple(parts))


def _many(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"

"""The words that reports share: counts, lists, the portfolio in one sentence."""

from collections import Counter
from collections.abc import Iterable, Sequence

from edgetier.assessment import Assessment
from edgetier.findings import Finding, Severity


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def percent(share: float) -> str:
    return f"{share * 100:.0f} %"


def listing(items: Sequence[str], most: int) -> str:
    """`a, b, c and 4 more`."""
    left = len(items) - most
    return ", ".join(items[:most]) + (f" and {left} more" if left > 0 else "")


def sentence(assessment: Assessment) -> str:
    """The portfolio in one sentence."""
    found = assessment.summary
    if not found.workloads:
        return "No workloads were assessed."
    split = f"{found.edge:,} at the edge, {found.cloud:,} in the cloud, {found.open:,} open"
    wrong = [
        f"{count:,} {word}"
        for count, word in (
            (
                found.not_permitted,
                f"not permitted where {'it runs' if found.not_permitted == 1 else 'they run'}",
            ),
            (found.under_deployed, "too far away"),
            (found.over_deployed, "nearer than needed"),
        )
        if count
    ]
    return f"{plural(found.workloads, 'workload')}: {'; '.join([split, *wrong])}."


def severity_counts(findings: Iterable[Finding]) -> str:
    """`1 error, 2 warnings, 4 notes`, suppressed ones apart."""
    items = tuple(findings)
    counted = Counter(item.severity for item in items if item.suppressed is None)
    words = [plural(counted[severity], str(severity)) for severity in Severity]
    hidden = sum(item.suppressed is not None for item in items)
    return ", ".join(words) + (f" ({hidden} suppressed)" if hidden else "")

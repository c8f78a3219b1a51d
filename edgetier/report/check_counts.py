"""What a check comes to: the counts that every format states, and the sentence that closes a text."""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from edgetier.findings import Finding, Severity
from edgetier.report.words import plural
from edgetier.triage.values import CheckResult

FIXABLE = "[*]"


class Counts(NamedTuple):
    """`accepted` are the entries of the register; `fixable` is what --fix mends."""

    errors: int
    warnings: int
    notes: int
    accepted: int
    in_baseline: int
    fixable: int
    fixable_unsafely: int


def counts_of(result: CheckResult) -> Counts:
    by_severity = Counter(item.severity for item in result.findings)
    fixes = Counter(item.fix.safe for item in result.findings if item.fix)
    return Counts(
        errors=by_severity[Severity.ERROR],
        warnings=by_severity[Severity.WARNING],
        notes=by_severity[Severity.NOTE],
        accepted=len(result.accepted),
        in_baseline=result.in_baseline,
        fixable=fixes[True],
        fixable_unsafely=fixes[False],
    )


def severities(counts: Counts) -> str:
    """`2 errors, 1 warning, 0 notes`."""
    named = zip(counts, Severity, strict=False)
    return ", ".join(plural(count, str(severity)) for count, severity in named)


def looked_at(result: CheckResult) -> str:
    """`3 files, 12 workloads`."""
    return f"{plural(len(result.files), 'file')}, {plural(result.workloads, 'workload')}"


def besides(counts: Counts) -> str:
    """What does not count, and what can be mended; empty where there is neither."""
    unsafe = f"{counts.fixable_unsafely:,}{' more' if counts.fixable else ''} with --unsafe-fixes"
    words = (
        (counts.accepted, f"{counts.accepted:,} accepted"),
        (counts.in_baseline, f"{counts.in_baseline:,} in the baseline"),
        (counts.fixable, f"{FIXABLE} {counts.fixable:,} fixable with --fix"),
        (counts.fixable_unsafely, unsafe if counts.fixable else f"fixable: {unsafe}"),
    )
    return ", ".join(text for count, text in words if count)


def closing(result: CheckResult) -> str:
    """The last line of a text."""
    counts = counts_of(result)
    rest = besides(counts)
    return f"{looked_at(result)}: {severities(counts)}" + (f"; {rest}" if rest else "")


def marked(item: Finding) -> Finding:
    """The finding with a mark behind its message where --fix mends it."""
    return replace(item, message=f"{item.message} {FIXABLE}") if item.fix and item.fix.safe else item

"""What a pull request's comment folds away: every workload, findings, accepted risks, disagreements and defaults."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.findings import Finding, Severity
from edgetier.report.accepted import accepted_section
from edgetier.report.by_hand import HEADS, TITLE, by_hand_row, other_than_advised
from edgetier.report.differing import differing_section
from edgetier.report.markdown_room import Section
from edgetier.report.moves import by_urgency
from edgetier.report.words import plural, severity_counts
from edgetier.report.workload_words import MISPLACED, against, reason, tier_words, where

_WORKLOADS = ("workload", "owner", "tier", "where", "typical/budget", "today", "why")
_FINDINGS = ("severity", "code", "where", "workload", "finding")
_DEFAULTS = ("figure", "value", "source")
_WORST_FIRST = tuple(Severity)


def rest_sections(assessment: Assessment) -> Iterator[Section]:
    yield _workloads(assessment.workloads)
    yield _findings(assessment.findings)
    by_hand = other_than_advised(assessment.workloads)
    yield Section(HEADS, map(by_hand_row, by_hand), len(by_hand), 0.05, fold=f"{TITLE}: {len(by_hand):,}")
    yield accepted_section(assessment.accepted, 0.05)
    yield differing_section(assessment.disagreements, 0.05)
    defaults = assessment.defaults_used
    title = f"Rests on {plural(len(defaults), 'default')}"
    yield Section(_DEFAULTS, defaults, len(defaults), 0.05, fold=title, most=100)


def _workloads(items: Sequence[WorkloadAssessment]) -> Section:
    """The worst first here as well: where not all have room, these do."""
    title = f"All {plural(len(items), 'workload')}"
    return Section(_WORKLOADS, map(_workload, by_urgency(items)), len(items), 0.15, fold=title)


def _workload(item: WorkloadAssessment) -> tuple[str, ...]:
    placed = item.placement
    tier = tier_words(item) + (" (provisional)" if placed.provisional else "")
    today = MISPLACED.get(placed.deployment, placed.deployment)
    return (item.id, item.owner or "", tier, where(placed), against(item), today, reason(item))


def _findings(items: Sequence[Finding]) -> Section:
    counting = [item for item in items if item.suppressed is None]
    ordered = sorted(counting, key=lambda item: _WORST_FIRST.index(item.severity))
    title = f"Findings: {severity_counts(items)}"
    return Section(_FINDINGS, map(_finding, ordered), len(ordered), 0.05, fold=title, most=100)


def _finding(item: Finding) -> tuple[str, ...]:
    place = f"{item.file}:{item.span.line}"
    return (str(item.severity), f"{item.code} {item.name}", place, item.workload or "", item.message)

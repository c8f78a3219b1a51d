"""What follows from a decision, and what would reopen it."""

from collections.abc import Iterator

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.findings import AcceptedRisk, Finding
from edgetier.report.measuring_words import measured, now, settled
from edgetier.report.record.prose import prose, sentence
from edgetier.report.words import listing, plural
from edgetier.report.workload_words import NO_REASON

_MOST_DEFAULTS = 6
_MOST_FINDINGS = 20


def consequences(assessment: Assessment, item: WorkloadAssessment) -> Iterator[str]:
    """Lines of a list; one that says so where there are none."""
    told = list(_told(assessment, item))
    yield from told or ["None that this assessment knows of."]


def _told(assessment: Assessment, item: WorkloadAssessment) -> Iterator[str]:
    placed = item.placement
    if placed.condition:
        yield sentence(f"It holds on a condition: {placed.condition}")
    if placed.provisional:
        yield sentence(f"It is provisional: {_provisional(assessment, item)}")
    counting = [one for one in assessment.findings if one.workload == item.id and one.suppressed is None]
    yield from map(_finding, counting[:_MOST_FINDINGS])
    if len(counting) > _MOST_FINDINGS:
        yield f"{plural(len(counting) - _MOST_FINDINGS, 'further finding')}."
    yield from (_accepted(one) for one in assessment.accepted if one.workload == item.id)
    yield from (
        sentence(f"To measure: {measured(one, 'this workload')} ({now(one)}); {settled(one)}")
        for one in placed.measure
    )
    yield from (prose(f"Advice ({one.pack}): {one.advice} ({one.because})") for one in item.advice)
    if placed.missing:
        yield sentence(f"Not stated: {', '.join(placed.missing)}")


def _provisional(assessment: Assessment, item: WorkloadAssessment) -> str:
    values = {one.name: f"{one.name} ({one.value}; {one.source})" for one in assessment.defaults_used}
    names = item.placement.defaults
    if not names:
        return "it rests on an assumption"
    told = listing([values.get(name, name) for name in names], _MOST_DEFAULTS)
    return f"it rests on {plural(len(names), 'default')}: {told}"


def _finding(one: Finding) -> str:
    help_ = f" ({one.help})" if one.help else ""
    return prose(f"{one.code} {one.name}, {one.severity}: {one.message}{help_}")


def _accepted(one: AcceptedRisk) -> str:
    by = f" by {one.by}" if one.by else ""
    return sentence(f"Accepted{by} until {one.until or 'no date'}: {one.code} {one.name}, since {one.reason}")


def reopening(item: WorkloadAssessment) -> Iterator[str]:
    """Lines of a list: flips, the condition, the reason of a decision by hand, what is still open."""
    told = list(_reopening(item))
    yield from told or ["Another budget, demand, estate or constraint than those below were made from."]


def _reopening(item: WorkloadAssessment) -> Iterator[str]:
    placed = item.placement
    yield from (sentence(f"It becomes {flip.to} if {flip.when}") for flip in placed.flips)
    if placed.condition:
        yield "The condition above no longer holds."
    if placed.override is not None and placed.override.because:
        yield sentence(f"The reason of the decision by hand ends: {placed.override.because}")
    if placed.asks:
        yield sentence(f"An answer to what is open: {', '.join(placed.asks)}")
    if placed.relaxation:
        yield sentence(f"The smallest change that would help: {placed.relaxation}")
    if placed.why_not_more_central not in (*NO_REASON, "latency"):
        yield sentence(f"{placed.why_not_more_central} no longer bars what is more central")

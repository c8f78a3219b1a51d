"""One card a workload: the decision in a sentence, its ledger, every location's verdict, and what stands behind it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.findings import AcceptedRisk, Finding
from edgetier.placement.values import Candidate
from edgetier.report.explanation_grounds import DEFAULTS, RULES, sections_of
from edgetier.report.explanation_ledger import amount, chosen, judged
from edgetier.report.headline import headline
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.ledger import ledger
from edgetier.report.html.table import DECISIONS, TODAY, decision
from edgetier.report.sections import Fact
from edgetier.report.words import listing
from edgetier.report.workload_words import PRESENT, budget_words, tier_words, where

_NOT_NEEDED = "not-needed"
_MOST_DEFAULTS = 6


class Verdict(NamedTuple):
    """A location from one demand point: where, how its total compares, and why it is not chosen."""

    location: str
    site: str
    totals: tuple[str, ...]  # low, typical, high
    verdict: str
    why: str
    chosen: bool


class Asked(NamedTuple):
    """A demand point and its verdicts."""

    at: str
    verdicts: tuple[Verdict, ...]


class Card(NamedTuple):
    anchor: str
    id: str
    name: str
    owner: str
    origin: str
    decision: str
    where: str
    today: str
    headline: str
    tier: str
    budget: str
    labels: str
    ledger: Figure | None
    asked: tuple[Asked, ...]
    sections: tuple[tuple[str, tuple[Fact, ...]], ...]
    findings: tuple[Finding, ...]
    accepted: tuple[AcceptedRisk, ...]


def cards_of(
    assessment: Assessment, anchors: Sequence[str], findings: Mapping[str, Sequence[Finding]]
) -> Iterator[Card]:
    for item, anchor in zip(assessment.workloads, anchors, strict=True):
        accepted = tuple(one for one in assessment.accepted if one.workload == item.id)
        yield Card(
            anchor=anchor,
            id=item.id,
            name=item.name or "",
            owner=item.owner or "nobody named",
            origin=f"{item.file}:{item.line}",
            decision=DECISIONS[decision(item)],
            where=where(item.placement),
            today=TODAY[item.placement.deployment],
            headline=headline(item),
            tier=_tier(item),
            budget=_budget(item),
            labels=_labels(item),
            ledger=ledger(item, prefix=anchor),
            asked=tuple(_asked(item)),
            sections=_sections(assessment, item),
            findings=tuple(findings.get(item.id, ())),
            accepted=accepted,
        )


def _tier(item: WorkloadAssessment) -> str:
    tier = item.tier
    sure = f", probability {tier.probability:.2f}" if tier.probability is not None else ""
    return f"{tier_words(item)} ({tier.basis}{sure}): {tier.evidence}"


def _budget(item: WorkloadAssessment) -> str:
    budget = item.budget
    if budget is None:
        return ""
    assumed = f"; assumed: {', '.join(budget.assumed)}" if budget.assumed else ""
    return f"{budget_words(budget)}, {budget.source}{assumed}"


def _labels(item: WorkloadAssessment) -> str:
    return ", ".join((*item.tags, *(f"{key}: {value}" for key, value in item.labels.items())))


def _asked(item: WorkloadAssessment) -> Iterator[Asked]:
    """Demand points in their order, locations from far to near."""
    found = item.placement.candidates
    for at in dict.fromkeys(one.at for one in found):
        verdicts = tuple(_verdict(item, one) for one in found if one.at == at)
        yield Asked(at or "anywhere", verdicts)


def _verdict(item: WorkloadAssessment, one: Candidate) -> Verdict:
    site = one.site if one.site and one.site != one.location else ""
    totals = tuple(map(amount, one.total_ms)) if one.terms else ()
    return Verdict(one.location, site, totals, one.verdict, _why(item, one), chosen(item, one))


def _why(item: WorkloadAssessment, one: Candidate) -> str:
    """The sentence without the verdict, which stands in front of it already."""
    if one.reason == _NOT_NEEDED:
        return "not needed" + (", runs here now" if one.current else "")
    said = judged(item, one).removeprefix(one.verdict).lstrip(" :,")
    return said if one.reason != PRESENT else said.replace("runs here now", "the present site")


def _sections(assessment: Assessment, item: WorkloadAssessment) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """As `explain` tells them, with the rules in short and the defaults by name: the method has their values."""
    told = sections_of(assessment, item)
    shorter = {RULES: _rules(item), DEFAULTS: _defaults(item)}
    return tuple((title, tuple(shorter.get(title, facts))) for title, facts in told.items() if facts)


def _rules(item: WorkloadAssessment) -> list[Fact]:
    rules = item.rules
    told = [Fact("matched", ", ".join(rules.matched))] if rules.matched else []
    if rules.open:
        told.append(Fact("open", f"{len(rules.open):,}, waiting for {listing(rules.missing, 9)}"))
    return told


def _defaults(item: WorkloadAssessment) -> list[Fact]:
    names = item.placement.defaults
    return [Fact("", listing(names, _MOST_DEFAULTS))] if names else []

"""One card a workload: the decision in a sentence, its ledger, every location's verdict, and what stands behind it.

A report holds one for each of very many workloads, so it says each thing once and in few words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.findings import AcceptedRisk, Finding
from edgetier.placement.values import Placement
from edgetier.quantities import format_ms
from edgetier.report.by_hand import in_short as by_hand
from edgetier.report.columns import cut
from edgetier.report.explanation_grounds import sections_of
from edgetier.report.headline import headline
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.ledger import ledger
from edgetier.report.html.room import Detail
from edgetier.report.html.table import LONGEST, NOBODY, decision_words, today_words
from edgetier.report.html.verdicts import HEADS, NOTHING_THERE, SHORT_HEADS, Asked, in_short, verdicts_of
from edgetier.report.learned_words import classifier_says, sure
from edgetier.report.sections import Fact
from edgetier.report.words import listing, percent
from edgetier.report.workload_words import MISPLACED, NO_REASON, budget_words, tier_words, where

RULES, DEFAULTS, LABELS = "Rules", "Defaults", "Labels"
_AS_EXPLAINED = ("Measure", "Under load")
_TOLD_BY_FINDINGS = ("For", "Smallest change")
_MOST_DEFAULTS = 6
_URGENT = (("not-permitted", "conflict"), ("under", "infeasible"), ("over", "undetermined"))


class Card(NamedTuple):
    """`facts` are labelled lines; an empty ledger is none."""

    anchor: str
    id: str
    name: str
    owner: str
    decision: str
    where: str
    misplaced: str
    headline: str
    requirement: str
    ledger: Figure | None
    heads: tuple[str, ...]
    asked: tuple[Asked, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[AcceptedRisk, ...]
    facts: tuple[Fact, ...]


def cards_of(
    assessment: Assessment, anchors: Sequence[str], findings: Mapping[str, Sequence[Finding]]
) -> Iterator[Card]:
    """In the order of the inventory."""
    for number, (item, anchor) in enumerate(zip(assessment.workloads, anchors, strict=True)):
        placed = item.placement
        yield Card(
            anchor=anchor,
            id=item.id,
            name=cut(item.name or "", LONGEST),
            owner=cut(item.owner or NOBODY, LONGEST),
            decision=decision_words(item),
            where=where(placed) if placed.location or placed.range else "",
            misplaced=today_words(item) if placed.deployment in MISPLACED else "",
            headline=headline(item),
            requirement=_requirement(item),
            ledger=ledger(_within(item), prefix=f"l{number}", key=False),
            heads=HEADS,
            asked=verdicts_of(item),
            findings=tuple(findings.get(item.id, ())),
            accepted=tuple(one for one in assessment.accepted if one.workload == item.id),
            facts=tuple(_unsaid(_facts(assessment, item), findings.get(item.id, ()))),
        )


def urgency_of(item: WorkloadAssessment) -> int:
    """0 where it must not stay as it is, more where less depends on it."""
    words = (item.placement.deployment, item.placement.decision)
    return next((rank for rank, urgent in enumerate(_URGENT) if set(words) & set(urgent)), len(_URGENT))


def in_detail(card: Card, detail: Detail) -> Card:
    """The card, or as much of it as is asked for."""
    if detail is Detail.FULL:
        return card
    facts = tuple(fact for fact in card.facts if fact.label not in (RULES, DEFAULTS, LABELS))
    if detail is Detail.LEAST:
        return card._replace(ledger=None, asked=(), facts=facts)
    return card._replace(heads=SHORT_HEADS, asked=tuple(map(in_short, card.asked)), facts=facts)


def _within(item: WorkloadAssessment) -> WorkloadAssessment:
    """Without the locations in which the estate has nothing: there is no bar to draw."""
    found = tuple(one for one in item.placement.candidates if one.reason != NOTHING_THERE)
    return replace(item, placement=item.placement._replace(candidates=found))


def _unsaid(facts: Iterable[Fact], findings: Sequence[Finding]) -> Iterator[Fact]:
    """Facts that no finding above them has told in the same words."""
    told = " ".join(f"{one.message} {one.help or ''}" for one in findings)
    return (fact for fact in facts if fact.label not in _TOLD_BY_FINDINGS or fact.text not in told)


def _requirement(item: WorkloadAssessment) -> str:
    """How fast, why so, and where that is written."""
    tier, budget = item.tier, item.budget
    told = [f"{tier_words(item)} ({tier.basis}{sure(tier)})"]
    if budget is not None:
        assumed = f", {' and '.join(budget.assumed)} assumed" if budget.assumed else ""
        told.append(f"{budget_words(budget)} ({budget.source}{assumed})")
    if budget is None or budget.source != "declared":
        told.append(tier.evidence)
    return "; ".join(told)


def _facts(assessment: Assessment, item: WorkloadAssessment) -> Iterator[Fact]:
    placed = item.placement
    sections = sections_of(assessment, item)
    yield from _why(placed)
    yield from _changes(placed)
    for title in _AS_EXPLAINED:
        yield from (Fact(title, f"{fact.label}: {fact.text}") for fact in sections[title])
    yield from _today(item)
    if placed.override is not None:
        yield Fact("By hand", by_hand(placed.override))
    yield from (Fact("Classifier", said) for said in classifier_says(assessment, item))
    yield from (Fact("Advice", f"{one.advice}: {one.because}") for one in item.advice)
    yield from _known(placed)
    yield from _rules(item)
    if placed.defaults:
        yield Fact(DEFAULTS, listing(placed.defaults, _MOST_DEFAULTS))
    if item.tags or item.labels:
        yield Fact(LABELS, ", ".join((*item.tags, *(f"{key} {item.labels[key]}" for key in item.labels))))
    yield Fact("Written in", f"{item.file}:{item.line}")


def _why(placed: Placement) -> Iterator[Fact]:
    """The words alone: the table has the sentences."""
    words = {"more central": placed.why_not_more_central, "nearer": placed.why_not_nearer}
    told = [f"{where}: {word}" for where, word in words.items() if word not in NO_REASON]
    if placed.candidates and told:
        yield Fact("Why not", ", ".join(told))


def _changes(placed: Placement) -> Iterator[Fact]:
    """Flips by where they lead, each place named once."""
    by_place: dict[str, list[str]] = {}
    for flip in placed.flips:
        by_place.setdefault(flip.to, []).append(flip.when)
    if by_place:
        said = (f"{to} if {' or '.join(whens)}" for to, whens in by_place.items())
        yield Fact("Changes to", "; ".join(said))
    if placed.relaxation:
        yield Fact("Smallest change", placed.relaxation)


def _today(item: WorkloadAssessment) -> Iterator[Fact]:
    placed = item.placement
    now = placed.current
    if now is not None:
        total = f", {format_ms(now.total_ms)} typically" if now.total_ms is not None else ""
        fact = " by facts alone" if placed.deployment in MISPLACED and placed.deployment_is_fact else ""
        yield Fact("Today", f"{now.site}{total}: {today_words(item)}{fact}")
    if placed.deployment_because:
        yield Fact("For", placed.deployment_because)


def _known(placed: Placement) -> Iterator[Fact]:
    missing = [f"{name} (ask)" if name in placed.asks else name for name in placed.missing]
    missing += [name for name in placed.asks if name not in placed.missing]
    lacks = f", without {', '.join(missing)}" if missing else ""
    yield Fact("Known", percent(placed.completeness) + lacks)


def _rules(item: WorkloadAssessment) -> Iterator[Fact]:
    rules = item.rules
    if rules.matched or rules.open:
        waiting = [f"{len(rules.open):,} open"] if rules.open else []
        yield Fact(RULES, ", ".join((*rules.matched, *waiting)))

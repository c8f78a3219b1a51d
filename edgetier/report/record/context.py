"""What a decision answers: whose workload it is, how fast it must answer, who asks, and where it runs now."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Served
from edgetier.quantities import format_ms
from edgetier.report.record.prose import prose, sentence
from edgetier.report.words import listing, plural
from edgetier.report.workload_words import MISPLACED, budget_words

_MOST_POINTS = 8


def context(item: WorkloadAssessment) -> Iterator[str]:
    """Lines of a list."""
    yield sentence(f"{_who(item)} Written in {item.file}:{item.line}")
    tier = f"Its tier is {item.tier.name} ({item.tier.basis})" if item.tier.name else "It has no tier"
    yield sentence(f"{tier}: {item.tier.evidence}")
    budget = item.budget
    if budget is None:
        yield "It has no latency budget."
    else:
        assumed = f"; assumed: {', '.join(budget.assumed)}" if budget.assumed else ""
        yield sentence(f"Its budget is {budget_words(budget)} ({budget.source}{assumed})")
    yield prose(_demand(item.placement.sites))
    yield sentence(_today(item))


def _who(item: WorkloadAssessment) -> str:
    name = f" ({item.name})" if item.name else ""
    return (
        f"The workload is {item.id}{name}, {f'owned by {item.owner}' if item.owner else 'without an owner'}."
    )


def _demand(sites: Sequence[Served]) -> str:
    asked = [f"{one.at}{_rate(one)}" for one in sites if one.at is not None]
    if not asked:
        return "Where requests come from is not stated."
    return f"Requests come from {plural(len(asked), 'place')}: {listing(asked, _MOST_POINTS)}."


def _rate(one: Served) -> str:
    return f" at {one.rps:,.6g} requests/s" if one.rps else ""


def _today(item: WorkloadAssessment) -> str:
    placed = item.placement
    now = placed.current
    if now is None:
        return "Where it runs now is not stated."
    total = f", {format_ms(now.total_ms)} typically" if now.total_ms is not None else ""
    word = MISPLACED.get(placed.deployment, placed.deployment)
    because = f": {placed.deployment_because}" if placed.deployment_because else ""
    return f"It runs at {now.site} ({now.location or 'location unknown'}{total}), which is {word}{because}"

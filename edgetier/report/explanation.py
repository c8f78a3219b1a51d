"""The whole story of one workload: the decision, its arithmetic, and what would change it."""

from collections.abc import Iterator
from difflib import get_close_matches

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.errors import UserError
from edgetier.report.columns import cut
from edgetier.report.explanation_grounds import grounds
from edgetier.report.explanation_ledger import ledgers
from edgetier.report.headline import headline
from edgetier.report.learned_words import classifier_says, sure
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.sections import Fact, facts
from edgetier.report.workload_words import budget_words, no_budget_words, tier_words

_NARROWEST = 60
_ORIGIN = {
    "archetype": "from its archetype",
    "tier": "the upper bound of its tier",
    "learned": "the upper bound of the tier that the classifier proposes",
}


def render(assessment: Assessment, workload_id: str, *, color: bool = False, width: int = 100) -> str:
    """Everything the assessment holds on a workload; an id that two share is told twice."""
    found = [item for item in assessment.workloads if item.id == workload_id]
    if not found:
        raise _unknown(assessment, workload_id)
    palette, width = Palette(color), max(width, _NARROWEST)
    stories = ("\n".join(_story(assessment, item, palette, width)) for item in found)
    return "\n\n".join(stories) + "\n"


def _unknown(assessment: Assessment, workload_id: str) -> UserError:
    ids = [item.id for item in assessment.workloads]
    near = get_close_matches(workload_id, ids, n=3, cutoff=0.5)
    meant = f"did you mean {' or '.join(map(visible, near))}?" if near else None
    return UserError(
        f"no workload has the id '{visible(workload_id)}'",
        help=meant or "'edgetier assess' lists every id of the inventory",
    )


def _story(assessment: Assessment, item: WorkloadAssessment, palette: Palette, width: int) -> Iterator[str]:
    yield palette.strong(cut(_title(item), width))
    yield palette.dim(cut(_origin(item), width))
    yield ""
    yield from facts("", [Fact("", headline(item))], palette, width)
    yield from _requirement(assessment, item, palette, width)
    yield from ledgers(item, palette, width)
    yield from grounds(assessment, item, palette, width)


def _title(item: WorkloadAssessment) -> str:
    name = f": {item.name}" if item.name else ""
    return visible(f"{item.id}{name}")


def _origin(item: WorkloadAssessment) -> str:
    owner = f"owner {item.owner}, " if item.owner else "no owner, "
    tags = f", tags {', '.join(item.tags)}" if item.tags else ""
    return visible(f"{owner}{item.file}:{item.line}{tags}")


def _requirement(
    assessment: Assessment, item: WorkloadAssessment, palette: Palette, width: int
) -> Iterator[str]:
    tier, budget = item.tier, item.budget
    told = [Fact("tier", f"{tier_words(item)} ({tier.basis}{sure(tier)}): {tier.evidence}")]
    told += [Fact("classifier", text) for text in classifier_says(assessment, item)]
    if budget is None:
        told.append(Fact("budget", f"none: {no_budget_words(item)}"))
    else:
        assumed = f"; assumed: {', '.join(budget.assumed)}" if budget.assumed else ""
        told.append(
            Fact("budget", f"{budget_words(budget)}, {_ORIGIN.get(budget.source, budget.source)}{assumed}")
        )
    yield from facts("How fast", told, palette, width)

"""Counts over the portfolio that add up, and what to ask next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from edgetier.assessment import Summary, WorkloadAssessment
from edgetier.catalogue.model import Catalogue
from edgetier.pipeline.measuring import measure_first
from edgetier.pipeline.questions import open_questions
from edgetier.placement.choose import CONFLICT, DECIDED, INFEASIBLE, NOT_APPLICABLE, UNDETERMINED

ASK_NEXT = 15
MEASURE_FIRST = 15
UNCLASSIFIED = "unclassified"
OPEN = "undecided"  # also where edge or cloud is known already, but not which location
SETTLED = (DECIDED, NOT_APPLICABLE)
DECISIONS = (DECIDED, UNDETERMINED, INFEASIBLE, CONFLICT, NOT_APPLICABLE)


def summary_of(workloads: Sequence[WorkloadAssessment], catalogue: Catalogue) -> Summary:
    """The numbers of one run; edge, cloud, mixed and open add up to the workloads that are to be placed."""
    placements = [one.placement for one in workloads]
    deployment = Counter(p.deployment for p in placements)
    placed = Counter(p.placement for p in placements)
    out_of_scope = sum(p.decision == NOT_APPLICABLE and p.location is None for p in placements)
    return Summary(
        workloads=len(workloads),
        by_tier=_counts(
            [*(t.name for t in catalogue.tiers), UNCLASSIFIED],
            (w.tier.name or UNCLASSIFIED for w in workloads),
        ),
        by_location=_counts(
            [*(loc.name for loc in catalogue.locations), "mixed", OPEN],
            (
                (p.location if p.decision in SETTLED else None) or OPEN
                for p in placements
                if not (p.decision == NOT_APPLICABLE and p.location is None)
            ),
        ),
        by_decision=_counts(DECISIONS, (p.decision for p in placements)),
        edge=placed["edge"],
        cloud=placed["cloud"],
        open=len(workloads) - placed["edge"] - placed["cloud"] - placed["mixed"] - out_of_scope,
        under_deployed=deployment["under"],
        over_deployed=deployment["over"],
        not_permitted=deployment["not-permitted"],
        # A demand point may hold on a condition while another of the same workload is open.
        conditional=sum(p.condition is not None and p.decision == DECIDED for p in placements),
        by_why_not_more_central=_counts((), (p.why_not_more_central for p in placements if p.location)),
        completeness=round(sum(p.completeness for p in placements) / len(placements), 4)
        if placements
        else 0.0,
        ask_next=open_questions(workloads, catalogue)[:ASK_NEXT],
        measure_first=measure_first(workloads)[:MEASURE_FIRST],
    )


def _counts(known: Sequence[str], words: Iterable[str]) -> Mapping[str, int]:
    """Known words first, in their order and also where there are none; others by name."""
    found = Counter(words)
    return {word: found[word] for word in (*known, *sorted(set(found) - set(known)))}

"""What to ask owners next, in plain words, ranked by how many decisions each answer alone would settle."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from edgetier.assessment import TIER, Question, WorkloadAssessment
from edgetier.catalogue.model import Catalogue
from edgetier.pipeline.wordings import Wording, confirming, wording_of
from edgetier.placement.choose import NOT_APPLICABLE, UNDETERMINED
from edgetier.tiering.proposing import LEARNED

FIRST = -1  # before the other questions on a workload
Rank: TypeAlias = tuple[int, int, int, int]


def open_questions(workloads: Sequence[WorkloadAssessment], catalogue: Catalogue) -> tuple[Question, ...]:
    """Every open question, the most telling first; workloads with the fewest questions come before others."""
    ranked = [
        (_rank(one, question.settles, order, position), question)
        for order, one in enumerate(workloads)
        for position, question in enumerate(_on_placement(one, catalogue))
    ]
    ranked += [
        (_rank(one, _worth(one), order, FIRST), _question(one, TIER, 0, confirming(one.tier, catalogue)))
        for order, one in enumerate(workloads)
        if _rests_on_words(one)
    ]
    return tuple(question for _, question in sorted(ranked))


def _on_placement(one: WorkloadAssessment, catalogue: Catalogue) -> Iterator[Question]:
    for field, settles in _asked(one):
        yield _question(one, field, settles, wording_of(field, one.tier, catalogue))


def _asked(one: WorkloadAssessment) -> Iterator[tuple[str, int]]:
    placed = one.placement
    for field, settles in zip(placed.asks, placed.settles, strict=True):
        if placed.decision == UNDETERMINED or field == "current.site":
            yield field, settles


def _rests_on_words(one: WorkloadAssessment) -> bool:
    """Whether all that is said of it hangs on a tier that nobody has confirmed; not of what others place."""
    placed = one.placement
    outside = placed.decision == NOT_APPLICABLE and placed.location is None
    return one.tier.basis == LEARNED and not outside


def _worth(one: WorkloadAssessment) -> int:
    """To confirm a tier settles nothing by itself; it comes where the best other question on the workload comes."""
    return max((settles for _, settles in _asked(one)), default=0)


def _rank(one: WorkloadAssessment, settles: int, order: int, position: int) -> Rank:
    return (-settles, len(one.placement.asks), order, position)


def _question(one: WorkloadAssessment, field: str, settles: int, wording: Wording) -> Question:
    return Question(one.id, one.owner, field, *wording, settles)

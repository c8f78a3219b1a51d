"""Workloads whose tier the classifier would have proposed otherwise, with what moved it and a link to the card."""

from collections.abc import Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.report.learned_words import moved_words


class Differing(NamedTuple):
    """Two tiers for one workload: the one that stands, and the one that the classifier proposes."""

    id: str
    anchor: str | None
    stands: str
    basis: str
    proposed: str
    probability: str
    words: str


def differing(assessment: Assessment, anchors: Sequence[str]) -> tuple[Differing, ...]:
    """The surest first, as the assessment has them."""
    cards = dict(zip((item.id for item in assessment.workloads), anchors, strict=True))
    return tuple(
        Differing(
            id=one.workload,
            anchor=cards.get(one.workload),
            stands=one.tier,
            basis=one.basis,
            proposed=one.learned,
            probability=f"{one.probability:.2f}",
            words=moved_words(one.moved_by),
        )
        for one in assessment.disagreements
    )

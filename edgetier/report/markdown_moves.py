"""The tables of a pull request's comment that ask for action: what should move, and what no place will do for."""

from collections.abc import Iterator

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.placement.values import Placement
from edgetier.report.markdown_room import Section
from edgetier.report.moves import STUCK, moves, stuck, why_it_moves
from edgetier.report.workload_words import MISPLACED, against, reason, where

_MOVES = ("workload", "owner", "runs at", "which is", "should be at", "typical/budget there", "because")
_STUCK = ("workload", "owner", "best/budget", "what would help")
_WORDS = {**MISPLACED, "under": "too far", "over": "nearer than needed"}


def move_sections(assessment: Assessment) -> Iterator[Section]:
    found, nowhere = moves(assessment.workloads), stuck(assessment.workloads)
    yield Section(_MOVES, map(_move, found), len(found), 0.4, ("### Should move", ""))
    yield Section(_STUCK, map(_stuck, nowhere), len(nowhere), 0.1, ("### No place will do", ""))


def _move(item: WorkloadAssessment) -> tuple[str, ...]:
    placed = item.placement
    now = placed.current.site if placed.current else "not stated"
    word = _WORDS[placed.deployment]
    return (item.id, item.owner or "", now, word, _target(placed), against(item), why_it_moves(placed))


def _target(placed: Placement) -> str:
    """Marked where it rests on defaults."""
    if placed.decision in STUCK:
        return f"no place will do ({placed.decision})"
    if placed.decision == "undetermined":
        return f"{where(placed)}, open"
    return where(placed) + (" (provisional)" if placed.provisional else "")


def _stuck(item: WorkloadAssessment) -> tuple[str, ...]:
    return (item.id, item.owner or "", against(item), reason(item))

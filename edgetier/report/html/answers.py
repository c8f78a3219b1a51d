"""What it takes to decide the workloads that are undecided: one answer, measuring, or more than that."""

from collections.abc import Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Placement
from edgetier.report.html.values import Block, Part

_NEEDS = {
    "answer": ("by one answer of the owner", "good"),
    "measure": ("by measuring one thing at each demand point", "good2"),
    "more": ("by several answers together", "open"),
}


def answers_block(items: Sequence[WorkloadAssessment]) -> Block:
    """The parts add up to the undecided."""
    undecided = [item.placement for item in items if item.placement.decision == "undetermined"]
    needs = [_need(placed) for placed in undecided]
    parts = tuple(
        Part(needs.count(word), words, look) for word, (words, look) in _NEEDS.items() if word in needs
    )
    return Block(
        f"{needs.count('answer'):,}",
        "could be settled by an answer each",
        f"of {len(undecided):,} undecided",
        parts,
    )


def _need(placed: Placement) -> str:
    still_open = [served.at for served in placed.sites if served.verdict != "meets"]
    if any(settles >= max(len(still_open), 1) for settles in placed.settles):
        return "answer"
    measured = {one.at for one in placed.measure}
    return "measure" if still_open and measured.issuperset(still_open) else "more"

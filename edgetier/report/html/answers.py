"""What it takes to decide the workloads that are undetermined: one of the next answers, measuring, or more than that."""

from edgetier.assessment import Assessment
from edgetier.placement.values import Placement
from edgetier.report.html.values import Block, Part

_NEEDS = {
    "answer": ("by one of the answers to ask for next", "good"),
    "measure": ("by measuring one thing at each demand point", "good2"),
    "more": ("by several answers together", "open"),
}


def answers_block(assessment: Assessment) -> Block:
    """The parts add up to the undetermined."""
    settles = _settled_at_most(assessment)
    undetermined = [item for item in assessment.workloads if item.placement.decision == "undetermined"]
    needs = [_need(item.placement, settles.get(item.id, 0)) for item in undetermined]
    parts = tuple(
        Part(needs.count(word), words, look) for word, (words, look) in _NEEDS.items() if word in needs
    )
    of = f"of {len(undetermined):,} undetermined"
    return Block(f"{needs.count('answer'):,}", "could be settled by an answer each", of, parts)


def _settled_at_most(assessment: Assessment) -> dict[str, int]:
    """Workload -> how many of its demand points one answer would settle."""
    found: dict[str, int] = {}
    for one in assessment.summary.ask_next:
        found[one.workload] = max(one.settles, found.get(one.workload, 0))
    return found


def _need(placed: Placement, settles: int) -> str:
    still_open = [served.at for served in placed.sites if served.verdict != "meets"]
    if settles >= max(len(still_open), 1):
        return "answer"
    measured = {one.at for one in placed.measure}
    return "measure" if still_open and measured.issuperset(still_open) else "more"

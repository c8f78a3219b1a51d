"""What it takes to decide the workloads that are undetermined: one of the next answers, measuring, or more than that."""

from collections.abc import Sequence

from edgetier.assessment import Assessment, Question
from edgetier.placement.values import Placement
from edgetier.report.html.values import Block, Part

_NEEDS = {
    "answer": ("by one of the answers to ask for next", "good"),
    "measure": ("by measuring one thing at each demand point", "good2"),
    "more": ("by several answers together", "open"),
}
_CUT_OFF = "by several answers together, or by one further down the list"


def answers_block(assessment: Assessment) -> Block:
    """The parts add up to the undetermined."""
    undetermined = [item for item in assessment.workloads if item.placement.decision == "undetermined"]
    asked = assessment.summary.ask_next
    settles = _settled_at_most(asked)
    exact = _has_all(asked) or all(item.id in settles for item in undetermined)
    needs = [_need(item.placement, settles.get(item.id, 0)) for item in undetermined]
    told = _NEEDS if exact else {**_NEEDS, "more": (_CUT_OFF, "open")}
    parts = tuple(
        Part(needs.count(word), words, look) for word, (words, look) in told.items() if word in needs
    )
    number = f"{needs.count('answer'):,}" if exact else f"≥ {needs.count('answer'):,}"
    return Block(
        number, "could be settled by an answer each", f"of {len(undetermined):,} undetermined", parts
    )


def _has_all(asked: Sequence[Question]) -> bool:
    """Whether every answer that settles something is listed: those that settle most come first.

    Whether a tier holds is asked before the best of its workload: a list that ends with it may lack that one.
    """
    telling = [one for one in asked[-2:] if not one.confirms]
    return not telling or telling[-1].settles == 0


def _settled_at_most(asked: Sequence[Question]) -> dict[str, int]:
    """Workload -> how many of its demand points one answer would settle."""
    found: dict[str, int] = {}
    for one in asked:
        found[one.workload] = max(one.settles, found.get(one.workload, 0))
    return found


def _need(placed: Placement, settles: int) -> str:
    still_open = [served.at for served in placed.sites if served.verdict != "meets"]
    if settles >= max(len(still_open), 1):
        return "answer"
    measured = {one.at for one in placed.measure}
    return "measure" if still_open and measured.issuperset(still_open) else "more"

"""The decision on one workload in one sentence, and why nothing more central or nearer."""

from collections.abc import Iterable, Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Candidate, Placement
from edgetier.report.not_binding import not_binding
from edgetier.report.words import listing
from edgetier.report.workload_words import NO_REASON, binding, budget_words


def headline(item: WorkloadAssessment) -> str:
    """What to do with it."""
    provisional = (
        " It is provisional: it rests on defaults or assumptions." if item.placement.provisional else ""
    )
    plainly = not_binding(item)
    said = _SENTENCES.get(item.placement.decision, _undetermined)(item)
    return said + provisional + (f" {plainly}" if plainly else "")


def _decided(item: WorkloadAssessment) -> str:
    placed = item.placement
    holds = f", on a condition: {placed.condition}" if placed.condition else ""
    return f"Decided: {_place(placed)}{holds}."


def _place(placed: Placement) -> str:
    if placed.location == "mixed":
        return "; ".join(f"{one.at or 'anywhere'} from {_at(one.location, one.site)}" for one in placed.sites)
    return _at(placed.location, placed.site)


def _at(location: str | None, site: str | None) -> str:
    return f"{location} at {site}" if site and site != location else location or "nowhere"


def _between(ends: tuple[str, str]) -> str:
    first, last = ends
    if first == last:
        return f"{first} is the only location that might do, and it does not surely"
    return f"anything from {first} to {last} is possible"


def _undetermined(item: WorkloadAssessment) -> str:
    placed = item.placement
    between = _between(placed.range) if placed.range else "nothing is known"
    typical = f"; typically {_place(placed)}" if placed.location else ""
    asks = f". What would narrow it most: state {listing(placed.asks, 4)}" if placed.asks else ""
    return f"Undetermined: {between}{typical}{asks}."


def _infeasible(item: WorkloadAssessment) -> str:
    budget = f" {budget_words(item.budget)}" if item.budget else " the budget"
    return f"Infeasible: no permitted location can meet{budget}."


def _conflict(_item: WorkloadAssessment) -> str:
    return "Conflict: the constraints exclude every location of the estate."


def _not_applicable(item: WorkloadAssessment) -> str:
    if item.placement.location is None:
        return "Not placed: it is retired, or its vendor decides where it runs."
    return f"No latency budget: {_place(item.placement)}, the most central that is permitted."


_SENTENCES = {
    "decided": _decided,
    "undetermined": _undetermined,
    "infeasible": _infeasible,
    "conflict": _conflict,
    "not-applicable": _not_applicable,
}


def why_not_more_central(item: WorkloadAssessment) -> str:
    word = item.placement.why_not_more_central
    if word in NO_REASON:
        return "nothing more central to rule out"
    before, _after = _neighbours(item)
    return _because(word, reversed(before))


def why_not_nearer(item: WorkloadAssessment) -> str:
    word = item.placement.why_not_nearer
    if word in NO_REASON:
        served = item.placement.decision not in ("infeasible", "conflict")
        return "nothing nearer is needed" if served else "nothing nearer would do"
    _before, after = _neighbours(item)
    return _because(word, after)


def _because(word: str, others: Iterable[Candidate]) -> str:
    """The word, with the sentence of the neighbour that it stands for."""
    found = next((one for one in others if one.reason == word and one.rejected_because), None)
    return f"{word}: {found.location}: {found.rejected_because}" if found else word


def _neighbours(item: WorkloadAssessment) -> tuple[Sequence[Candidate], Sequence[Candidate]]:
    """What was judged from the same demand point, more central and nearer than what binds."""
    chosen = binding(item)
    if chosen is None:
        return item.placement.candidates, item.placement.candidates
    same = [one for one in item.placement.candidates if one.at == chosen.at]
    place = same.index(chosen)
    return same[:place], same[place + 1 :]

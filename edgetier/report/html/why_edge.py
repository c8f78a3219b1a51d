"""Why a workload must be at the edge, in one word; where latency bars the cloud, whether the data or the way does."""

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Candidate
from edgetier.report.workload_words import binding

BANDWIDTH = "bandwidth"
_SENDING = ("upload", "download")


def why_edge(item: WorkloadAssessment) -> str:
    """`latency`, `bandwidth` and so on; bandwidth where a more central place would do but for sending the data."""
    word = item.placement.why_not_more_central
    return BANDWIDTH if word == "latency" and _sending_decides(item) else word


def _sending_decides(item: WorkloadAssessment) -> bool:
    chosen, budget = binding(item), item.budget
    if chosen is None or budget is None:
        return False
    same = [one for one in item.placement.candidates if one.at == chosen.at]
    central = [one for one in same[: same.index(chosen)] if one.reason == "latency"]
    return any(_without_sending(one) <= budget.ms for one in central)


def _without_sending(one: Candidate) -> float:
    """The least total without the least times of upload and download; variation is left as it is."""
    low_ms = one.total_ms.low
    if low_ms is None:
        return float("inf")
    return low_ms - sum(term.low or 0.0 for term in one.terms if term.name in _SENDING)

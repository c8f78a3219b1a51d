"""Where workloads run and where they go, as the pictures group them: locations and what is none."""

from collections.abc import Mapping

from edgetier.assessment import Assessment, WorkloadAssessment

UNDECIDED, NOT_PLACED, MIXED = "undecided", "not placed", "mixed"
NOT_STATED, NOT_KNOWN = "not stated", "not known"
CAME, WENT = "new", "removed"
_SETTLED = ("decided", "not-applicable")


def now(item: WorkloadAssessment) -> str:
    """The location it runs at, or what is known of it instead."""
    current = item.placement.current
    if current is None:
        return NOT_STATED
    return current.location or NOT_KNOWN


def recommended(item: WorkloadAssessment) -> str:
    """As the summary counts it: a location once it is settled, `undecided` while there are several."""
    placed = item.placement
    if placed.decision == "not-applicable" and placed.location is None:
        return NOT_PLACED
    return (placed.location if placed.decision in _SETTLED else None) or UNDECIDED


def in_order(assessment: Assessment) -> Mapping[str, int]:
    """Locations from far to near, then whatever is none, each with its place in that order."""
    known = [name for name in assessment.summary.by_location if name not in (MIXED, UNDECIDED)]
    others = (NOT_KNOWN, MIXED, UNDECIDED, NOT_PLACED, NOT_STATED)
    used = {name for item in assessment.workloads for name in (now(item), recommended(item))}
    names = dict.fromkeys((*known, *sorted(used - {*others}), *others))
    return {name: place for place, name in enumerate(names)}


def kind_of(location: str) -> str:
    """edge, cloud, mixed or none; its name says which."""
    if location == MIXED:
        return MIXED
    if location in (UNDECIDED, NOT_PLACED, NOT_STATED, NOT_KNOWN, CAME, WENT):
        return "none"
    return "cloud" if location.endswith("cloud") else "edge"


def spaced(name: str) -> str:
    """`on-prem-edge` as words of a picture: on-prem edge."""
    return " ".join(filter(None, name.rpartition("-")[::2]))

"""The numbers of the first screen: blocks whose parts add up to their total."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.report.html.answers import answers_block
from edgetier.report.html.demand import requests_block
from edgetier.report.html.grounds import grounds_block
from edgetier.report.html.values import Block, Part
from edgetier.report.html.why_edge import why_edge


class Kind(NamedTuple):
    """A kind of workload to count: what it is called, how it looks, and whether it is worth saying at zero."""

    words: str
    look: str
    always: bool = False


_JUDGED: Mapping[str, Kind] = {
    "decided": Kind("decided", "good", always=True),
    "conditional": Kind("decided on a condition", "good2"),
    "central": Kind("no budget: as central as permitted", "cloud"),
    "open": Kind("edge or cloud, not known yet", "open", always=True),
    "narrowed": Kind("edge or cloud known, the place not yet", "open2"),
    "infeasible": Kind("no place is fast enough", "bad"),
    "conflict": Kind("no place is permitted", "bad2"),
    "outside": Kind("retired, or a vendor's to place", "mute"),
}
_EDGE: Mapping[str, Kind] = {
    "latency": Kind("latency: nothing more central is fast enough", "edge", always=True),
    "bandwidth": Kind("bandwidth: its data takes too long on the way", "edge2", always=True),
    "autonomy": Kind("autonomy: must work without the network", "edge3", always=True),
    "residency": Kind("residency: its data may not leave", "edge4", always=True),
    "memory": Kind("memory: its model fits nowhere more central", "edge4"),
    "dependency": Kind("what it depends on is at the edge", "edge4"),
    "estate": Kind("the estate has nothing more central", "mute"),
    "nothing": Kind("the most central place that is offered", "mute"),
}
_PLACES: Mapping[str, Kind] = {
    "edge": Kind("edge", "edge", always=True),
    "cloud": Kind("cloud", "cloud", always=True),
    "mixed": Kind("edge for some, cloud for others", "mixed"),
    "open": Kind("open: not known yet, or no place will do", "open", always=True),
    "outside": Kind("not placed", "mute"),
}
_TODAY: Mapping[str, Kind] = {
    "not-permitted": Kind("not permitted where it runs", "bad", always=True),
    "under": Kind("too far away", "warn", always=True),
    "over": Kind("nearer than needed", "warn2", always=True),
    "aligned": Kind("in the right place", "good"),
    "unknown": Kind("not known, or not running", "mute"),
}


def blocks(assessment: Assessment) -> tuple[Block, ...]:
    """What an executive asks first."""
    items = assessment.workloads
    edge = [item for item in items if item.placement.placement == "edge"]
    wrong = sum(item.placement.deployment in ("not-permitted", "under", "over") for item in items)
    of = f"of {len(items):,}"
    return (
        Block(f"{len(items):,}", "judged", of="", parts=_parts(items, _judged, _JUDGED)),
        Block(f"{len(edge):,}", "must be edge", of=of, parts=_parts(edge, why_edge, _EDGE, of=items)),
        Block(f"{wrong:,}", "run in the wrong place", of=of, parts=_parts(items, _today, _TODAY)),
        requests_block(items),
        answers_block(assessment),
        grounds_block(assessment),
    )


def places(items: Sequence[WorkloadAssessment]) -> tuple[Part, ...]:
    """The whole portfolio as edge, cloud and open."""
    return _parts(items, _place, _PLACES)


def _parts(
    items: Iterable[WorkloadAssessment],
    kind_of: Callable[[WorkloadAssessment], str],
    known: Mapping[str, Kind],
    of: Sequence[WorkloadAssessment] = (),
) -> tuple[Part, ...]:
    """Known kinds in their order, others by name; what is not there is said only where it is good to know.

    `of`: those that the items were picked from, where they are not all: none of some is worth saying, none of none is not.
    """
    found = Counter(map(kind_of, items))
    kinds = {**known, **{word: Kind(word, "mute") for word in sorted(set(found) - set(known))}}
    return tuple(
        Part(found[word], kind.words, kind.look)
        for word, kind in kinds.items()
        if found[word] or (kind.always and (found or of))
    )


def _judged(item: WorkloadAssessment) -> str:
    placed = item.placement
    if placed.decision == "decided":
        return "conditional" if placed.condition else "decided"
    if placed.decision == "not-applicable":
        return "central" if placed.location else "outside"
    if placed.decision == "undetermined":
        return "narrowed" if placed.placement else "open"
    return placed.decision


def _place(item: WorkloadAssessment) -> str:
    placed = item.placement
    if placed.placement:
        return placed.placement
    return "outside" if placed.decision == "not-applicable" else "open"


def _today(item: WorkloadAssessment) -> str:
    return item.placement.deployment

"""What a picture makes of the terms of a ledger: few groups, and the round trips on their own."""

from collections.abc import Mapping
from typing import NamedTuple

from edgetier.placement.values import Candidate


class Group(NamedTuple):
    """Terms that are one part of a bar; `mark` is the class it is drawn with."""

    name: str
    mark: str
    terms: tuple[str, ...]


GROUPS = (
    Group("round trips", "w", ("access", "path", "handshake")),
    Group("data", "d", ("upload", "download")),
    Group("systems", "s", ("dependency",)),
    Group("calls", "c", ("platform", "wait", "compute")),
    Group("variation", "v", ("variation", "unexplained")),
)
_GROUP_OF = {term: group.name for group in GROUPS for term in group.terms}
_OTHER = GROUPS[-1].name


def typical_by_group(found: Candidate) -> Mapping[str, float]:
    """What is known of each group, in ms; a term that nobody knows adds nothing."""
    sums = dict.fromkeys((group.name for group in GROUPS), 0.0)
    for term in found.terms:
        sums[_GROUP_OF.get(term.name, _OTHER)] += term.typical or 0.0
    return sums


def round_trips_ms(found: Candidate) -> float:
    return typical_by_group(found)[GROUPS[0].name]

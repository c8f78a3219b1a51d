"""What to measure first: the same measurement over all workloads, ranked by how many decisions it would settle."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from edgetier.assessment import MeasureFirst, WorkloadAssessment
from edgetier.placement.values import Measurement

OF_A_WORKLOAD = frozenset({"compute", "dependency", "upload", "download"})
Key = tuple[str, str, str, str, str]  # term, workload, at, access, site; empty where it is for all


def measure_first(workloads: Sequence[WorkloadAssessment]) -> tuple[MeasureFirst, ...]:
    """Every measurement once: the most decisions first, then the most demand, then by name."""
    found = sorted(_keyed(workloads), key=lambda pair: pair[0])
    grouped = [_grouped(key, [m for _, m in same]) for key, same in groupby(found, key=lambda pair: pair[0])]
    return tuple(sorted(grouped, key=_rank))


def _keyed(workloads: Iterable[WorkloadAssessment]) -> Iterator[tuple[Key, Measurement]]:
    for one in workloads:
        for found in one.placement.measure:
            yield _key(one.id, found), found


def _key(workload: str, found: Measurement) -> Key:
    """Its own work is a workload's alone; ways, access and platform are the same for all who share them."""
    if found.term in OF_A_WORKLOAD:
        return found.term, workload, "", "", found.site or ""
    if found.term == "platform":
        return found.term, "", "", "", ""
    owner = workload if found.at is None else ""
    return found.term, owner, found.at or "", found.access or "", found.site or ""


def _grouped(key: Key, found: Sequence[Measurement]) -> MeasureFirst:
    term, workload, at, access, site = (part or None for part in key)
    rps = round(sum(one.rps for one in found), 4)
    return MeasureFirst(term or "", workload, at, access, site, len(found), rps)


def _rank(one: MeasureFirst) -> tuple[int, float, tuple[str, ...]]:
    return -one.settles, -one.rps, tuple(part or "" for part in one[:5])

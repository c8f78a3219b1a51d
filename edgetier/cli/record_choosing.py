"""Which workloads to record: those whose placement changes, against where they run now or a former assessment."""

from collections.abc import Iterator
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.cli.moved_text import where
from edgetier.comparison import answer_of, differences
from edgetier.report.by_hand import in_short
from edgetier.report.record import Former, changes, is_decided


class Chosen(NamedTuple):
    """A workload to record, and what was said of it before."""

    item: WorkloadAssessment
    former: Former | None = None


def chosen_of(assessment: Assessment, before: Assessment | None, *, everything: bool) -> tuple[Chosen, ...]:
    """In the order of the inventory; of two with one id the first."""
    items = {item.id: item for item in reversed(assessment.workloads)}
    formers = _formers(assessment, before) if before is not None else {}
    ordered = (items[key] for key in dict.fromkeys(item.id for item in assessment.workloads))
    wanted = (
        item
        for item in ordered
        if (everything and is_decided(item))
        or (is_decided(item) and item.id in formers if before is not None else changes(item))
    )
    return tuple(Chosen(item, formers.get(item.id)) for item in wanted)


def _formers(after: Assessment, before: Assessment) -> dict[str, Former | None]:
    """Workloads that moved, are new, or were decided by hand since; None for those that nothing was said of."""
    old = {item.id: item for item in reversed(before.workloads)}
    found: dict[str, Former | None] = {}
    for one in differences(before, after).workloads:
        if one.kind == "new":
            found[one.workload] = None
        elif one.moved is not None and "moved" in one.aspects:
            reasons = tuple(reason.words for reason in one.moved.reasons)
            found[one.workload] = Former(where(one.moved.before.answer), reasons)
    return {**dict(_by_hand(after, old)), **found}


def _by_hand(after: Assessment, old: dict[str, WorkloadAssessment]) -> Iterator[tuple[str, Former]]:
    for item in after.workloads:
        was = old.get(item.id)
        if was is not None and was.placement.override != item.placement.override:
            override = was.placement.override
            advised = where(answer_of(was))
            yield item.id, Former(advised if override is None else f"by hand {in_short(override)}", ())

"""Decisions by hand, for reports that people read: where, by whom, why, and how they stand against the advice."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Override
from edgetier.report.columns import cut, hanging
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.workload_words import where

TITLE = "Decided by hand, other than advised"
HEADS = ("workload", "owner", "by hand", "advice", "by", "date", "reason")
_WHY = "the advice stands beside it"
_MOST = 8
_LONGEST = 300  # letters of a reason on a terminal: three lines


def other_than_advised(items: Sequence[WorkloadAssessment]) -> tuple[WorkloadAssessment, ...]:
    """In their order."""
    return tuple(
        item for item in items if item.placement.override is not None and item.placement.override.differs
    )


def place_by_hand(override: Override) -> str:
    """`metro-edge SIN`, as the advice is written."""
    named = override.site and override.site != override.location
    return f"{override.location} {override.site}" if named else override.location


def told_of(override: Override) -> str:
    """`by board on 2026-03-01: the cage is paid`, as far as it is known."""
    who = f"by {override.by}" if override.by else ""
    when = f"on {override.date}" if override.date else ""
    grounds = override.because or "no reason given"
    return f"{' '.join(part for part in (who, when) if part)}: {grounds}".removeprefix(": ")


def against_advice(override: Override) -> str:
    """How it stands."""
    if override.closed_because is not None:
        return f"barred: {override.closed_because}"
    return "differs from the advice" if override.differs else "as advised, or within what is open"


def in_short(override: Override) -> str:
    """All of it on one line."""
    return f"{place_by_hand(override)}, {told_of(override)} ({against_advice(override)})"


def by_hand_lines(items: Sequence[WorkloadAssessment], palette: Palette, width: int) -> Iterator[str]:
    """For a terminal; nothing where all is as advised."""
    told = other_than_advised(items)
    if not told:
        return
    yield ""
    yield palette.strong(TITLE) + palette.dim(cut(f" ({len(told):,}: {_WHY})", width - len(TITLE)))
    for item in told[:_MOST]:
        yield from hanging("  ", cut(visible(_line(item)), _LONGEST).split(), width)
    if len(told) > _MOST:
        yield palette.dim(cut(f"  and {len(told) - _MOST} more; --format json has them all", width))


def _line(item: WorkloadAssessment) -> str:
    override = item.placement.override
    if override is None:
        return item.id
    return f"{item.id}: {place_by_hand(override)}, not {where(item.placement)}, {told_of(override)}"


def by_hand_row(item: WorkloadAssessment) -> tuple[str, ...]:
    """Under HEADS."""
    override = item.placement.override
    if override is None:
        return (item.id, item.owner or "", "", where(item.placement), "", "", "")
    return (
        item.id,
        item.owner or "",
        place_by_hand(override),
        where(item.placement),
        override.by or "",
        override.date or "",
        override.because or "",
    )

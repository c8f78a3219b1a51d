"""ET307 to ET309: a placement that people decided by hand, against the advice, the constraints and its own grounds."""

from collections.abc import Iterable, Iterator
from datetime import date

from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding, Severity, finding
from edgetier.inventory.model import Override as Stated
from edgetier.inventory.values import Entry
from edgetier.placement.values import Override, Placement

FIELD = "placement.override"
_NOTHING = {
    "infeasible": "no permitted location meets the budget",
    "conflict": "the constraints leave no location",
}


def overridden(judgement: Judgement) -> Iterator[Finding]:
    """What is barred is told alone: that it differs from the advice follows."""
    override = judgement.placement.override
    if override is None:
        return
    if override.closed_because is not None:
        yield _barred(judgement, override, override.closed_because)
    elif override.differs:
        message = f"decided by hand: {place_of(override)}; the advice is {_advice(judgement.placement)}"
        help_ = None if override.because is None else f"the reason given: {override.because}"
        yield at_field("ET307", judgement, f"{FIELD}.location", message, help=help_)


def unfounded(judgement: Judgement) -> Iterator[Finding]:
    """A decision that nobody can look at again, for want of a reason or a day."""
    placing = judgement.entry.workload.placement
    override = placing.override if placing else None
    missing = [] if override is None else list(_missing(override))
    if missing:
        message = f"the decision by hand gives no {' and no '.join(missing)}"
        help_ = "add because: with the reason and date: with the day it was decided"
        yield at_field("ET309", judgement, FIELD, message, help=help_)


def dated_ahead(entries: Iterable[Entry], today: date) -> Iterator[Finding]:
    """Decisions that are dated after the day that counts as today."""
    for entry in entries:
        placing = entry.workload.placement
        stated = placing.override.date if placing and placing.override else None
        if stated is not None and date.fromisoformat(stated) > today:
            yield _ahead(entry, stated)


def place_of(override: Override) -> str:
    """`metro-edge at SIN`."""
    named = override.site and override.site != override.location
    return f"{override.location} at {override.site}" if named else override.location


def _missing(override: Stated) -> Iterator[str]:
    if not (override.because or "").strip():
        yield "reason"
    if override.date is None:
        yield "date"


def _barred(judgement: Judgement, override: Override, because: str) -> Finding:
    message = f"decided by hand: {place_of(override)}, which is barred: {because}"
    severity = Severity.ERROR if override.closed_is_fact else Severity.WARNING
    return at_field("ET308", judgement, f"{FIELD}.location", message, severity=severity)


def _advice(placed: Placement) -> str:
    if placed.decision in _NOTHING:
        return f"none: {_NOTHING[placed.decision]}"
    if placed.decision == "undetermined":
        ends = dict.fromkeys(placed.range or ())
        return f"open between {' and '.join(ends)}" if ends else "open"
    if placed.location == "mixed":
        return "; ".join(f"{one.location} for {one.at}" for one in placed.sites)
    site = placed.site if placed.site != placed.location else None
    return f"{placed.location} at {site}" if site else str(placed.location)


def _ahead(entry: Entry, stated: str) -> Finding:
    path = (*entry.path, *FIELD.split("."), "date")
    return finding(
        "ET309",
        f"the decision by hand is dated {stated}, which is still to come",
        source=entry.document.source,
        span=entry.document.value_span(path),
        help="write the day it was decided",
        workload=entry.workload.id,
        owner=entry.workload.owner,
        path=path,
    )

"""What a check looks at: one workload with its tier and placement, and the words in force around it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from edgetier.decision_tables.match import Match, Matcher
from edgetier.findings import Finding, Severity, finding
from edgetier.inventory.values import Entry
from edgetier.placement.values import Placement
from edgetier.tiering.decide import Tiering


class PackTable(NamedTuple):
    """A table made ready, and how its rows are called in a trace: pack/table."""

    name: str
    matcher: Matcher


class Judgement(NamedTuple):
    """One workload, as far as it has been decided."""

    entry: Entry
    tiering: Tiering
    placement: Placement


class Applied(NamedTuple):
    """A table that was asked, and its answer."""

    table: PackTable
    match: Match


Check = Callable[[Judgement], Iterator[Finding]]


def at_field(
    code: str,
    judgement: Judgement,
    field: str,
    message: str,
    *,
    help: str | None = None,  # noqa: A002 - the word users read
    severity: Severity | None = None,
) -> Finding:
    """A finding at a field of the workload, such as `latency.budget`; at the nearest part that is there."""
    entry = judgement.entry
    path = (*entry.path, *field.split(".")) if field else entry.path
    return finding(
        code,
        message,
        source=entry.document.source,
        span=entry.document.key_span(path),
        severity=severity,
        help=help,
        workload=entry.workload.id,
        owner=entry.workload.owner,
        path=path,
    )

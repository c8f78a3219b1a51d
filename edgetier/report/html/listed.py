"""Findings of the whole portfolio by code, with what the code means and whom it concerns."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment
from edgetier.codes import CODES
from edgetier.findings import Finding, Severity


class Whose(NamedTuple):
    """A workload and its card."""

    id: str
    anchor: str | None


class Group(NamedTuple):
    """All findings of one code and severity; `alone` are those that no workload's card shows."""

    code: str
    name: str
    severity: str
    many: str
    summary: str
    workloads: tuple[Whose, ...]
    alone: tuple[Finding, ...]


def finding_groups(assessment: Assessment, anchors: Sequence[str]) -> tuple[Group, ...]:
    """The worst first, then by code; a code of two severities has a row for each."""
    rank = list(Severity)
    cards = dict(zip((item.id for item in assessment.workloads), anchors, strict=True))
    found: dict[tuple[int, str], list[Finding]] = {}
    for one in assessment.findings:
        found.setdefault((rank.index(one.severity), one.code), []).append(one)
    return tuple(_group(code, found[worst, code], rank[worst], cards) for worst, code in sorted(found))


def _group(code: str, found: Sequence[Finding], severity: Severity, cards: Mapping[str, str]) -> Group:
    names = dict.fromkeys(one.workload for one in found if one.workload)
    hidden = sum(one.suppressed is not None for one in found)
    return Group(
        code=code,
        name=CODES[code].name,
        severity=str(severity),
        many=f"{len(found):,}" + (f" ({hidden:,} suppressed)" if hidden else ""),
        summary=CODES[code].summary,
        workloads=tuple(Whose(name, cards.get(name)) for name in names),
        alone=tuple(one for one in found if one.workload is None),
    )

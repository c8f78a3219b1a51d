"""The register of accepted risks: one entry for every finding that a suppression silences."""

from collections.abc import Iterable

from edgetier.findings import AcceptedRisk, Finding
from edgetier.triage.grammar import Terms


def register(silenced: Iterable[tuple[Finding, Terms]]) -> tuple[AcceptedRisk, ...]:
    """Sorted by file, line, code and workload."""
    return tuple(sorted((_risk(item, terms) for item, terms in silenced), key=_order))


def in_words(terms: Terms) -> str:
    """Why the finding does not count: the reason, and who answers for it until when."""
    who = [f"by {terms.by}"] if terms.by else []
    when = [f"until {terms.until.isoformat()}"] if terms.until else []
    return f"{terms.reason} ({', '.join([*who, *when])})"


def _risk(item: Finding, terms: Terms) -> AcceptedRisk:
    return AcceptedRisk(
        code=item.code,
        name=item.name,
        workload=item.workload,
        owner=item.owner,
        file=item.file,
        line=item.span.line,
        reason=terms.reason or "",
        by=terms.by,
        until=terms.until.isoformat() if terms.until else None,
    )


def _order(risk: AcceptedRisk) -> tuple[str, int, str, str, str]:
    return (risk.file, risk.line, risk.code, risk.workload or "", risk.reason)

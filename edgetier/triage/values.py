"""What one check found out after triage, as values that every format renders."""

from dataclasses import dataclass

from edgetier.findings import Finding


@dataclass(frozen=True, slots=True)
class AcceptedRisk:
    """A finding that somebody has taken responsibility for: who, why and until when (ISO date)."""

    code: str
    name: str
    workload: str | None
    owner: str | None
    file: str
    line: int
    reason: str
    by: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Findings that count, findings that were accepted or known before, and the files that were looked at."""

    tool_version: str
    files: tuple[str, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]  # `suppressed` of each says by what
    accepted: tuple[AcceptedRisk, ...]
    in_baseline: int
    workloads: int
    rules_digest: str
    taxonomy_digest: str

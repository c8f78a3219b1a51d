"""What one check found out after triage, as values that every format renders."""

from dataclasses import dataclass

from edgetier.findings import AcceptedRisk, Finding

__all__ = ["AcceptedRisk", "CheckResult"]


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

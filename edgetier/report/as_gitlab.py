"""For GitLab's Code Quality widget: the part of Code Climate's format that it reads."""

from pathlib import Path

from edgetier.findings import Finding, Severity
from edgetier.report.check_identity import fingerprints, spoken
from edgetier.report.check_paths import under
from edgetier.report.plain_text import visible
from edgetier.report.strict_json import dumps
from edgetier.triage.values import CheckResult

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:  # noqa: ARG001
    findings = under(result, root).findings
    issues = (_issue(*pair) for pair in zip(findings, fingerprints(findings), strict=True))
    lines = ",\n".join(map(dumps, issues))
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _issue(item: Finding, fingerprint: str) -> dict[str, object]:
    lines = {"begin": item.span.line, "end": item.span.end_line}
    return {
        "description": visible(f"{item.workload}: {spoken(item)}" if item.workload else spoken(item)),
        "check_name": f"{item.code} {item.name}",
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[item.severity],
        "location": {"path": visible(item.file), "lines": lines},
    }

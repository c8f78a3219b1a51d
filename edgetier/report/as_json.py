"""For programs: the whole result as JSON, version 1, a finding a line; docs/schema/check-1.json is its contract."""

from collections.abc import Iterable
from pathlib import Path

from edgetier.findings import Edit, Finding, Fix
from edgetier.report.check_counts import counts_of
from edgetier.report.check_identity import fingerprints
from edgetier.report.check_paths import under
from edgetier.report.strict_json import dumps
from edgetier.source import Span
from edgetier.triage.values import AcceptedRisk, CheckResult

SCHEMA_VERSION = 1


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:  # noqa: ARG001
    shown = under(result, root)
    lists = {
        "findings": records(shown.findings),
        "suppressed": records(shown.suppressed),
        "accepted": map(risk, shown.accepted),
    }
    parts = [f'"{name}":[{_lines(items)}]' for name, items in lists.items()]
    return ",".join([dumps(head(shown))[:-1], *parts]) + "}\n"


def head(shown: CheckResult) -> dict[str, object]:
    """What stands before the findings; the counts are those that every format states."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "edgetier", "version": shown.tool_version},
        "rules_digest": shown.rules_digest,
        "taxonomy_digest": shown.taxonomy_digest,
        "files": shown.files,
        "summary": {"files": len(shown.files), "workloads": shown.workloads, **counts_of(shown)._asdict()},
    }


def records(findings: tuple[Finding, ...]) -> list[dict[str, object]]:
    known = fingerprints(findings)
    return [_finding(item, fingerprint) for item, fingerprint in zip(findings, known, strict=True)]


def risk(item: AcceptedRisk) -> dict[str, object]:
    names = ("code", "name", "workload", "owner", "file", "line", "reason", "by", "until")
    return {name: getattr(item, name) for name in names}


def _lines(items: Iterable[object]) -> str:
    lines = ",\n".join(map(dumps, items))
    return f"\n{lines}\n" if lines else ""


def _finding(item: Finding, fingerprint: str) -> dict[str, object]:
    return {
        "code": item.code,
        "name": item.name,
        "severity": str(item.severity),
        "file": item.file,
        **_region(item.span),
        "excerpt": item.excerpt,
        "workload": item.workload,
        "owner": item.owner,
        "path": item.path,
        "message": item.message,
        "help": item.help,
        "suppressed": item.suppressed,
        "fingerprint": fingerprint,
        "fix": _fix(item.fix),
    }


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    return {"title": fix.title, "safe": fix.safe, "edits": [_edit(edit) for edit in fix.edits]}


def _edit(edit: Edit) -> dict[str, object]:
    return {**_region(edit.span), "replacement": edit.replacement}


def _region(span: Span) -> dict[str, int]:
    return span._asdict()

"""For reviewdog: diagnostics with suggestions; its columns count the bytes of UTF-8, ours count characters."""

from pathlib import Path

from edgetier.findings import Edit, Finding, Severity
from edgetier.report.check_identity import HOME, page_of, spoken
from edgetier.report.check_paths import under
from edgetier.report.plain_text import visible
from edgetier.report.strict_json import dumps
from edgetier.source import Span
from edgetier.triage.values import CheckResult

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:  # noqa: ARG001
    lines = ",".join("\n" + dumps(_diagnostic(item)) for item in under(result, root).findings)
    source = dumps({"name": "edgetier", "url": HOME})
    return f'{{"source":{source},"diagnostics":[{lines}\n]}}\n'


def _diagnostic(item: Finding) -> dict[str, object]:
    found: dict[str, object] = {
        "message": visible(f"{item.workload}: {spoken(item)}" if item.workload else spoken(item)),
        "location": {"path": visible(item.file), "range": _range(item.span, item)},
        "severity": _SEVERITIES[item.severity],
        "code": {"value": item.code, "url": page_of(item.code)},
    }
    edits = item.fix.edits if item.fix else ()
    # Each suggestion is taken by itself, so a fix of several edits cannot be one.
    if len(edits) == 1 and _is_within(edits[0], item):
        found["suggestions"] = [{"range": _range(edits[0].span, item), "text": edits[0].replacement}]
    return found


def _is_within(edit: Edit, item: Finding) -> bool:
    """Whether the edit changes the one line that is known, so that its bytes can be counted."""
    start, end = edit.span[:2], edit.span[2:]
    return start[0] == end[0] == item.span.line and end[1] <= len(item.excerpt) + 1


def _range(span: Span, item: Finding) -> dict[str, object]:
    return {"start": _position(*span[:2], item), "end": _position(*span[2:], item)}


def _position(line: int, column: int, item: Finding) -> dict[str, int]:
    known = line == item.span.line and column <= len(item.excerpt) + 1
    before = item.excerpt[: column - 1] if known else ""
    return {"line": line, "column": len(before.encode("utf-8", "replace")) + 1 if known else column}

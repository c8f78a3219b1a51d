"""A finding as a result of SARIF; nothing that is empty is stated."""

from collections.abc import Iterator, Sequence

from edgetier.findings import Edit, Finding, Fix
from edgetier.report.check_identity import fingerprints
from edgetier.report.check_paths import uri
from edgetier.report.plain_text import visible
from edgetier.source import Span

ROOT = "%SRCROOT%"


def results(found: Sequence[Finding], codes: Sequence[str]) -> Iterator[dict[str, object]]:
    """In order; `codes` are those of the rules, by their index."""
    numbers = {code: number for number, code in enumerate(codes)}
    for item, fingerprint in zip(found, fingerprints(found), strict=True):
        yield {
            "ruleId": item.code,
            "ruleIndex": numbers[item.code],
            "level": str(item.severity),
            "message": {"text": _message(item)},
            "locations": [_location(item)],
            "partialFingerprints": {"primaryLocationLineHash": fingerprint},
            **dict(_extras(item)),
        }


def _message(item: Finding) -> str:
    return " ".join(_sentence(visible(text)) for text in (item.message, item.help) if text)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _location(item: Finding) -> dict[str, object]:
    span = item.span
    # An empty region cannot be shown; one character can.
    shown = span._replace(end_column=span.column + 1) if span[:2] == span[2:] else span
    region = {**_region(shown), **_snippet(item)}
    return {"physicalLocation": {"artifactLocation": _artifact(item.file), "region": region}}


def _snippet(item: Finding) -> dict[str, object]:
    """What stands in the region, where that is within the one line that is known."""
    line, column, end_line, end_column = item.span
    text = item.excerpt[column - 1 : end_column - 1] if line == end_line else ""
    whole = len(text) == end_column - column
    return {"snippet": {"text": visible(text)}} if text and whole else {}


def _artifact(file: str) -> dict[str, object]:
    where = uri(file)
    return {"uri": where} if where.startswith("file:") else {"uri": where, "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(names, span, strict=True))


def _extras(item: Finding) -> Iterator[tuple[str, object]]:
    if item.fix and item.fix.edits:
        yield "fixes", [_fix(item.fix, item.file)]
    if item.suppressed is not None:
        why = {"justification": visible(item.suppressed)} if item.suppressed else {}
        yield "suppressions", [{"kind": "inSource", **why}]
    named = {"workload": item.workload, "owner": item.owner}
    stated = {name: visible(value) for name, value in named.items() if value}
    if stated:
        yield "properties", stated


def _fix(fix: Fix, file: str) -> dict[str, object]:
    change = {"artifactLocation": _artifact(file), "replacements": [_replacement(edit) for edit in fix.edits]}
    title = fix.title if fix.safe else f"{fix.title} (look at it: it may change what the file means)"
    return {"description": {"text": _sentence(visible(title))}, "artifactChanges": [change]}


def _replacement(edit: Edit) -> dict[str, object]:
    """Without content it deletes."""
    inserted = {"insertedContent": {"text": edit.replacement}} if edit.replacement else {}
    return {"deletedRegion": _region(edit.span), **inserted}

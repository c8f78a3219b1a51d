"""For whoever owns the workloads: findings by file, then by workload and owner."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from edgetier.findings import Finding, Severity
from edgetier.report.check_counts import closing, marked
from edgetier.report.check_identity import label
from edgetier.report.check_paths import under
from edgetier.report.columns import fit
from edgetier.report.palette import Palette
from edgetier.report.plain_text import cells, visible
from edgetier.triage.values import CheckResult

_ROLES = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "edge"}
_WITHOUT = "(no workload)"
_SEVERITY_WIDTH = len("warning")


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:
    shown = under(result, root)
    return "\n".join([*_files(shown.findings, Palette(color)), closing(shown)]) + "\n"


def _files(findings: Iterable[Finding], palette: Palette) -> Iterator[str]:
    for file, found in _by_file(findings).items():
        yield palette.strong(visible(file))
        for title, items in _by_workload(found).items():
            yield f"  {title}"
            yield from _lines(items, palette)
        yield ""


def _by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for item in findings:
        groups.setdefault(item.file, []).append(item)
    return groups


def _by_workload(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    groups: dict[str, list[Finding]] = {}
    for item in findings:
        groups.setdefault(_title(item), []).append(item)
    return groups


def _title(item: Finding) -> str:
    if item.workload is None:
        return _WITHOUT
    return visible(item.workload) + (f" (owner: {visible(item.owner)})" if item.owner else "")


def _lines(items: Iterable[Finding], palette: Palette) -> Iterator[str]:
    items = tuple(items)
    places = [f"{item.span.line}:{item.span.column}" for item in items]
    labels = [label(item) for item in items]
    wide = max(map(cells, places)), max(map(cells, labels))
    for item, at, name in zip(items, places, labels, strict=True):
        severity = palette.paint(_ROLES[item.severity], fit(str(item.severity), _SEVERITY_WIDTH))
        lead = f"    {fit(at, wide[0], right=True)}  {severity}  {fit(name, wide[1])}"
        yield f"{lead}  {visible(marked(item).message)}"
        if item.help:
            yield f"    {' ' * wide[0]}  {palette.dim(f'help: {visible(item.help)}')}"

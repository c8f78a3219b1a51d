"""For test dashboards: a suite a file, a failed case a workload and rule, a passed one for a file that is clean."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from edgetier.findings import Finding, Severity
from edgetier.report.check_counts import counts_of, severities
from edgetier.report.check_identity import label
from edgetier.report.check_paths import under
from edgetier.report.diagnostics import full
from edgetier.report.plain_text import visible
from edgetier.triage.values import CheckResult

CLEAN = "no findings"

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;"}


class _Case(NamedTuple):
    """`outcome` is failure, skipped (accepted) or passed: a note is said, but fails nothing."""

    outcome: str
    text: str


class _Suite(NamedTuple):
    file: str
    cases: tuple[_Case, ...]


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:  # noqa: ARG001
    shown = under(result, root)
    suites = tuple(_suites(shown))
    counted = _counted(case for suite in suites for case in suite.cases)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<testsuites name="edgetier" {counted}>']
    lines += (line for suite in suites for line in _suite_lines(suite))
    return "\n".join([*lines, f"  <!-- {_totals(shown)} -->", "</testsuites>"]) + "\n"


def _totals(shown: CheckResult) -> str:
    counts = counts_of(shown)
    return f"{severities(counts)}; {counts.accepted:,} accepted, {counts.in_baseline:,} in the baseline"


def _suites(shown: CheckResult) -> Iterator[_Suite]:
    groups: dict[str, list[Finding]] = {file: [] for file in shown.files}
    for item in (*shown.findings, *shown.suppressed):
        groups.setdefault(item.file, []).append(item)
    for file, found in groups.items():
        clean = _Case("passed", _open_case(CLEAN, file, 1) + "/>")
        yield _Suite(file, tuple(map(_case, _by_rule(found))) or (clean,))


def _by_rule(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for item in findings:
        key = (item.workload, item.code, _outcome(item))
        groups.setdefault(key, []).append(item)
    return groups.values()


def _outcome(item: Finding) -> str:
    if item.suppressed is not None:
        return "skipped"
    return "passed" if item.severity is Severity.NOTE else "failure"


def _case(found: list[Finding]) -> _Case:
    first = found[0]
    name = label(first) if first.workload is None else f"{first.workload}: {label(first)}"
    outcome = _outcome(first)
    inner = _INNER[outcome](found)
    start = _open_case(name, first.file, first.span.line)
    return _Case(outcome, f"{start}>\n      {inner}\n    </testcase>")


def _open_case(name: str, file: str, line: int) -> str:
    shown = _escaped(visible(file))
    return f'<testcase name="{_escaped(visible(name))}" classname="{shown}" file="{shown}" line="{line}" time="0"'


def _failure(found: list[Finding]) -> str:
    worst = next(severity for severity in Severity if any(item.severity is severity for item in found))
    return f'<failure message="{_message(found)}" type="{worst}">{_told(found)}</failure>'


def _skipped(found: list[Finding]) -> str:
    why = _escaped("; ".join(visible(f"{item.message} ({item.suppressed})") for item in found))
    return f'<skipped message="{why}"/>'


def _said(found: list[Finding]) -> str:
    return f"<system-out>{_told(found)}</system-out>"


_INNER = {"failure": _failure, "skipped": _skipped, "passed": _said}


def _message(found: list[Finding]) -> str:
    return _escaped("; ".join(visible(item.message) for item in found))


def _told(found: list[Finding]) -> str:
    text = full(replace(item, suppressed=None) for item in found)
    return "".join(letter if letter == "\n" else _ESCAPES.get(letter, letter) for letter in text)


def _suite_lines(suite: _Suite) -> Iterator[str]:
    yield f'  <testsuite name="{_escaped(visible(suite.file))}" {_counted(suite.cases)}>'
    yield from (f"    {case.text}" for case in suite.cases)
    yield "  </testsuite>"


def _counted(cases: Iterable[_Case]) -> str:
    counts = Counter(case.outcome for case in cases)
    skipped, failures = counts["skipped"], counts["failure"]
    return f'tests="{counts.total()}" failures="{failures}" errors="0" skipped="{skipped}" time="0"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(letter, letter) for letter in text)

"""The assessment as JSON, version 1, one workload a line; docs/schema/assessment-1.json is its contract."""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from edgetier.assessment import Assessment, Disagreement, Summary
from edgetier.findings import Finding
from edgetier.report.json_workload import WorkloadLines

SCHEMA_VERSION = 1


def render(assessment: Assessment, *, color: bool, width: int) -> str:  # noqa: ARG001 - the shape of a renderer
    return "".join(parts(assessment))


def parts(assessment: Assessment) -> Iterator[str]:
    """The text in pieces, for writing without holding all of it."""
    yield _head(assessment)
    yield ',"workloads":['
    yield from _lines(map(WorkloadLines().line, assessment.workloads))
    yield '],"findings":['
    yield from _lines(_compact(_finding(item)) for item in assessment.findings)
    yield "]}\n"


def _lines(items: Iterable[str]) -> Iterator[str]:
    before = "\n"
    for item in items:
        yield before + item
        before = ",\n"
    if before != "\n":
        yield "\n"


def _head(assessment: Assessment) -> str:
    """The object up to its workloads, still open."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "edgetier", "version": assessment.tool_version},
        "portfolio": assessment.portfolio,
        "inputs": [
            {"path": item.path, "role": item.role, "sha256": item.sha256} for item in assessment.inputs
        ],
        "rules_digest": assessment.rules_digest,
        "taxonomy_digest": assessment.taxonomy_digest,
        "overrides": assessment.overrides,
        "estate": {"default": assessment.estate_is_default, **assessment.estate},
        "defaults_used": [item._asdict() for item in assessment.defaults_used],
        "summary": _summary(assessment.summary),
        "accepted": [asdict(item) for item in assessment.accepted],
        "places": {name: place._asdict() for name, place in assessment.places.items()},
        "classifier_error": assessment.classifier_error,
        "disagreements": [_disagreement(item) for item in assessment.disagreements],
    }
    return _compact(head)[:-1]


def _summary(summary: Summary) -> dict[str, object]:
    return {
        "workloads": summary.workloads,
        "by_tier": dict(summary.by_tier),
        "by_location": dict(summary.by_location),
        "by_decision": dict(summary.by_decision),
        "edge": summary.edge,
        "cloud": summary.cloud,
        "open": summary.open,
        "under_deployed": summary.under_deployed,
        "over_deployed": summary.over_deployed,
        "not_permitted": summary.not_permitted,
        "conditional": summary.conditional,
        "by_why_not_more_central": dict(summary.by_why_not_more_central),
        "completeness": _share(summary.completeness),
        "ask_next": [item._asdict() for item in summary.ask_next],
        "measure_first": [item._asdict() for item in summary.measure_first],
    }


def _disagreement(item: Disagreement) -> dict[str, object]:
    return {**item._asdict(), "moved_by": [moved._asdict() for moved in item.moved_by]}


def _finding(item: Finding) -> dict[str, object]:
    span = item.span
    return {
        "code": item.code,
        "name": item.name,
        "severity": str(item.severity),
        "file": item.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "excerpt": item.excerpt,
        "workload": item.workload,
        "owner": item.owner,
        "path": item.path,
        "message": item.message,
        "help": item.help,
        "suppressed": item.suppressed,
    }


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), allow_nan=False).replace("\x7f", "\\u007f")


def _share(value: float) -> float | None:
    return round(value, 4) if math.isfinite(value) else None

"""A `whatif` as JSON, one object: what was changed, what moved and why, the answers along a range."""

from collections.abc import Sequence
from typing import Any, cast

from edgetier.cli.whatif_finding import Found, Swept
from edgetier.comparison import Answer, Comparison, Moved, Segment, Standing
from edgetier.findings import Finding
from edgetier.report.strict_json import dumps

SCHEMA_VERSION = 1


def as_json(found: Found) -> str:
    """On one line; keys that have nothing to say are null."""
    asked = found.asked
    whole = {
        "schema_version": SCHEMA_VERSION,
        "changes": [{"set": one.text, "workloads": list(one.target.ids)} for one in asked.changes],
        "comparison": comparison_data(found.comparison) if found.comparison is not None else None,
        "sweep": _swept(found.swept) if found.swept is not None else None,
    }
    return dumps(whole) + "\n"


def comparison_data(found: Comparison) -> dict[str, Any]:
    """Plain data, for `dumps`."""
    return {
        "compared": found.compared,
        "moved": [moved_data(one) for one in found.moved],
        "added": list(found.added),
        "removed": list(found.removed),
        "findings_appeared": [finding_data(one) for one in found.appeared],
        "findings_gone": [finding_data(one) for one in found.gone],
    }


def moved_data(one: Moved) -> dict[str, Any]:
    """What a workload was and is, and why."""
    return {
        "workload": one.workload,
        "owner": one.owner,
        "before": {**_standing(one.before), "condition": one.condition_before},
        "after": {**_standing(one.after), "condition": one.condition_after},
        "reasons": [reason._asdict() for reason in one.reasons],
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        "tier": standing.tier,
        **_answer(standing.answer),
        "placement": standing.placement,
        "deployment": standing.deployment,
        "by_hand": standing.by_hand,
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "decision": answer.decision,
        "range": answer.range,
        "location": answer.location,
        "site": answer.site,
        "sites": [dict(zip(("at", "location", "site"), one, strict=True)) for one in answer.served],
        "conditional": answer.is_conditional,
    }


def finding_data(one: Finding) -> dict[str, Any]:
    """As in a comparison, without its place."""
    return {
        "code": one.code,
        "name": one.name,
        "severity": str(one.severity),
        "workload": one.workload,
        "message": one.message,
    }


def _swept(swept: Swept) -> dict[str, Any]:
    span = swept.span
    return {
        "set": span.text,
        "unit": span.range.unit,
        "low": span.range.low,
        "high": span.range.high,
        "workloads": [
            {"workload": one, "segments": _segments(found, swept.now.get(one))}
            for one, found in swept.segments.items()
        ],
    }


def _segments(found: Sequence[Segment], now: Answer | None) -> list[dict[str, Any]]:
    """From the lowest value up, in the unit of the sweep."""
    return [
        {
            "first": float(f"{one.first:.9g}"),
            "last": float(f"{one.last:.9g}"),
            "as_now": one.answer == now,
            **_answer(cast(Answer, one.answer)),
        }
        for one in found
    ]

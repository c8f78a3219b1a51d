"""A diff as JSON, one object on one line."""

from typing import Any

from edgetier.cli.whatif_json import finding_data, moved_data
from edgetier.comparison import Difference, Differences
from edgetier.report.strict_json import dumps

SCHEMA_VERSION = 1


def render(found: Differences, *, color: bool, width: int) -> str:  # noqa: ARG001 - the shape of a renderer
    """Keys that have nothing to say are null."""
    whole = {
        "schema_version": SCHEMA_VERSION,
        "differs": found.any,
        "compared": found.compared,
        "sources_differing": list(found.differing),
        "workloads": [_difference(one) for one in found.workloads],
        "findings_appeared": [finding_data(one) for one in found.appeared],
        "findings_gone": [finding_data(one) for one in found.gone],
    }
    return dumps(whole) + "\n"


def _difference(one: Difference) -> dict[str, Any]:
    moved = moved_data(one.moved) if one.moved is not None else {}
    return {
        "workload": one.workload,
        "owner": one.owner,
        "kind": one.kind,
        "old_id": one.old_id,
        "aspects": list(one.aspects),
        "causes": list(one.causes),
        "before": moved.get("before"),
        "after": moved.get("after"),
        "reasons": moved.get("reasons", []),
    }

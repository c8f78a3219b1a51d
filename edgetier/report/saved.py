"""Reads a saved JSON report back into the assessment it was rendered from."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from math import isfinite
from typing import Any

from pydantic import TypeAdapter, ValidationError

from edgetier.assessment import (
    Advice,
    Assessment,
    DefaultUsed,
    Disagreement,
    MeasureFirst,
    Place,
    Question,
    RuleTrace,
    Summary,
    WorkloadAssessment,
)
from edgetier.codes import CODES
from edgetier.errors import UserError
from edgetier.findings import AcceptedRisk, Finding
from edgetier.inventory.values import InputFile
from edgetier.placement.values import (
    Candidate,
    CurrentState,
    Flip,
    Inversion,
    Measurement,
    Override,
    Placement,
    Served,
    Settling,
    Term,
    Total,
)
from edgetier.quantities import QuantityError, percentile
from edgetier.report.to_json import SCHEMA_VERSION
from edgetier.source import Span
from edgetier.source.collector import collector_paused
from edgetier.tiering.values import Budget, MovedBy, TierDecision

Json = Mapping[str, Any]
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def read(text: str) -> Assessment:
    """The assessment; rendered again it gives the same bytes. Keys that a later version added are ignored."""
    with collector_paused():
        return _checked(_object(text))


def _checked(data: Json) -> Assessment:
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise UserError(
            f"the saved assessment has schema_version {version!r}; this version reads {SCHEMA_VERSION}"
        )
    try:
        return _adapter().validate_python(_assessment(data))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)[0]
        raise _broken(f"{'.'.join(map(str, found['loc']))}: {found['msg']}") from None
    except KeyError as error:
        raise _broken(f"{error.args[0]} is missing") from None
    except (TypeError, ValueError, AttributeError, QuantityError):
        raise _broken("a part has another shape than it should") from None


@cache
def _adapter() -> TypeAdapter[Assessment]:
    return TypeAdapter(Assessment)


def _object(text: str) -> Json:
    try:
        data = json.loads(text, parse_float=_finite, parse_constant=_finite)
        if _ESCAPED_SURROGATE.search(text):
            json.dumps(data, ensure_ascii=False).encode()  # half a character is no text
    except (ValueError, RecursionError):
        raise _broken("it is not JSON") from None
    if not isinstance(data, dict):
        raise _broken("it is not an object")
    return data


def _finite(written: str) -> float:
    """JSON has no words for what is not finite, but Python's reader takes them, and 1e999."""
    found = float(written)
    if not isfinite(found):
        raise ValueError(written)
    return found


def _broken(why: str) -> UserError:
    return UserError(
        f"this is no saved assessment: {why}", help="save one with: edgetier assess INVENTORY --format json"
    )


def _assessment(data: Json) -> dict[str, Any]:
    estate = dict(data["estate"])
    return {
        "tool_version": data["tool"]["version"],
        "portfolio": data["portfolio"],
        "inputs": [_kept(InputFile, item) for item in data["inputs"]],
        "rules_digest": data["rules_digest"],
        "taxonomy_digest": data["taxonomy_digest"],
        "overrides": data["overrides"],
        "estate_is_default": estate.pop("default"),
        "estate": estate,
        "defaults_used": _all(DefaultUsed, data["defaults_used"]),
        "summary": _summary(data["summary"]),
        "workloads": [_workload(item) for item in data["workloads"]],
        "accepted": [_kept(AcceptedRisk, item) for item in data.get("accepted", ())],
        "findings": [_finding(item) for item in data["findings"]],
        "places": {name: _kept(Place, place) for name, place in data.get("places", {}).items()},
        "classifier_error": data.get("classifier_error"),
        "disagreements": [_with_words(Disagreement, item) for item in data.get("disagreements", ())],
    }


def _summary(data: Json) -> dict[str, Any]:
    completeness = data["completeness"]
    changed = {
        "completeness": float("nan") if completeness is None else completeness,
        "ask_next": _all(Question, data["ask_next"]),
        "measure_first": _all(MeasureFirst, data.get("measure_first", ())),
    }
    return _kept(Summary, {**data, **changed})


def _workload(data: Json) -> dict[str, Any]:
    budget = data["budget"]
    changed = {
        "tier": _with_words(TierDecision, data["tier"]),
        "budget": budget and _kept(Budget, {**budget, "percentile": percentile(budget["percentile"])}),
        "placement": _placement(data),
        "rules": _kept(RuleTrace, data["rules"]),
        "advice": _all(Advice, data["advice"]),
    }
    return _kept(WorkloadAssessment, {**data, **changed})


def _with_words(kind: type, data: Json) -> dict[str, Any]:
    """Reports of the first releases name no words."""
    return _kept(kind, {**data, "moved_by": _all(MovedBy, data.get("moved_by", ()))})


def _placement(data: Json) -> dict[str, Any]:
    completeness = data["completeness"]
    changed = {
        "sites": _all(Served, data["sites"]),
        "current": data["current"] and _kept(CurrentState, data["current"]),
        "candidates": [_candidate(item) for item in data["candidates"]],
        "override": _kept(Override, data["override"]) if data.get("override") else None,
        "flips": _all(Flip, data["flips"]),
        "inversions": _all(Inversion, data.get("inversions", ())),
        "measure": [_measurement(item) for item in data.get("measure", ())],
        "completeness": float("nan") if completeness is None else completeness,
    }
    return _kept(Placement, {**data, **changed})


def _candidate(data: Json) -> dict[str, Any]:
    changed = {"total_ms": _kept(Total, data["total_ms"]), "terms": _all(Term, data["terms"])}
    return _kept(Candidate, {**data, **changed})


def _measurement(data: Json) -> dict[str, Any]:
    return _kept(Measurement, {**data, "settles": _all(Settling, data["settles"])})


def _finding(data: Json) -> dict[str, Any]:
    if data["code"] not in CODES:
        raise _broken(f"this version does not know the code {data['code']!r}")
    return _kept(Finding, {**data, "span": _kept(Span, data)})


def _all(kind: type, data: Iterable[Json]) -> list[dict[str, Any]]:
    return [_kept(kind, item) for item in data]


def _kept(kind: type, data: Json) -> dict[str, Any]:
    """Only the fields of the kind that is read; a missing one is for the validation to name."""
    return {name: data[name] for name in kind.__annotations__ if name in data}

"""The published JSON Schema of the JSON report, version 1; docs/schema/assessment-1.json is text()."""

import json
from collections.abc import Mapping
from typing import Any

from edgetier.report.contract_workload import moved_by, workload
from edgetier.report.schema_parts import (
    COUNT,
    NAME,
    SHARE,
    TEXT,
    counts,
    items,
    later,
    nullable,
    record,
    word,
)

Schema = Mapping[str, Any]

_DIGEST = {"type": "string", "description": "SHA-256 in hex, or empty where there is none."}
_CODE = {"type": "string", "pattern": "^ET[0-9]{3}$"}
_POSITION = {"type": "integer", "minimum": 1}


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2) + "\n"


def schema() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "edgetier assessment, version 1",
        "description": "Milliseconds to 0.01 and shares to 0.0001; what is not known is null, never zero. "
        "Keys may be added within version 1, none is removed and none changes its meaning.",
        **_assessment(),
        "$defs": {"workload": workload()},
    }


def _assessment() -> dict[str, Any]:
    found = record(
        {
            "schema_version": {"const": 1},
            "tool": record({"name": {"const": "edgetier"}, "version": TEXT}),
            "portfolio": nullable(TEXT),
            "inputs": items(record({"path": TEXT, "role": NAME, "sha256": _DIGEST})),
            "rules_digest": _DIGEST,
            "taxonomy_digest": _DIGEST,
            "overrides": items(
                TEXT, "Entries of the taxonomy and the rules that a folder of the user's replaced."
            ),
            "estate": _estate(),
            "defaults_used": items(record({"name": TEXT, "value": TEXT, "source": TEXT})),
            "summary": _summary(),
            "accepted": items(_accepted(), "Findings that suppressions in the inventory wave through."),
            "places": _places(),
            "classifier_error": nullable(
                {**SHARE, "description": "The share of tiers that a classifier was allowed to miss."}
            ),
            "disagreements": items(_disagreement(), "Where rules and classifier differ, the surest first."),
            "workloads": items({"$ref": "#/$defs/workload"}, "In the order of the inventory's files."),
            "findings": items(_finding()),
        }
    )
    return later(found, "accepted", "places", "classifier_error", "disagreements")


def _disagreement() -> dict[str, Any]:
    basis = word("declared", "rule", "archetype")
    tiers = {"tier": NAME, "basis": basis, "learned": NAME}
    return record({"workload": NAME, **tiers, "probability": SHARE, "moved_by": moved_by()})


def _places() -> dict[str, Any]:
    place = record(
        {
            "latitude_deg": {"type": "number", "minimum": -90, "maximum": 90},
            "longitude_deg": {"type": "number", "minimum": -180, "maximum": 180},
        }
    )
    return {
        **_by_location(place),
        "description": "Where the demand points and sites named here are, by name.",
    }


def _estate() -> dict[str, Any]:
    names = {"anyOf": [TEXT, items(TEXT)]}
    at = {"anyOf": [TEXT, items({"type": "number"})]}
    country, role = nullable(TEXT), word("central", "regional")
    site = {"name": TEXT, "at": at, "country": country, "role": role, "servers": {"type": "integer"}}
    sites = items({**record(site), "required": ["name", "at"]})
    known = record(
        {
            "default": {"type": "boolean", "description": "No estate was given: this is the public default."},
            "central": names,
            "regions": names,
            "metro_edge": record({"metros": names}),
            "on_prem": sites,
            "devices": {"type": "boolean"},
            "data_centres": sites,
            "hardware": _by_location(record({"accelerator": NAME, "accelerators": COUNT})),
        }
    )
    return {**known, "required": ["default"], "description": "Where workloads may run."}


def _by_location(of: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": of}


def _summary() -> dict[str, Any]:
    question = record(
        {
            "workload": NAME,
            "owner": nullable(TEXT),
            "field": TEXT,
            "question": TEXT,
            "allowed": TEXT,
            "example": TEXT,
            "settles": COUNT,
        }
    )
    measure = record(
        {
            "term": NAME,
            **dict.fromkeys(("workload", "at", "access", "site"), nullable(TEXT)),
            "settles": COUNT,
            "rps": {"type": "number", "minimum": 0},
        }
    )
    plain = ("edge", "cloud", "open", "under_deployed", "over_deployed", "not_permitted", "conditional")
    return record(
        {
            "workloads": COUNT,
            "by_tier": counts(),
            "by_location": counts(),
            "by_decision": counts(),
            **dict.fromkeys(plain, COUNT),
            "by_why_not_more_central": counts(),
            "completeness": nullable(SHARE),
            "ask_next": items(question, "What to ask owners, the answer that settles most first."),
            "measure_first": items(measure, "What to measure, the one that settles most first."),
        }
    )


def _accepted() -> dict[str, Any]:
    return record(
        {
            "code": _CODE,
            "name": NAME,
            "workload": nullable(NAME),
            "owner": nullable(TEXT),
            "file": TEXT,
            "line": _POSITION,
            "reason": NAME,
            "by": nullable(NAME),
            "until": nullable({"type": "string", "format": "date"}),
        }
    )


def _finding() -> dict[str, Any]:
    return record(
        {
            "code": _CODE,
            "name": NAME,
            "severity": word("error", "warning", "note"),
            "file": TEXT,
            "line": _POSITION,
            "column": _POSITION,
            "end_line": _POSITION,
            "end_column": {**_POSITION, "description": "Exclusive, in code points."},
            "excerpt": TEXT,
            "workload": nullable(NAME),
            "owner": nullable(TEXT),
            "path": items({"type": ["string", "integer"]}, "The field inside the document."),
            "message": TEXT,
            "help": nullable(TEXT),
            "suppressed": nullable({**TEXT, "description": "Why it does not count."}),
        }
    )

"""The published JSON Schema of what `check` writes as JSON, version 1; docs/schema/check-1.json is text()."""

import json
from typing import Any

from edgetier.report.schema_parts import COUNT, FLAG, NAME, TEXT, items, nullable, record, word

_POSITION = {"type": "integer", "minimum": 1}
_DIGEST = {"type": "string", "description": "SHA-256 in hex, or empty where there is none."}
_CODE = {"type": "string", "pattern": "^ET[0-9]{3}$"}
_COUNTED = (
    "files",
    "workloads",
    "errors",
    "warnings",
    "notes",
    "accepted",
    "in_baseline",
    "fixable",
    "fixable_unsafely",
)


def text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2) + "\n"


def schema() -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "edgetier check, version 1",
        "description": "Lines and columns count from 1, columns in code points. With jsonl each line is one "
        "finding or accepted risk with its kind, and the last one is the rest of this object. "
        "Keys may be added within version 1, none is removed and none changes its meaning.",
        **_check(),
        "$defs": {"finding": _finding(), "accepted": _accepted(), "fix": _fix()},
    }


def _check() -> dict[str, Any]:
    finding = {"$ref": "#/$defs/finding"}
    return record(
        {
            "schema_version": {"const": 1},
            "tool": record({"name": {"const": "edgetier"}, "version": TEXT}),
            "rules_digest": _DIGEST,
            "taxonomy_digest": _DIGEST,
            "files": items(TEXT, "The files that were looked at, with forward slashes."),
            "summary": _summary(),
            "findings": items(finding, "What counts."),
            "suppressed": items(finding, "What would count, had nobody accepted it."),
            "accepted": items({"$ref": "#/$defs/accepted"}, "The register of accepted risks."),
        }
    )


def _summary() -> dict[str, Any]:
    about = "`fixable` is what --fix mends, `fixable_unsafely` what only --unsafe-fixes does."
    return record(dict.fromkeys(_COUNTED, COUNT), about)


def _finding() -> dict[str, Any]:
    return record(
        {
            "code": _CODE,
            "name": NAME,
            "severity": word("error", "warning", "note"),
            "file": TEXT,
            **_region(),
            "excerpt": TEXT,
            "workload": nullable(TEXT),
            "owner": nullable(TEXT),
            "path": items({"type": ["string", "integer"]}, "The field inside the document."),
            "message": TEXT,
            "help": nullable(TEXT),
            "suppressed": nullable({**TEXT, "description": "Why it does not count."}),
            "fingerprint": {**NAME, "description": "The same wherever its line has moved to."},
            "fix": nullable({"$ref": "#/$defs/fix"}),
        }
    )


def _region() -> dict[str, Any]:
    after = {**_POSITION, "description": "Exclusive, in code points."}
    return {"line": _POSITION, "column": _POSITION, "end_line": _POSITION, "end_column": after}


def _fix() -> dict[str, Any]:
    edit = record(
        {**_region(), "replacement": TEXT}, "An empty region inserts, an empty replacement deletes."
    )
    safe = {**FLAG, "description": "Whether --fix applies it; otherwise only --unsafe-fixes does."}
    return record({"title": TEXT, "safe": safe, "edits": items(edit)})


def _accepted() -> dict[str, Any]:
    until = {**TEXT, "description": "The last day on which it is accepted, as YYYY-MM-DD."}
    return record(
        {
            "code": _CODE,
            "name": NAME,
            "workload": nullable(TEXT),
            "owner": nullable(TEXT),
            "file": TEXT,
            "line": _POSITION,
            "reason": TEXT,
            "by": nullable(TEXT),
            "until": nullable(until),
        }
    )

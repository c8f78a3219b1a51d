"""For code scanning: SARIF 2.1.0 as GitHub takes it, with fingerprints that survive moved lines."""

from collections.abc import Sequence
from pathlib import Path

from edgetier.findings import Finding, Severity
from edgetier.report.check_counts import counts_of
from edgetier.report.check_identity import HOME
from edgetier.report.check_paths import under
from edgetier.report.sarif_results import ROOT, results
from edgetier.report.sarif_rules import rule
from edgetier.report.strict_json import dumps
from edgetier.triage.values import CheckResult

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000  # GitHub refuses a run with more


def render(
    result: CheckResult,
    *,
    color: bool = False,  # noqa: ARG001 - the shape of a renderer
    root: Path | None = None,
    suppressed: bool = False,
) -> str:
    """Without what was suppressed unless asked: most readers take it for live."""
    shown = under(result, root)
    found = (*shown.findings, *(shown.suppressed if suppressed else ()))
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(shown, found)]}
    return dumps(log) + "\n"


def _run(shown: CheckResult, found: Sequence[Finding]) -> dict[str, object]:
    kept = _that_fit(found)
    codes = sorted({item.code for item in kept})
    return {
        "tool": {"driver": _driver(shown, codes)},
        "invocations": [_invocation(len(found) - len(kept))],
        "automationDetails": {"id": "edgetier/check/"},
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": list(results(kept, codes)),
        "properties": _properties(shown),
    }


def _that_fit(found: Sequence[Finding]) -> Sequence[Finding]:
    if len(found) <= MOST_RESULTS:
        return found
    return sorted(found, key=lambda item: tuple(Severity).index(item.severity))[:MOST_RESULTS]


def _driver(shown: CheckResult, codes: Sequence[str]) -> dict[str, object]:
    return {
        "name": "edgetier",
        "informationUri": HOME,
        "version": shown.tool_version,
        "semanticVersion": shown.tool_version,
        "rules": [rule(code) for code in codes],
    }


def _invocation(left_out: int) -> dict[str, object]:
    if not left_out:
        return {"executionSuccessful": True}
    text = f"{left_out:,} findings of the least severity are left out: GitHub takes {MOST_RESULTS:,}."
    notice = {"level": "warning", "message": {"text": text}}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notice]}


def _properties(shown: CheckResult) -> dict[str, object]:
    digests = {"rulesDigest": shown.rules_digest, "taxonomyDigest": shown.taxonomy_digest}
    stated = {name: digest for name, digest in digests.items() if digest}
    return {"files": len(shown.files), "workloads": shown.workloads, **counts_of(shown)._asdict(), **stated}

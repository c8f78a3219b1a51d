"""For programs that read a line at a time: `kind` is finding, suppressed, accepted, and at the end one summary."""

from collections.abc import Iterator
from pathlib import Path

from edgetier.report.as_json import head, records, risk
from edgetier.report.check_paths import under
from edgetier.report.strict_json import dumps
from edgetier.triage.values import CheckResult


def render(result: CheckResult, *, color: bool = False, root: Path | None = None) -> str:  # noqa: ARG001
    return "".join(f"{dumps(line)}\n" for line in _lines(under(result, root)))


def _lines(shown: CheckResult) -> Iterator[dict[str, object]]:
    for item in records(shown.findings):
        yield {"kind": "finding", **item}
    for item in records(shown.suppressed):
        yield {"kind": "suppressed", **item}
    for accepted in shown.accepted:
        yield {"kind": "accepted", **risk(accepted)}
    yield {"kind": "summary", **head(shown)}

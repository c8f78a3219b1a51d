"""Which findings were known before: those that a revision already had."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from edgetier.cli.check_judging import Gate, judge
from edgetier.cli.since import before
from edgetier.findings import Finding
from edgetier.pipeline.apart import has_estate
from edgetier.source import SourceFile
from edgetier.triage.baseline import baseline_of, known


def introduced_since(
    revision: str, files: Sequence[SourceFile], gate: Gate, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """The findings that the manifests did not have when the branch left the revision."""
    then = before(revision)
    estate = then.file(gate.estate) if gate.estate else None
    everything = gate.cross_file or (gate.estate is not None and then.has_changed(gate.estate.name))
    changed = [f for f in files if everything or then.has_changed(f.name) or has_estate(f)]
    old = judge(then.files(changed), replace(gate, estate=estate)).triaged.counting()
    names = {file.name for file in changed}
    ours = [item for item in findings if _is_ours(item, names, files)]
    return known(ours, baseline_of(old))[0]


def _is_ours(item: Finding, changed: set[str], files: Sequence[SourceFile]) -> bool:
    """What stands in a file that has not changed was there before; what stands in a configuration may be new."""
    return item.file in changed or item.file not in {file.name for file in files}

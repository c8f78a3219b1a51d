"""One slip is one finding: what seems to be missing only because its key or value could not be read is not told."""

from collections.abc import Iterable

from edgetier.findings import Finding

OF_MISSING = frozenset({"ET201", "ET202", "ET205", "ET306"})
OF_READING = "ET1"


def without_consequences(findings: Iterable[Finding]) -> list[Finding]:
    """Leaves out what says that something is missing of a workload that could not be read whole."""
    told = list(findings)
    unread = {
        (item.file, item.workload)
        for item in told
        if item.code.startswith(OF_READING) and item.workload is not None
    }
    return [item for item in told if item.code not in OF_MISSING or (item.file, item.workload) not in unread]

"""What a run could not judge, because an error hides it: nothing there is unused, and nothing has gone."""

from collections.abc import Iterable
from typing import NamedTuple

from edgetier.findings import Finding, Severity
from edgetier.source import SourceFile
from edgetier.triage.code_names import hides_others


class Hidden(NamedTuple):
    """`everything` where the estate or the rules could not be read whole: every placement hangs on them."""

    everything: bool
    files: frozenset[str]
    touched: frozenset[str]  # files with an error in any workload
    workloads: frozenset[str]

    def has(self, file: str, workload: str | None) -> bool:
        """Whether findings of the workload may be missing, or those of the file that no workload has."""
        return self.everything or file in self.files or workload in self.workloads

    def has_any_in(self, file: str) -> bool:
        """Whether any finding of the file may be missing."""
        return self.everything or file in self.touched


def hidden_by(findings: Iterable[Finding], files: Iterable[SourceFile]) -> Hidden:
    """`files` are all that were read for workloads or an estate."""
    errors = [item for item in findings if item.severity is Severity.ERROR and hides_others(item.code)]
    inventories = {file.name for file in files if _has_workloads(file)} if errors else set()
    return Hidden(
        any(item.file not in inventories or item.path[:1] == ("estate",) for item in errors),
        frozenset(item.file for item in errors if item.workload is None),
        frozenset(item.file for item in errors),
        frozenset(item.workload for item in errors if item.workload is not None),
    )


def _has_workloads(file: SourceFile) -> bool:
    return any(isinstance(one.data, dict) and "workloads" in one.data for one in file.documents)

"""What tables of workloads share: figures as precise as the JSON report, so that a saved one gives the same rows."""

import math
from collections import defaultdict
from collections.abc import Mapping

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.placement.values import Total
from edgetier.report.workload_words import binding

_NOTHING_KNOWN = Total(None, None, None)


def total_of(item: WorkloadAssessment) -> Total:
    """Of the candidate that the decision hangs on."""
    found = binding(item)
    return found.total_ms if found else _NOTHING_KNOWN


def hundredths(ms: float | None) -> float | None:
    return None if ms is None or not math.isfinite(ms) else round(ms, 2)


def share(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else round(value, 4)


def codes_of(assessment: Assessment) -> Mapping[str, list[str]]:
    """The codes that count against each workload, each once."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for item in assessment.findings:
        if item.workload is not None and item.suppressed is None and item.code not in codes[item.workload]:
            codes[item.workload].append(item.code)
    return codes

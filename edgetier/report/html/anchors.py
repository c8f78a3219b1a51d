"""Where each workload's card is: an anchor that is stable, safe in an address and never used twice."""

import re
from collections import Counter
from collections.abc import Sequence

from edgetier.assessment import WorkloadAssessment

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def anchors(workloads: Sequence[WorkloadAssessment]) -> tuple[str, ...]:
    """`wl-claims-voice`, in the order of the workloads; one id that two share gets a number behind."""
    seen: Counter[str] = Counter()
    found = []
    for item in workloads:
        anchor = "wl-" + _UNSAFE.sub("-", item.id)
        seen[anchor] += 1
        while seen[anchor] > 1:
            anchor = f"{anchor}-{seen[anchor]}"
            seen[anchor] += 1
        found.append(anchor)
    return tuple(found)

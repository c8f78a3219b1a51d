"""The numbers at the top of a diff's page."""

from collections import Counter
from collections.abc import Sequence

from edgetier.cli.diff_words import kinds
from edgetier.comparison import Differences
from edgetier.findings import Finding, Severity
from edgetier.report.html.values import Block, Part
from edgetier.report.words import plural

_LOOKS = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "mute"}
_MOVED = "moved"


def blocks_of(found: Differences) -> tuple[Block, ...]:
    """How many workloads differ and how; findings that came; findings that went."""
    counts = Counter(word for one in found.workloads for word in kinds(one))
    ordered = sorted(counts.items(), key=lambda item: (item[0] != _MOVED, -item[1], item[0]))
    parts = tuple(Part(many, word, "open" if word == _MOVED else "open2") for word, many in ordered)
    several = (
        "One workload may have changed in several ways."
        if sum(counts.values()) > len(found.workloads)
        else ""
    )
    return (
        Block(
            f"{len(found.workloads):,}",
            "workloads differ" if len(found.workloads) != 1 else "workload differs",
            f"of {plural(found.compared, 'workload')} on both sides" if found.compared else "",
            parts,
            several,
        ),
        _findings("appeared", found.appeared),
        _findings("went", found.gone),
    )


def _findings(verb: str, items: Sequence[Finding]) -> Block:
    counts = Counter(one.severity for one in items)
    parts = tuple(
        Part(counts[severity], f"{severity}" if counts[severity] == 1 else f"{severity}s", _LOOKS[severity])
        for severity in Severity
        if counts[severity]
    )
    return Block(f"{len(items):,}", f"{'finding' if len(items) == 1 else 'findings'} {verb}", "", parts)

"""Faults in what a workload says of itself, and ties to one place: rows of the audit and portability packs."""

from collections.abc import Iterator, Sequence

from edgetier.checks.judgement import Applied, Judgement, at_field
from edgetier.findings import Finding


def stated_faults(judgement: Judgement, applied: Sequence[Applied]) -> Iterator[Finding]:
    """A finding for every row that matched and carries a code."""
    for _, match in applied:
        for row in match.matched:
            if "code" in row.then:
                yield at_field(str(row.then["code"]), judgement, str(row.then["field"]), row.because)

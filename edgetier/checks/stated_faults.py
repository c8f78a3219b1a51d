"""Faults in what a workload says of itself, and ties to one place: rows of the audit and portability packs."""

import re
from collections.abc import Iterator, Mapping, Sequence

from edgetier.checks.judgement import Applied, Judgement, at_field
from edgetier.findings import Finding

FACT = re.compile(r"\{([\w.-]+)\}")


def stated_faults(
    judgement: Judgement, applied: Sequence[Applied], facts: Mapping[str, object]
) -> Iterator[Finding]:
    """A finding for every row that matched and carries a code."""
    for _, match in applied:
        for row in match.matched:
            if "code" in row.then:
                code, field = str(row.then["code"]), str(row.then["field"])
                hint = told(str(row.then["help"]), facts) if "help" in row.then else None
                yield at_field(code, judgement, field, told(row.because, facts), help=hint)


def told(sentence: str, facts: Mapping[str, object]) -> str:
    """The sentence with each `{fact}` that is known replaced by its value; other braces stay as they are."""
    return FACT.sub(lambda found: _text(facts.get(found[1]), otherwise=found[0]), sentence)


def _text(value: object, *, otherwise: str) -> str:
    if value is None:
        return otherwise
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)

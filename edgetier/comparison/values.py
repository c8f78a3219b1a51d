"""What two assessments differ in: workloads that moved and why, findings that came and went."""

from typing import NamedTuple

from edgetier.findings import Finding


class Answer(NamedTuple):
    """Where a workload runs by one assessment."""

    decision: str
    range: tuple[str, str] | None
    location: str | None
    site: str | None
    served: tuple[tuple[str | None, str | None, str | None], ...]  # at, location, site
    is_conditional: bool


class Standing(NamedTuple):
    """What one assessment says of a workload; two that are equal say the same."""

    tier: str | None
    answer: Answer
    placement: str | None
    deployment: str
    by_hand: str | None = None  # where people decided that it runs


class Reason(NamedTuple):
    """`kind` is tier, budget, verdict, constraint, term, known or override; `subject` what it is about."""

    kind: str
    subject: str
    words: str


class Moved(NamedTuple):
    """A workload whose answer changed; the conditions are in words, None where there is none."""

    workload: str
    owner: str | None
    before: Standing
    after: Standing
    condition_before: str | None
    condition_after: str | None
    reasons: tuple[Reason, ...]


class Comparison(NamedTuple):
    """Two assessments held against each other; workloads are the same where their ids are."""

    compared: int
    moved: tuple[Moved, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]
    appeared: tuple[Finding, ...]
    gone: tuple[Finding, ...]

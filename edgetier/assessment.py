"""Assessment: everything one run found out, as values; every report is a rendering of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from edgetier.findings import AcceptedRisk, Finding
from edgetier.inventory.values import InputFile
from edgetier.placement.values import Placement
from edgetier.tiering.values import Budget, MovedBy, TierDecision

__all__ = [
    "Advice",
    "Assessment",
    "DefaultUsed",
    "Disagreement",
    "MeasureFirst",
    "Place",
    "Question",
    "Summary",
    "WorkloadAssessment",
]


TIER = "tier"  # the field that a question fills where it asks whether the tier holds


class DefaultUsed(NamedTuple):
    """A figure that the inventory did not give, the value that stood in for it, and where it comes from."""

    name: str
    value: str
    source: str


class Question(NamedTuple):
    """One thing to ask an owner, and how many decisions the answer would settle."""

    workload: str
    owner: str | None
    field: str
    question: str
    allowed: str
    example: str
    settles: int

    @property
    def confirms(self) -> bool:
        """Whether it asks if a tier holds that rests on words: this decides nothing, and all the rest hangs on it."""
        return self.field == TIER


class MeasureFirst(NamedTuple):
    """One thing to measure, how many open demand points it alone would settle, and their stated demand."""

    term: str
    workload: str | None  # whose it is, where it is not shared
    at: str | None  # from where
    access: str | None
    site: str | None  # to or at which site
    settles: int
    rps: float


class Place(NamedTuple):
    """Where on Earth a name that the assessment mentions was understood to be."""

    latitude_deg: float
    longitude_deg: float


class Advice(NamedTuple):
    """A row of a rule pack that applies to a workload and says what to do."""

    pack: str
    rule: str
    advice: str
    because: str


class Disagreement(NamedTuple):
    """A workload whose tier is settled without the classifier, and the other tier that the classifier proposes."""

    workload: str
    tier: str
    basis: str
    learned: str
    probability: float
    moved_by: tuple[MovedBy, ...]


class RuleTrace(NamedTuple):
    """Rules as pack/table/row: those that matched, those left open by missing values, the missing values."""

    matched: tuple[str, ...]
    open: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkloadAssessment:
    """One workload: how fast it must answer, where it can run, and why."""

    id: str
    name: str | None
    owner: str | None
    tags: tuple[str, ...]
    labels: Mapping[str, str]
    file: str
    line: int
    tier: TierDecision
    budget: Budget | None
    placement: Placement
    rules: RuleTrace
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts that add up, and what to ask next."""

    workloads: int
    by_tier: Mapping[str, int]
    by_location: Mapping[str, int]
    by_decision: Mapping[str, int]
    edge: int
    cloud: int
    open: int
    under_deployed: int
    over_deployed: int
    not_permitted: int
    conditional: int
    by_why_not_more_central: Mapping[str, int]
    completeness: float
    ask_next: tuple[Question, ...]
    measure_first: tuple[MeasureFirst, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole of one run."""

    tool_version: str
    portfolio: str | None
    inputs: tuple[InputFile, ...]
    rules_digest: str
    taxonomy_digest: str
    overrides: tuple[str, ...]
    estate: Mapping[str, object]
    estate_is_default: bool
    defaults_used: tuple[DefaultUsed, ...]
    summary: Summary
    workloads: tuple[WorkloadAssessment, ...]
    findings: tuple[Finding, ...]
    accepted: tuple[AcceptedRisk, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)  # of demand and sites, by name, as far as known
    classifier_error: float | None = (
        None  # the share of wrong sets that was allowed; None where none was asked
    )
    disagreements: tuple[Disagreement, ...] = ()  # the surest first

"""What the user has: the fields of an inventory, schema 1, as pydantic models in ms, bytes and counts."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from edgetier.inventory.estate import DataCentre, Estate, MetroEdge, OnPremises, Part
from edgetier.inventory.field_types import LabelText, Words
from edgetier.inventory.override import Override, Placing
from edgetier.inventory.timing import Compute, Latency, Metric, Observed, Percentiles, single_time
from edgetier.inventory.work_parts import (
    Calls,
    Capacity,
    Constraints,
    Current,
    DemandPoint,
    DemandShape,
    Dependency,
    Model,
    Payload,
    Portability,
    Sourcing,
)

__all__ = [
    "Calls",
    "Capacity",
    "Compute",
    "Constraints",
    "Current",
    "DataCentre",
    "Defaults",
    "DefaultsWithDemand",
    "DemandPoint",
    "DemandShape",
    "Dependency",
    "Estate",
    "Latency",
    "Metric",
    "MetroEdge",
    "Model",
    "Observed",
    "OnPremises",
    "Override",
    "Part",
    "Payload",
    "Percentiles",
    "Placing",
    "Portability",
    "Sourcing",
    "Workload",
]

Kind = Literal["inference", "training", "fine-tuning", "batch-inference", "evaluation"]
Status = Literal["planned", "pilot", "production", "retired"]


class WorkloadFields(Part):
    """Everything that workloads of one document may share."""

    description: str | None = Field(
        default=None, description="What it does.", examples=["Answers callers while an agent listens in"]
    )
    owner: str | None = Field(default=None, description="Who answers for it.", examples=["claims-platform"])
    tags: Words = Field(default=(), description="Free words.", examples=["[claims, voice]"])
    kind: Kind | None = Field(default=None, description="The kind of work.", examples=["inference"])
    archetype: str | None = Field(
        default=None,
        description="A kind of application of the taxonomy; gives defaults.",
        examples=["voice-agent"],
    )
    tier: str | None = Field(
        default=None,
        description="The latency tier, where it was decided elsewhere.",
        examples=["conversational"],
    )
    latency: Latency | None = Field(
        default=None,
        description="How fast it must answer.",
        examples=["{budget: 500 ms, metric: first-token, percentile: p95}"],
    )
    calls: Calls | None = Field(
        default=None, description="Sequential model calls.", examples=["{model: 2, chained_by: client}"]
    )
    depends_on: tuple[Dependency, ...] = Field(
        default=(),
        description="Data or systems reached on the way.",
        examples=["[{at: aws:us-east-1, round_trips: 2}]"],
    )
    compute: Annotated[Compute, BeforeValidator(single_time)] | None = Field(
        default=None, description="Time of one model call.", examples=["{p50: 120 ms, p95: 180 ms}"]
    )
    model: Model | None = Field(
        default=None, description="The model that answers.", examples=["{name: llama-3.1-8b, parameters: 8B}"]
    )
    payload: Payload | None = Field(
        default=None, description="Bytes up and down.", examples=["{up: 40 kB, down: 4 kB}"]
    )
    connection: Literal["warm", "cold"] | None = Field(
        default=None, description="cold: every interaction opens a connection first.", examples=["warm"]
    )
    single_location: bool = Field(
        default=False, description="All demand is served from one place.", examples=["true"]
    )
    capacity: Capacity | None = Field(
        default=None,
        description="Servers and their load.",
        examples=["{servers_per_site: 2, utilisation: 0.4}"],
    )
    constraints: Constraints | None = Field(
        default=None,
        description="What may not be traded against latency; absent is unknown, not false.",
        examples=["{residency: [EU], offline: false, safety_function: false}"],
    )
    current: Current | None = Field(
        default=None, description="Where it runs now.", examples=["{site: aws:us-east-1}"]
    )
    sourcing: Sourcing | None = Field(
        default=None,
        description="How capacity is obtained.",
        examples=["{delivery: self-hosted, horizon_months: 24}"],
    )
    portability: Portability | None = Field(
        default=None, description="What ties it to a place.", examples=["{endpoint: configured}"]
    )
    status: Status | None = Field(default=None, description="Its state of life.", examples=["production"])
    labels: dict[str, LabelText] = Field(
        default={}, description="Free; reports group by any of them.", examples=["{business_unit: claims}"]
    )
    source: str | None = Field(
        default=None, description="Where the entry comes from.", examples=["cmdb export"]
    )


class Workload(WorkloadFields):
    """One AI application or job."""

    id: Annotated[
        str,
        Field(
            strict=True,
            pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
            max_length=200,
            description="Identity in every report: letters, digits, '.', '_' and '-'.",
            examples=["claims-voice"],
        ),
    ]
    name: str | None = Field(
        default=None, description="What people call it.", examples=["Claims voice assistant"]
    )
    demand: tuple[DemandPoint, ...] = Field(
        default=(), description="Where requests come from.", examples=["[{at: SIN, access: fibre, rps: 12}]"]
    )
    placement: Placing | None = Field(
        default=None,
        description="What people decided on where it runs; it never changes the advice.",
        examples=["{override: {location: metro-edge, because: cage there until 2028, date: 2026-03-01}}"],
    )


class Defaults(WorkloadFields):
    """What the workloads of a document have in common, each unless it says otherwise."""

    demand: DemandShape | None = Field(
        default=None,
        description="As a mapping: for every demand point. As a list: for workloads that have none.",
        examples=["{access: fibre}"],
    )


class DefaultsWithDemand(WorkloadFields):
    """Defaults whose demand is a list: the demand of every workload that names none."""

    demand: tuple[DemandPoint, ...] = Field(
        default=(),
        description="The demand of workloads that have none.",
        examples=["[{at: SIN, access: fibre}]"],
    )

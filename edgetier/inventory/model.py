"""What the user has: the fields of an inventory, schema 1, as pydantic models in ms, bytes and counts."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from edgetier.inventory.estate import DataCentre, Estate, MetroEdge, OnPremises, Part
from edgetier.inventory.field_types import LabelText, PlaceName, Residency, Words
from edgetier.inventory.override import Override, Placing
from edgetier.inventory.quantity_types import Bytes, Milliseconds, Parameters, Rate, Share, Tokens, Variation
from edgetier.inventory.timing import Compute, Latency, Metric, Observed, Percentiles, single_time

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
Delivery = Literal["self-hosted", "managed-api", "saas", "undecided"]
Status = Literal["planned", "pilot", "production", "retired"]
Precision = Literal["bf16", "fp16", "fp8", "int8", "int4"]
Fixed = Literal["configured", "hard-coded"]


class Calls(Part):
    """Sequential model calls in one interaction, and who chains them."""

    model: int | None = Field(
        default=None, ge=1, le=1000, description="Sequential model calls in one interaction.", examples=["2"]
    )
    chained_by: Literal["client", "server", "unknown"] | None = Field(
        default=None,
        description="client: every call crosses the user's network; server: only the first.",
        examples=["client"],
    )


class Dependency(Part):
    """Data or a system that the workload must reach on the way."""

    at: Annotated[PlaceName, Field(description="Where it stands.", examples=["aws:us-east-1"])]
    round_trips: int = Field(
        default=1, ge=1, le=1000, description="Round trips to it in one interaction.", examples=["2"]
    )


class Model(Part):
    """The model that answers."""

    name: str | None = Field(default=None, description="Name of the model.", examples=["llama-3.1-8b"])
    parameters: Parameters | None = Field(default=None, description="Number of parameters.", examples=["8B"])
    precision: Precision | None = Field(
        default=None, description="How its weights are stored.", examples=["bf16"]
    )
    context_tokens: Tokens | None = Field(
        default=None, description="Tokens of context it serves.", examples=["8k"]
    )
    input_tokens: Tokens | None = Field(
        default=None, description="Tokens of one request, as a rule.", examples=["1k"]
    )
    output_tokens: Tokens | None = Field(
        default=None, description="Tokens of one answer, as a rule.", examples=["200"]
    )


class Payload(Part):
    """Bytes of one request up and of its answer down."""

    up: Bytes | None = Field(default=None, description="Size of a request.", examples=["40 kB"])
    down: Bytes | None = Field(default=None, description="Size of an answer.", examples=["4 kB"])


class DemandShape(Part):
    """What demand points may share: last mile, load, residency."""

    access: str | None = Field(default=None, description="The last mile.", examples=["fibre"])
    rps: Rate | None = Field(default=None, description="Requests a second.", examples=["12"])
    residency: Residency = Field(
        default=None, description="Countries or groups where this demand's data may be.", examples=["[EU]"]
    )


class DemandPoint(DemandShape):
    """Where requests come from, over which last mile, how many a second."""

    at: Annotated[PlaceName, Field(description="Where requests come from.", examples=["SIN"])]


class Capacity(Part):
    """Servers at each site and how busy they are."""

    servers_per_site: int | None = Field(
        default=None, ge=1, le=10_000, description="Servers at each site.", examples=["2"]
    )
    utilisation: Share | None = Field(
        default=None, description="How busy they are, 0 to 1.", examples=["0.4"]
    )
    arrival_variation: Variation | None = Field(
        default=None,
        description="How unevenly requests come: squared coefficient of variation of the time between them, "
        "1 at random.",
        examples=["1"],
    )
    service_variation: Variation | None = Field(
        default=None,
        description="How unequal the requests are: squared coefficient of variation of the time one takes, "
        "0 all alike.",
        examples=["0.25"],
    )
    accelerator: str | None = Field(
        default=None, description="The accelerator that answers.", examples=["h100-sxm"]
    )
    accelerators: int | None = Field(
        default=None,
        ge=1,
        le=1024,
        description="Accelerators that serve one copy of the model together; 1 where absent.",
        examples=["2"],
    )
    occupancy: Milliseconds | None = Field(
        default=None,
        description="How long one request holds a server, where that is not its compute time: a streamed answer "
        "holds it to its last token.",
        examples=["1.6 s"],
    )
    batch: int | None = Field(
        default=None, ge=1, le=100_000, description="Requests that are served at once.", examples=["8"]
    )


class Constraints(Part):
    """What may not be traded against latency. Absent is unknown, not false."""

    residency: Residency = Field(
        default=None, description="Countries or groups where the data may be.", examples=["[EU]"]
    )
    offline: bool | None = Field(
        default=None, description="Must go on working without a wide-area network.", examples=["false"]
    )
    safety_function: bool | None = Field(
        default=None, description="Takes part in a safety function.", examples=["false"]
    )


class Current(Part):
    """Where the workload runs now."""

    site: PlaceName | None = Field(
        default=None, description="The site it runs at.", examples=["aws:us-east-1"]
    )
    endpoint: str | None = Field(
        default=None, description="Address it is called at.", examples=["https://api.example.com"]
    )
    observed: Observed | None = Field(
        default=None,
        description="Latency that its users see now.",
        examples=["{p95: 620 ms, metric: first-token, samples: 5000}"],
    )


class Sourcing(Part):
    """How the capacity is obtained, and for how long the plan must hold."""

    delivery: Delivery | None = Field(default=None, description="Who runs it.", examples=["self-hosted"])
    horizon_months: int | None = Field(
        default=None, ge=0, le=240, description="How long the plan must hold.", examples=["24"]
    )


class Portability(Part):
    """What ties the workload to one place or provider."""

    interface: str | None = Field(default=None, description="The interface it calls.", examples=["openai"])
    endpoint: Fixed | None = Field(
        default=None, description="How it finds its endpoint.", examples=["configured"]
    )
    region: Fixed | None = Field(
        default=None, description="How it finds its region.", examples=["configured"]
    )
    hardware: Literal["any", "pinned"] | None = Field(
        default=None, description="Whether it needs particular hardware.", examples=["any"]
    )
    accelerator: str | None = Field(default=None, description="The hardware it needs.", examples=["h100-sxm"])


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

"""The parts that a workload is stated in: calls, model, payload, demand, capacity, constraints and the like."""

from typing import Annotated, Literal

from pydantic import Field

from edgetier.inventory.estate import Part
from edgetier.inventory.field_types import PlaceName, Residency
from edgetier.inventory.quantity_types import Bytes, Milliseconds, Parameters, Rate, Share, Tokens, Variation
from edgetier.inventory.timing import Observed

Delivery = Literal["self-hosted", "managed-api", "saas", "undecided"]
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

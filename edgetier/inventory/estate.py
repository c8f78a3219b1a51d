"""Where workloads may run: the fields of an estate as pydantic models."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from edgetier.inventory.field_types import PlaceName, refusal


class Part(BaseModel):
    """A part of an inventory: read once, never changed, no key unknown."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, defer_build=True)


_SITES_HELP = "write a list of names, as in [aws:eu-central-1], or all"


def _sites(value: Any) -> tuple[str, ...] | Literal["all"]:
    """`all`, one name or a list of names."""
    if value == "all":
        return "all"
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, (list, tuple)) or not all(isinstance(name, str) for name in value):
        raise refusal("ET103", "this is not a list of sites", _SITES_HELP)
    return tuple(value)


SiteNames = Annotated[
    tuple[str, ...] | Literal["all"],
    PlainValidator(_sites),
    WithJsonSchema(
        {"anyOf": [{"const": "all"}, {"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    ),
]


class OnPremises(Part):
    """A site of the organisation's own near its users or machines."""

    name: Annotated[str, Field(description="Its name, for demand and current.site.", examples=["plant-ulm"])]
    at: Annotated[PlaceName, Field(description="Where it stands.", examples=["48.40,9.99"])]
    country: str | None = Field(default=None, description="ISO 3166 alpha-2 code.", examples=["DE"])
    servers: int | None = Field(
        default=None, ge=1, description="How many servers it has room for.", examples=["8"]
    )


class DataCentre(Part):
    """A data centre of the organisation's own, in the role of a cloud location."""

    name: Annotated[str, Field(description="Its name, for demand and current.site.", examples=["own-dc"])]
    at: Annotated[PlaceName, Field(description="Where it stands.", examples=["HAJ"])]
    country: str | None = Field(default=None, description="ISO 3166 alpha-2 code.", examples=["DE"])
    servers: int | None = Field(
        default=None, ge=1, description="How many servers it has room for.", examples=["8"]
    )
    role: Literal["central", "regional"] = Field(
        default="regional", description="Which cloud location it counts as.", examples=["regional"]
    )


class Hardware(Part):
    """What serves a model at the sites of one location."""

    accelerator: Annotated[str, Field(description="An accelerator of the taxonomy.", examples=["l4"])]
    accelerators: int = Field(
        default=1,
        ge=1,
        le=1024,
        description="Accelerators that serve one copy of a model together.",
        examples=["2"],
    )


class MetroEdge(Part):
    """Metros where edge capacity can be had."""

    metros: SiteNames = Field(default=(), description="IATA metro codes, or all.", examples=["[SIN, FRA]"])


def _metros(value: Any) -> Any:
    """`metro_edge: all` and `metro_edge: [SIN]` say the same as `metro_edge: {metros: ...}`."""
    return {"metros": value} if value == "all" or isinstance(value, (list, tuple)) else value


class Estate(Part):
    """Where workloads may run. What an estate that is given does not list is not available."""

    central: SiteNames = Field(
        default=(), description="Central cloud regions, provider:region.", examples=["aws:us-east-1"]
    )
    regions: SiteNames = Field(
        default=(),
        description="Regional cloud regions, provider:region, or all.",
        examples=["[aws:eu-central-1]"],
    )
    metro_edge: Annotated[MetroEdge, BeforeValidator(_metros)] = Field(
        default_factory=MetroEdge, description="Edge capacity in metros.", examples=["{metros: [SIN, FRA]}"]
    )
    on_prem: tuple[OnPremises, ...] = Field(
        default=(),
        description="Sites of the organisation's own.",
        examples=['[{name: plant-ulm, at: "48.40,9.99", country: DE}]'],
    )
    devices: bool = Field(
        default=False, description="Whether workloads may run on the users' devices.", examples=["true"]
    )
    data_centres: tuple[DataCentre, ...] = Field(
        default=(),
        description="Data centres of the organisation's own.",
        examples=["[{name: own-dc, at: HAJ, country: DE, role: regional}]"],
    )
    hardware: dict[str, Hardware] = Field(
        default={},
        description="What serves a model, by the location it stands at.",
        examples=[
            "{regional-cloud: {accelerator: h100-sxm}, metro-edge: {accelerator: l4, accelerators: 2}}"
        ],
    )

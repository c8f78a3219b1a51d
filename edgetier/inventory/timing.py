"""Times in an inventory: the latency budget, times at percentiles, and what was observed."""

from functools import cached_property
from itertools import pairwise
from typing import Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from edgetier.inventory.estate import Part
from edgetier.inventory.field_types import refusal
from edgetier.inventory.quantity_types import Budget, Milliseconds, Percentile, quantile
from edgetier.quantities import QuantityError, format_ms

Metric = Literal["response", "first-token", "cycle", "one-way", "inter-token", "server"]

METRIC_DESCRIPTION = (
    "What the time runs from and to: response (request sent until the whole answer is there), "
    "first-token (until the first token), cycle (sensor event until the command is back), "
    "one-way (source until the service has it), inter-token (between tokens), server (inside the service)."
)


class Latency(Part):
    """How fast the workload must answer."""

    budget: Budget | None = Field(
        default=None, description="The time that may pass; a bare number is ms.", examples=["500 ms"]
    )
    metric: Metric | None = Field(default=None, description=METRIC_DESCRIPTION, examples=["first-token"])
    percentile: Percentile | None = Field(
        default=None, description="The share of requests that must meet the budget.", examples=["p95"]
    )


class Percentiles(Part):
    """Times at percentiles, as `p50: 120 ms, p95: 180 ms`; any percentile may be given."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Milliseconds]

    @cached_property
    def at_percentiles(self) -> tuple[tuple[float, float], ...]:
        """(quantile, ms) pairs, ascending."""
        return tuple(sorted((quantile(name), value_ms) for name, value_ms in self.__pydantic_extra__.items()))

    @model_validator(mode="after")
    def _times_rise(self) -> Self:
        if self.__pydantic_extra__:
            _refuse_falling(self.__pydantic_extra__)
        return self


def _refuse_falling(times_ms: dict[str, float]) -> None:
    """A higher percentile is never a shorter time."""
    for name in times_ms:
        if not is_percentile(name):
            raise refusal("ET102", f"unknown key '{name}'", "", key=name)
    rising = sorted((quantile(name), name) for name in times_ms)
    for (below, lower), (above, higher) in pairwise(rising):
        if below == above:
            raise refusal("ET105", f"{higher} is {lower} again", "keep one of the two", key=higher)
        if times_ms[higher] < times_ms[lower]:
            shorter, longer = format_ms(times_ms[higher]), format_ms(times_ms[lower])
            message = f"{higher} ({shorter}) is less than {lower} ({longer})"
            raise refusal("ET105", message, "a higher percentile is never a shorter time", key=higher)


def is_percentile(name: str) -> bool:
    """Whether a key among times is a percentile such as p95."""
    try:
        quantile(name)
    except QuantityError:
        return False
    return True


def single_time(value: Any) -> Any:
    """`compute: 180 ms` as a time at the budget's percentile."""
    return value if isinstance(value, dict) else {"at_budget_percentile": value}


class Compute(Percentiles):
    """Time of one model call on the hardware that serves it."""

    at_budget_percentile: Milliseconds | None = Field(
        default=None, description="A single time stands for this.", examples=["180 ms"]
    )
    measured: bool = Field(default=False, description="Measured, not estimated.", examples=["true"])
    measured_on: str | None = Field(
        default=None, description="The accelerator it was measured on.", examples=["h100-sxm"]
    )


class Observed(Percentiles):
    """Latency seen by users of the present site."""

    metric: Metric | None = Field(default=None, description=METRIC_DESCRIPTION, examples=["first-token"])
    samples: int | None = Field(
        default=None, ge=1, description="How many requests were seen.", examples=["5000"]
    )

"""The values of serving: what runs, on what, how well hardware is used, and what comes out of it."""

from dataclasses import dataclass
from typing import NamedTuple

from edgetier.catalogue.model import Accelerator, Interval


@dataclass(frozen=True, slots=True)
class Hardware:
    """So many accelerators that hold one copy of a model together."""

    accelerator: Accelerator
    count: int = 1


class Work(NamedTuple):
    """A request's tokens, how many such requests are served at once, and the bytes of a weight and a cached number.

    `kv_bytes_most` is what a cached number may take at most, where the precision of the cache is not known.
    """

    input_tokens: int
    output_tokens: int
    batch: int
    weight_bytes: float
    kv_bytes: float
    kv_bytes_most: float | None = None


class Usage(NamedTuple):
    """How well a server uses its hardware, and what each step costs beside: one supposition."""

    prefill_mfu: float  # share of the peak operations that reading the input reaches
    decode_mfu: float  # the same while tokens are written
    weights_mbu: float  # share of the memory bandwidth that reading the weights reaches
    cache_mbu: float  # the same for reading the cache
    layer_overhead_us: float  # a step, each layer
    allreduce_us: float  # a step, each of the two exchanges of a layer that is split over accelerators
    sequence_overhead_us: float  # a step, each request in the batch
    step_overhead_us: float
    request_overhead_ms: float
    token_overhead_us: float


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Three suppositions of how well hardware is used, and what is kept back of its memory.

    `least_spread` and `first_token_spread` are factors: no interval is narrower than its typical over and times them.
    """

    best: Usage
    typical: Usage
    worst: Usage
    usable_memory: Interval
    runtime_gb: Interval
    least_spread: float
    first_token_spread: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What serving takes. A time is None where the accelerator's peak that it rests on is not known.

    `batch_cap` is how many such requests the memory holds at once; 0 where the model itself does not fit.
    """

    first_token_ms: Interval | None
    per_token_ms: Interval | None
    response_ms: Interval | None
    batch_cap: Interval
    memory_gib: Interval


def spread_at_least(interval: Interval, factor: float) -> Interval:
    low, typical, high = interval
    return Interval(min(low, typical / factor), typical, max(high, typical * factor))

"""The memory that a model and its cache take, and how many requests the rest of it holds."""

import math

from edgetier.catalogue.model import Interval, LanguageModel
from edgetier.serving.values import Efficiency, Hardware, Work

GIB = 2.0**30
GB = 1e9


def cache_bytes_per_token(model: LanguageModel, kv_bytes: float) -> float:
    """A key and a value for each layer and each head that has them of its own (grouped-query attention)."""
    return 2.0 * model.layers * model.kv_heads * model.head_dim * kv_bytes


def kv_bytes_of(work: Work) -> Interval:
    most = work.kv_bytes if work.kv_bytes_most is None else max(work.kv_bytes, work.kv_bytes_most)
    return Interval(work.kv_bytes, work.kv_bytes, most)


def memory_needed_gib(model: LanguageModel, work: Work) -> Interval:
    """The weights, all of them, and the cache of the whole batch; what a server needs beside is not in it."""
    weights = model.parameters * work.weight_bytes
    low, typical, high = (
        (weights + work.batch * _request_bytes(model, work, kv_bytes)) / GIB for kv_bytes in kv_bytes_of(work)
    )
    return Interval(low, typical, high)


def fits(needed_gib: Interval, hardware: Hardware) -> bool:
    """False only where even the least that is needed is more than there is; in doubt it fits."""
    return needed_gib.low <= _device_gib(hardware) * hardware.count


def batch_cap(model: LanguageModel, hardware: Hardware, work: Work, efficiency: Efficiency) -> Interval:
    """Whole requests that are held at once; infinite where a request takes no cache."""
    weights = model.parameters * work.weight_bytes
    usable, runtime, kv_bytes = _usable_bytes(hardware, efficiency), efficiency.runtime_gb, kv_bytes_of(work)
    corners = (
        (usable.low, runtime.high, kv_bytes.high),
        (usable.typical, runtime.typical, kv_bytes.typical),
        (usable.high, runtime.low, kv_bytes.low),
    )
    low, typical, high = (
        _held(memory - weights - kept * GB * hardware.count, _request_bytes(model, work, cached))
        for memory, kept, cached in corners
    )
    return Interval(low, typical, high)


def _held(free_bytes: float, request_bytes: float) -> float:
    if free_bytes < 0:
        return 0.0
    return math.floor(free_bytes / request_bytes) if request_bytes else math.inf


def _request_bytes(model: LanguageModel, work: Work, kv_bytes: float) -> float:
    return cache_bytes_per_token(model, kv_bytes) * (work.input_tokens + work.output_tokens)


def _device_gib(hardware: Hardware) -> float:
    usable = hardware.accelerator.usable_gib
    return hardware.accelerator.memory_gib if usable is None else usable


def _usable_bytes(hardware: Hardware, efficiency: Efficiency) -> Interval:
    """A known usable size is what is left already; of a nominal one a server takes a share."""
    whole = _device_gib(hardware) * GIB * hardware.count
    if hardware.accelerator.usable_gib is not None:
        return Interval(whole, whole, whole)
    low, typical, high = efficiency.usable_memory
    return Interval(whole * low, whole * typical, whole * high)

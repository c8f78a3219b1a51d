"""The best, the typical and the worst case, each with every doubtful figure settled one way."""

from collections.abc import Mapping
from typing import NamedTuple

from edgetier.catalogue.model import Interval, LanguageModel
from edgetier.serving.memory import cache_bytes_per_token, kv_bytes_of
from edgetier.serving.values import Efficiency, Hardware, Usage, Work


class Corner(NamedTuple):
    """One case: operations and bytes a second of all accelerators together, and the bytes that a step reads."""

    usage: Usage
    flops_per_s: float | None  # None where the peak is not known
    bytes_per_s: float
    weights_read: float  # bytes of weights that one step reads
    cache_per_token: float  # bytes
    shares_prefill: bool  # whether the inputs of other requests are read between this one's tokens


def corners_of(
    model: LanguageModel, hardware: Hardware, work: Work, efficiency: Efficiency
) -> tuple[Corner, Corner, Corner]:
    peaks = _peaks(hardware.accelerator.tflops, work.weight_bytes)
    read = _parameters_read(model, work.batch)
    cached = kv_bytes_of(work)

    def corner(
        usage: Usage, tflops: float | None, parameters: float, kv_bytes: float, shares: bool
    ) -> Corner:
        return Corner(
            usage=usage,
            flops_per_s=None if tflops is None else tflops * 1e12 * hardware.count,
            bytes_per_s=hardware.accelerator.bandwidth_gb_s * 1e9 * hardware.count,
            weights_read=parameters * work.weight_bytes,
            cache_per_token=cache_bytes_per_token(model, kv_bytes),
            shares_prefill=shares,
        )

    fast, usual, slow = peaks
    return (
        corner(efficiency.best, fast, read.low, cached.low, False),
        corner(efficiency.typical, usual, read.typical, cached.typical, True),
        corner(efficiency.worst, slow, read.high, cached.high, True),
    )


def _peaks(
    tflops: Mapping[str, float], weight_bytes: float
) -> tuple[float | None, float | None, float | None]:
    """Fast, usual and slow. Weights of a byte or less are often reckoned with in the precision that is at hand."""
    sixteen = tflops.get("bf16")
    if weight_bytes > 1:
        return sixteen, sixteen, sixteen
    eight = tflops.get("fp8") or sixteen or tflops.get("int8")
    usual = eight if weight_bytes == 1 else sixteen or eight
    if usual is None:
        return None, None, None
    quicker = tflops.get("int8" if weight_bytes == 1 else "fp4")
    return max(usual, eight or usual, quicker or usual), usual, usual


def _parameters_read(model: LanguageModel, batch: int) -> Interval:
    """Of a mixture of experts a step reads those that any request of the batch goes through."""
    whole, active = model.parameters, min(model.active_parameters, model.parameters)
    if not whole:
        return Interval(0.0, 0.0, 0.0)
    touched = whole * (1 - (1 - active / whole) ** batch)  # as if each request chose its experts by lot
    return Interval(active, touched, min(whole, active * batch))

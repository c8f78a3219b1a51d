"""The roofline: reading the input, and one step of writing, bounded by memory or by operations, in one case."""

from edgetier.catalogue.model import LanguageModel
from edgetier.serving.corners import Corner
from edgetier.serving.values import Hardware, Work

MS = 1e3
US_AS_MS = 1e-3


def prefill_flops(model: LanguageModel, input_tokens: int) -> float:
    """Two operations a parameter and token, and attention of each token to those before it."""
    return 2.0 * model.active_parameters * input_tokens + 2.0 * model.layers * model.hidden * input_tokens**2


def prefill_ms(model: LanguageModel, work: Work, corner: Corner) -> float | None:
    """Never less than reading the weights once; None where the peak is not known."""
    reckoning = _prefill_compute_ms(model, work, corner)
    return None if reckoning is None else max(reckoning, _weights_ms(corner))


def step_ms(model: LanguageModel, hardware: Hardware, work: Work, corner: Corner) -> float:
    """One token for each request in the batch."""
    context = work.input_tokens + work.output_tokens / 2  # the mean over the answer
    cache = work.batch * context * corner.cache_per_token
    reading = _weights_ms(corner) + cache / (corner.bytes_per_s * corner.usage.cache_mbu) * MS
    return max(reading, _decode_compute_ms(model, work, corner)) + _overhead_ms(model, hardware, work, corner)


def interference_ms(model: LanguageModel, work: Work, corner: Corner) -> float | None:
    """Between two tokens of one request the inputs of those that replace the others are read, if nowhere else."""
    if work.batch <= 1:
        return 0.0
    reading = _prefill_compute_ms(model, work, corner)
    if reading is None:
        return None
    others = (work.batch - 1) / max(work.output_tokens, 1)
    return others * reading if corner.shares_prefill else 0.0


def _prefill_compute_ms(model: LanguageModel, work: Work, corner: Corner) -> float | None:
    if corner.flops_per_s is None:
        return None
    flops = prefill_flops(model, work.input_tokens)
    return flops / (corner.flops_per_s * corner.usage.prefill_mfu) * MS


def _weights_ms(corner: Corner) -> float:
    return corner.weights_read / (corner.bytes_per_s * corner.usage.weights_mbu) * MS


def _decode_compute_ms(model: LanguageModel, work: Work, corner: Corner) -> float:
    """Nothing where the peak is not known: a single request is bound by memory on anything there is."""
    if corner.flops_per_s is None:
        return 0.0
    flops = 2.0 * model.active_parameters * work.batch
    return flops / (corner.flops_per_s * corner.usage.decode_mfu) * MS


def _overhead_ms(model: LanguageModel, hardware: Hardware, work: Work, corner: Corner) -> float:
    usage = corner.usage
    exchange = 2 * usage.allreduce_us if hardware.count > 1 else 0.0
    return US_AS_MS * (
        model.layers * (usage.layer_overhead_us + exchange)
        + work.batch * usage.sequence_overhead_us
        + usage.step_overhead_us
        + usage.token_overhead_us
    )

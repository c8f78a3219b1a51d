"""Compute times that hardware tells: an estimate where none is stated, a scaled one where it was measured elsewhere."""

from collections.abc import Iterator, Mapping
from math import sqrt

from edgetier.catalogue.model import Accelerator, Catalogue, Interval, LanguageModel
from edgetier.inventory.estate import Hardware as Stated
from edgetier.inventory.model import Model, Workload
from edgetier.placement.hardware import WEIGHT_BYTES, hardware_at, model_of
from edgetier.placement.needs import Need
from edgetier.placement.timing import Timing
from edgetier.serving.estimate import efficiency_of, estimate
from edgetier.serving.values import Estimate, Hardware, Work

ESTIMATED = "estimated"
SERVING = "serving."
BATCH = "serving.batch"
SIXTEEN_BITS = "bf16"
RATE_OF = {"fp8": "fp8", "int8": "int8"}  # the peak rate that goes with a precision; else that of 16 bits
UNSTATED_WEIGHT_BYTES = (0.5, 2.0, 2.0)  # from four bits to bf16, in which models are published
FIRST_TOKEN, INTER_TOKEN = "first-token", "inter-token"


Memo = dict[tuple[object, ...], Interval | None]


def compute_at(
    workload: Workload, need: Need, stated: Mapping[str, Stated], catalogue: Catalogue, memo: Memo
) -> Mapping[str, Timing]:
    """By location, the time of one call on what serves it there; nothing where hardware adds nothing.

    `memo` keeps the estimates of a run: portfolios repeat their models.
    """
    if (not stated and workload.capacity is None) or "compute" not in need.counts:
        return {}
    there = hardware_at(workload, stated, catalogue)
    if workload.compute is None:
        return dict(_estimated(workload, need.metric, there, catalogue, memo))
    measured_on = catalogue.accelerators.get(workload.compute.measured_on or "")
    if measured_on is None:
        return {}
    precision = workload.model.precision if workload.model else None
    return dict(_scaled(measured_on, need.compute, there, RATE_OF.get(precision or "", SIXTEEN_BITS)))


def defaults_behind(told: Mapping[str, Timing], catalogue: Catalogue) -> tuple[str, ...]:
    """The defaults that estimates rest on; a scaled time rests on data sheets alone."""
    if all(timing.default is None for timing in told.values()):
        return ()
    return tuple(name for name in catalogue.defaults if name.startswith(SERVING))


def _estimated(
    workload: Workload,
    metric: str,
    there: Iterator[tuple[str, Hardware]],
    catalogue: Catalogue,
    memo: Memo,
) -> Iterator[tuple[str, Timing]]:
    stated, model = workload.model, model_of(workload.model, catalogue)
    if stated is None or model is None or not model.layers or not stated.input_tokens:
        return
    batch = workload.capacity.batch if workload.capacity else None
    sizes = (stated.precision, stated.input_tokens, stated.output_tokens)
    for location, hardware in there:
        key = (model.name, model.parameters, *sizes, batch, metric, hardware.accelerator.name, hardware.count)
        if key not in memo:
            memo[key] = _estimate(model, hardware, stated, batch=batch, metric=metric, catalogue=catalogue)
        found = memo[key]
        if found is not None:
            yield location, Timing(found, 1.0, ESTIMATED, BATCH)


def _estimate(
    model: LanguageModel,
    hardware: Hardware,
    stated: Model,
    *,
    batch: int | None,
    metric: str,
    catalogue: Catalogue,
) -> Interval | None:
    efficiency = efficiency_of(catalogue)
    works = _works(stated, batch, catalogue)
    times = [_of_metric(estimate(model, hardware, work, efficiency), metric, stated) for work in works]
    known = [time for time in times if time is not None]
    return _spanning(known) if len(known) == len(times) else None


def _works(model: Model, batch: int | None, catalogue: Catalogue) -> list[Work]:
    """The likeliest work first, then what it may be at its least and its most, for what is not stated."""
    batches = (batch,) * 3 if batch else catalogue.defaults[BATCH].value
    least, likely, most = (int(size) for size in batches)
    small, usual, large = (WEIGHT_BYTES[model.precision],) * 3 if model.precision else UNSTATED_WEIGHT_BYTES
    return [_work(model, size, weight) for size, weight in ((likely, usual), (least, small), (most, large))]


def _work(model: Model, batch: int, weight_bytes: float) -> Work:
    """The cache is as fine as the weights, or of two bytes a number."""
    tokens = int(model.input_tokens or 0), int(model.output_tokens or 1)
    return Work(*tokens, batch, weight_bytes, min(max(weight_bytes, 1.0), 2.0), 2.0)


def _of_metric(found: Estimate, metric: str, model: Model) -> Interval | None:
    """The part of an estimate that the budget's metric counts."""
    if metric == FIRST_TOKEN:
        return found.first_token_ms
    if metric == INTER_TOKEN:
        return found.per_token_ms
    return found.response_ms if model.output_tokens else None


def _spanning(times: list[Interval]) -> Interval:
    return Interval(min(t.low for t in times), times[0].typical, max(t.high for t in times))


def _scaled(
    measured_on: Accelerator, measured: Timing, there: Iterator[tuple[str, Hardware]], precision: str
) -> Iterator[tuple[str, Timing]]:
    """Between the ratio of bandwidths and that of peak rates, whichever of them binds."""
    for location, hardware in there:
        here = hardware.accelerator
        if here.name == measured_on.name:
            continue
        ratios = sorted(_ratios(measured_on, here, precision))
        scale = Interval(ratios[0], sqrt(ratios[0] * ratios[-1]), ratios[-1])
        median = measured.median_ms
        times = Interval(*(one * by for one, by in zip(median, scale, strict=True)))
        yield location, Timing(times, measured.p95_over_p50, ESTIMATED)


def _ratios(there: Accelerator, here: Accelerator, precision: str) -> Iterator[float]:
    """How much longer the same work takes here, by bandwidth and by the peak rate, as far as both are known."""
    yield there.bandwidth_gb_s / here.bandwidth_gb_s
    if there.tflops.get(precision) and here.tflops.get(precision):
        yield there.tflops[precision] / here.tflops[precision]

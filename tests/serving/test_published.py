"""Estimates against what others measured and published."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from edgetier.catalogue.model import Catalogue, Interval
from edgetier.serving.estimate import estimate
from edgetier.serving.values import Efficiency, Estimate, Hardware, Work

Estimating = Callable[..., Estimate]

# vLLM continuous benchmarks, latency test (buildkite vllm/performance-benchmark 9515 and sister builds):
# batch 8, 32 tokens in, 128 out, BF16; the whole request in ms. The taxonomy's efficiencies were set with these
# rows in view, so they show that one set of figures fits all five, not that a sixth would fit as well.
VLLM_ROWS = (
    ("a100-sxm", "llama-3.1-8b", 1, 1585.43),
    ("h100-sxm", "llama-3.1-8b", 1, 997.54),
    ("h200-sxm", "llama-3.1-8b", 1, 833.42),
    ("h100-sxm", "llama-3-70b", 4, 2444.47),
    ("h200-sxm", "llama-3-70b", 4, 2077.53),
)
VLLM_WORK = Work(input_tokens=32, output_tokens=128, batch=8, weight_bytes=2, kv_bytes=2)


class NimRow(NamedTuple):
    concurrency: int
    first_token_ms: float
    between_tokens_ms: float
    tokens_per_s: float

    @property
    def requests_per_s(self) -> float:
        return self.tokens_per_s / 500

    @property
    def writing(self) -> float:
        """By Little's law, how many requests have their answers written at a time."""
        return self.requests_per_s * 499 * self.between_tokens_ms / 1000


# NVIDIA NIM 1.8.0, Llama-3.3-70B FP8 on two H100 80 GB, 5000 tokens in, 500 out
# (docs.nvidia.com/nim/benchmarking/llm/1.0.0/performance.md).
NIM_ROWS = (
    NimRow(1, 406.77, 18.58, 51.67),
    NimRow(5, 546.70, 21.83, 218.48),
    NimRow(25, 688.69, 38.75, 623.40),
    NimRow(50, 834.51, 59.73, 814.37),
    NimRow(100, 7996.25, 92.91, 917.26),
    NimRow(150, 34794.22, 92.86, 920.90),
    NimRow(200, 61680.22, 93.06, 920.54),
    NimRow(250, 88605.32, 93.20, 920.12),
)
SATURATED = tuple(row for row in NIM_ROWS if row.concurrency >= 100)


def nim_work(batch: int = 1, kv_bytes: float = 1) -> Work:
    return Work(input_tokens=5000, output_tokens=500, batch=batch, weight_bytes=1, kv_bytes=kv_bytes)


def inside(interval: Interval | None, figure: float) -> bool:
    return interval is not None and interval.low <= figure <= interval.high


def error(interval: Interval | None, figure: float) -> float:
    assert interval is not None
    return abs(interval.typical / figure - 1)


@pytest.mark.parametrize(("accelerator", "model", "count", "measured_ms"), VLLM_ROWS)
def test_vllm_latency(
    estimating: Estimating, accelerator: str, model: str, count: int, measured_ms: float
) -> None:
    response_ms = estimating(model, accelerator, count, VLLM_WORK).response_ms
    assert inside(response_ms, measured_ms)
    assert error(response_ms, measured_ms) < 0.10


@pytest.mark.parametrize(("accelerator", "model", "count", "measured_ms"), VLLM_ROWS)
def test_peaks_alone_would_promise_too_much(
    catalogue: Catalogue, accelerator: str, model: str, count: int, measured_ms: float
) -> None:
    """Why there are efficiencies at all: the weights over the bandwidth are 36 to 55 % below what was measured."""
    bytes_per_s = catalogue.accelerators[accelerator].bandwidth_gb_s * 1e9 * count
    peak_ms = 128 * catalogue.models[model].parameters * 2 / bytes_per_s * 1000
    assert -0.56 < peak_ms / measured_ms - 1 < -0.35


@pytest.mark.parametrize("row", NIM_ROWS, ids=lambda row: f"{row.concurrency}")
def test_nim_rows_agree_with_littles_law(row: NimRow) -> None:
    response_s = (row.first_token_ms + 499 * row.between_tokens_ms) / 1000
    assert row.requests_per_s * response_s == pytest.approx(row.concurrency, rel=0.01)


def test_nim_alone(estimating: Estimating) -> None:
    found = estimating("llama-3.3-70b", "h100-sxm", 2, nim_work())
    assert inside(found.first_token_ms, 406.77)
    assert error(found.first_token_ms, 406.77) < 0.10
    assert inside(found.per_token_ms, 18.58)
    assert error(found.per_token_ms, 18.58) < 0.10


@pytest.mark.parametrize("row", NIM_ROWS, ids=lambda row: f"{row.concurrency}")
def test_nim_between_tokens_under_load(estimating: Estimating, row: NimRow) -> None:
    """The batch is those being written; the inputs of the others are read between their tokens."""
    found = estimating("llama-3.3-70b", "h100-sxm", 2, nim_work(batch=round(row.writing)))
    assert inside(found.per_token_ms, row.between_tokens_ms)
    assert error(found.per_token_ms, row.between_tokens_ms) < 0.25


@pytest.mark.parametrize("row", SATURATED, ids=lambda row: f"{row.concurrency}")
def test_nim_writes_as_many_as_memory_holds(estimating: Estimating, row: NimRow) -> None:
    assert row.writing == pytest.approx(85, abs=1)
    assert inside(estimating("llama-3.3-70b", "h100-sxm", 2, nim_work()).batch_cap, row.writing)


def test_sixteen_bit_cache_would_not_explain_nim(estimating: Estimating) -> None:
    cap = estimating("llama-3.3-70b", "h100-sxm", 2, nim_work(kv_bytes=2)).batch_cap
    assert cap.low >= 38
    assert cap.high < 50


def test_an_unknown_cache_precision_spans_both(estimating: Estimating) -> None:
    either = nim_work()._replace(kv_bytes_most=2)
    cap = estimating("llama-3.3-70b", "h100-sxm", 2, either).batch_cap
    assert cap.low == estimating("llama-3.3-70b", "h100-sxm", 2, nim_work(kv_bytes=2)).batch_cap.low
    assert cap.high == estimating("llama-3.3-70b", "h100-sxm", 2, nim_work()).batch_cap.high


def test_edge_box(estimating: Estimating) -> None:
    """An 8B model at 4.5 bits on 68 GB/s cannot write more than 15 tokens a second, whatever the efficiency."""
    found = estimating("llama-3.1-8b", "jetson-orin-nano", 1, Work(500, 100, 1, 4.5 / 8, 2))
    assert found.per_token_ms is not None
    assert found.per_token_ms.typical > 1000 / 15
    assert found.first_token_ms is None
    assert found.response_ms is None


def test_eight_bit_weights_are_reckoned_with_in_eight_bits(
    catalogue: Catalogue, efficiency: Efficiency
) -> None:
    model, work = catalogue.models["llama-3.3-70b"], nim_work()
    quick = estimate(model, Hardware(catalogue.accelerators["h100-sxm"], 2), work, efficiency)
    plain = estimate(model, Hardware(catalogue.accelerators["a100-sxm"], 2), work, efficiency)
    assert quick.first_token_ms is not None
    assert plain.first_token_ms is not None
    # 1978 against 312 TFLOPS; the overhead of a request is the same for both
    overhead = efficiency.typical.request_overhead_ms
    ratio = (plain.first_token_ms.typical - overhead) / (quick.first_token_ms.typical - overhead)
    assert ratio == pytest.approx(1978 / 312)

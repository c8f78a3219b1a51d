"""The cache of a token, the memory of a model, and what fits."""

from collections.abc import Callable

import pytest

from edgetier.catalogue.model import Catalogue, Interval
from edgetier.serving.memory import batch_cap, cache_bytes_per_token, fits, memory_needed_gib
from edgetier.serving.values import Efficiency, Estimate, Hardware, Work

Estimating = Callable[..., Estimate]


@pytest.mark.parametrize(
    ("model", "kv_bytes", "expected"),
    [
        ("llama-3.1-8b", 2, 131_072),
        ("llama-3.1-70b", 2, 327_680),
        ("llama-3.1-70b", 1, 163_840),
        ("llama-2-7b", 2, 524_288),  # a key and a value for each of its 32 heads: 4 times those of the 8B
    ],
)
def test_cache_of_a_token(catalogue: Catalogue, model: str, kv_bytes: float, expected: int) -> None:
    assert cache_bytes_per_token(catalogue.models[model], kv_bytes) == expected


def test_memory_is_weights_and_cache(catalogue: Catalogue) -> None:
    work = Work(input_tokens=8000, output_tokens=192, batch=4, weight_bytes=2, kv_bytes=2)
    needed = memory_needed_gib(catalogue.models["llama-3.1-8b"], work)
    # 8192 tokens of 131,072 bytes are 1 GiB a request
    assert needed.typical == pytest.approx(8.03e9 * 2 / 2**30 + 4)
    assert needed.low == needed.typical == needed.high


def test_an_unknown_cache_precision_widens_memory(catalogue: Catalogue) -> None:
    model, work = catalogue.models["llama-3.1-8b"], Work(8000, 192, 4, 2, 1, kv_bytes_most=2)
    needed = memory_needed_gib(model, work)
    assert needed.low == needed.typical
    assert needed.high == pytest.approx(needed.low + 2)


@pytest.mark.parametrize(
    ("accelerator", "count", "needed_gib", "expected"),
    [
        ("h100-sxm", 1, 79, True),
        ("h100-sxm", 1, 81, False),
        ("h100-sxm", 2, 81, True),
        ("jetson-orin-nano", 1, 4.8, True),
        ("jetson-orin-nano", 1, 4.9, False),  # of 8 GiB the system leaves 4.8
    ],
)
def test_fits(catalogue: Catalogue, accelerator: str, count: int, needed_gib: float, expected: bool) -> None:
    hardware = Hardware(catalogue.accelerators[accelerator], count)
    assert fits(Interval(needed_gib, 200, 300), hardware) is expected


def test_a_model_too_large_leaves_room_for_no_request(estimating: Estimating) -> None:
    found = estimating("llama-3.1-70b", "l4", 1, Work(1000, 100, 1, 2, 2))
    assert found.batch_cap == Interval(0, 0, 0)


def test_requests_without_a_cache_are_held_without_end(catalogue: Catalogue, efficiency: Efficiency) -> None:
    hardware = Hardware(catalogue.accelerators["h100-sxm"])
    cap = batch_cap(catalogue.models["llama-3.1-8b"], hardware, Work(0, 0, 1, 2, 2), efficiency)
    assert cap.low == float("inf")


def test_two_cards_hold_more_than_twice_as_many(estimating: Estimating) -> None:
    """The weights are kept once."""
    work = Work(2000, 200, 1, 2, 2)
    one = estimating("llama-3.1-8b", "a30", 1, work).batch_cap
    two = estimating("llama-3.1-8b", "a30", 2, work).batch_cap
    assert two.typical > 2 * one.typical > 0

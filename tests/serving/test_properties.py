"""What holds of every estimate, whatever the model, the hardware and the work."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from edgetier.catalogue.load import load_catalogue
from edgetier.catalogue.model import Accelerator, Interval, LanguageModel
from edgetier.serving.estimate import efficiency_of, estimate
from edgetier.serving.values import Estimate, Hardware, Work

CATALOGUE = load_catalogue()[0]
EFFICIENCY = efficiency_of(CATALOGUE)

models = st.sampled_from([CATALOGUE.models[name] for name in sorted(CATALOGUE.models)])
accelerators = st.sampled_from([CATALOGUE.accelerators[name] for name in sorted(CATALOGUE.accelerators)])
known_peaks = accelerators.filter(lambda one: "bf16" in one.tflops)
work = st.builds(
    Work,
    input_tokens=st.integers(1, 100_000),
    output_tokens=st.integers(1, 10_000),
    batch=st.integers(1, 256),
    weight_bytes=st.sampled_from([2.0, 1.0, 0.5625, 0.5]),
    kv_bytes=st.sampled_from([1.0, 2.0]),
    kv_bytes_most=st.sampled_from([None, 2.0]),
)
hardware = st.builds(Hardware, known_peaks, st.integers(1, 8))
factors = st.floats(1, 10)


def estimated(model: LanguageModel, on: Hardware, what: Work) -> Estimate:
    return estimate(model, on, what, EFFICIENCY)


def times(found: Estimate) -> list[Interval]:
    known = [found.first_token_ms, found.per_token_ms, found.response_ms]
    return [interval for interval in known if interval is not None]


def never_above(left: Estimate, right: Estimate) -> bool:
    """Every time of the left one is at most that of the right one, but for rounding."""
    pairs = zip(times(left), times(right), strict=True)
    return all(a <= b * (1 + 1e-9) for one, other in pairs for a, b in zip(one, other, strict=True))


def with_accelerator(on: Hardware, **changes: object) -> Hardware:
    accelerator: Accelerator = replace(on.accelerator, **changes)
    return replace(on, accelerator=accelerator)


@given(models, hardware, work)
def test_ordered_and_no_narrower_than_is_honest(model: LanguageModel, on: Hardware, what: Work) -> None:
    found = estimated(model, on, what)
    for interval, least in zip(times(found), (2, 1.5, 1.5), strict=True):
        assert 0 < interval.low <= interval.typical <= interval.high
        assert interval.high >= interval.typical * least * (1 - 1e-9)
        assert interval.low <= interval.typical / least * (1 + 1e-9)
    for plain in (found.batch_cap, found.memory_gib):
        assert 0 <= plain.low <= plain.typical <= plain.high


@given(models, hardware, work)
def test_an_answer_of_one_token_is_the_first_token(model: LanguageModel, on: Hardware, what: Work) -> None:
    found = estimated(model, on, what._replace(output_tokens=1))
    assert found.response_ms == found.first_token_ms


@given(models, hardware, work, factors)
def test_more_bandwidth_is_never_slower(
    model: LanguageModel, on: Hardware, what: Work, factor: float
) -> None:
    faster = with_accelerator(on, bandwidth_gb_s=on.accelerator.bandwidth_gb_s * factor)
    assert never_above(estimated(model, faster, what), estimated(model, on, what))


@given(models, hardware, work, factors)
def test_more_operations_a_second_are_never_slower(
    model: LanguageModel, on: Hardware, what: Work, factor: float
) -> None:
    peaks = {name: peak * factor for name, peak in on.accelerator.tflops.items()}
    faster = with_accelerator(on, tflops=peaks)
    assert never_above(estimated(model, faster, what), estimated(model, on, what))


@given(models, hardware, work, st.integers(1, 10_000))
def test_more_output_is_never_faster(model: LanguageModel, on: Hardware, what: Work, more: int) -> None:
    shorter = estimated(model, on, what)
    longer = estimated(model, on, what._replace(output_tokens=what.output_tokens + more))
    assert shorter.response_ms is not None
    assert longer.response_ms is not None
    assert all(a <= b * (1 + 1e-9) for a, b in zip(shorter.response_ms, longer.response_ms, strict=True))
    assert longer.batch_cap.typical <= shorter.batch_cap.typical


@given(models, hardware, work, st.integers(1, 100_000))
def test_more_input_is_never_faster(model: LanguageModel, on: Hardware, what: Work, more: int) -> None:
    longer = what._replace(input_tokens=what.input_tokens + more)
    assert never_above(estimated(model, on, what), estimated(model, on, longer))


@given(models, hardware, work, st.integers(1, 100))
def test_more_at_once_is_never_faster(model: LanguageModel, on: Hardware, what: Work, more: int) -> None:
    fuller = what._replace(batch=what.batch + more)
    assert never_above(estimated(model, on, what), estimated(model, on, fuller))


@given(models, hardware, work, st.floats(0.02, 1))
def test_a_mixture_of_experts_lies_between_its_active_part_and_the_whole(
    dense: LanguageModel, on: Hardware, what: Work, share: float
) -> None:
    mixture = replace(dense, active_parameters=dense.parameters * share)
    small = replace(mixture, parameters=mixture.active_parameters)
    found = estimated(mixture, on, what)
    assert never_above(estimated(small, on, what), found)
    assert never_above(found, estimated(dense, on, what))
    assert found.memory_gib == estimated(dense, on, what).memory_gib


@given(models, hardware, work)
def test_one_request_alone_reads_only_the_experts_it_goes_through(
    dense: LanguageModel, on: Hardware, what: Work
) -> None:
    mixture = replace(dense, active_parameters=dense.parameters / 10)
    small, alone = replace(mixture, parameters=mixture.active_parameters), what._replace(batch=1)
    left, right = estimated(mixture, on, alone), estimated(small, on, alone)
    assert never_above(left, right)
    assert never_above(right, left)


@given(models, hardware, work)
def test_without_a_peak_only_a_single_request_s_tokens_are_timed(
    model: LanguageModel, on: Hardware, what: Work
) -> None:
    unknown = with_accelerator(on, tflops={})
    found = estimated(model, unknown, what)
    assert found.first_token_ms is None
    assert found.response_ms is None
    assert (found.per_token_ms is None) == (what.batch > 1)

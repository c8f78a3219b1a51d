"""Quantities as people write them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.quantities import (
    QuantityError,
    count,
    format_bytes,
    format_count,
    format_ms,
    latency_ms,
    percentile,
    percentile_name,
    size_bytes,
)


@pytest.mark.parametrize(
    ("read", "written", "meant"),
    [
        (latency_ms, "200 ms", 200.0),
        (latency_ms, "200ms", 200.0),
        (latency_ms, " 1.5 s ", 1500.0),
        (latency_ms, "2 min", 120_000.0),
        (latency_ms, "1 h", 3_600_000.0),
        (latency_ms, "500us", 0.5),
        (latency_ms, "500 µs", 0.5),
        (latency_ms, "1e3 ms", 1000.0),
        (latency_ms, "200", 200.0),
        (latency_ms, 200, 200.0),
        (latency_ms, 0.25, 0.25),
        (latency_ms, 0, 0.0),
        (size_bytes, "40 kB", 40_000.0),
        (size_bytes, "1.5 MB", 1_500_000.0),
        (size_bytes, "270 KiB", 276_480.0),
        (size_bytes, "1GiB", 2.0**30),
        (size_bytes, "12 B", 12.0),
        (size_bytes, 512, 512.0),
        (count, "8k", 8000.0),
        (count, "1M", 1e6),
        (count, "8B", 8e9),
        (count, "70.6B", 70.6e9),
        (count, 8.0e9, 8e9),
        (count, 128000, 128_000.0),
        (count, "128000", 128_000.0),
        (percentile, "p50", 0.5),
        (percentile, "p95", 0.95),
        (percentile, "P99.9", 0.999),
        (percentile, "p99.99", 0.9999),
    ],
)
def test_reading(read, written, meant):
    assert read(written) == pytest.approx(meant, rel=1e-12)


@pytest.mark.parametrize(
    ("read", "written", "unit", "right"),
    [
        (latency_ms, "200 msec", "msec", "write ms;"),
        (latency_ms, "2 secs", "secs", "write s;"),
        (latency_ms, "2 S", "S", "write s;"),
        (latency_ms, "200 MS", "MS", "write ms;"),
        (latency_ms, "5 m", "m", "write min;"),
        (latency_ms, "5 Minutes", "Minutes", "write min;"),
        (latency_ms, "3 parsecs", "parsecs", "use ms, s, min or h"),
        (size_bytes, "40 KB", "KB", "write kB (1000 bytes) or KiB (1024 bytes);"),
        (size_bytes, "40 kb", "kb", "write kB;"),
        (size_bytes, "40 mb", "mb", "write MB;"),
        (size_bytes, "40 kib", "kib", "write KiB;"),
        (count, "8K", "K", "write k;"),
        (count, "8 bn", "bn", "write B;"),
    ],
)
def test_a_wrong_unit_gets_the_right_one(read, written, unit, right):
    with pytest.raises(QuantityError) as caught:
        read(written)
    assert caught.value.message == str(caught.value) == f"unknown unit '{unit}'"
    assert caught.value.help.startswith(right)


@pytest.mark.parametrize("read", [latency_ms, size_bytes, count])
@pytest.mark.parametrize(
    "written",
    [
        None,
        True,
        False,
        [],
        {},
        "",
        " ",
        "fast",
        "ms",
        "1,500 ms",
        "1 500",
        "1_000",
        "-1",
        -1,
        -0.5,
        "- 5",
        "1..5",
        "nan",
        "inf",
        math.nan,
        math.inf,
        -math.inf,
        10**400,
        "1e999",
        "9" * 10000,
        "٣ ms",
        "1 2 ms",
    ],
)
def test_what_is_not_a_quantity_is_refused(read, written):
    with pytest.raises(QuantityError) as caught:
        read(written)
    assert caught.value.help
    assert len(caught.value.message) < 150


@pytest.mark.parametrize(
    "written",
    [None, True, 95, 0.95, "95", "95%", "p", "p0", "p0.0", "p100", "p-1", "p9 5", "pp95", "p99.99999999"],
)
def test_what_is_not_a_percentile_is_refused(written):
    with pytest.raises(QuantityError) as caught:
        percentile(written)
    assert "p95" in caught.value.help


@pytest.mark.parametrize(
    ("show", "value", "shown"),
    [
        (format_ms, 0, "0 ms"),
        (format_ms, 0.5, "0.5 ms"),
        (format_ms, 0.004, "0.004 ms"),
        (format_ms, 9.64, "9.6 ms"),
        (format_ms, 112.4, "112 ms"),
        (format_ms, 999.4, "999 ms"),
        (format_ms, 999.7, "1 s"),
        (format_ms, 9600, "9.6 s"),
        (format_ms, 60_000, "60 s"),
        (format_ms, 150_000, "2.5 min"),
        (format_ms, 7_200_000, "2 h"),
        (format_ms, -112.4, "-112 ms"),
        (format_ms, -0.000001, "0 ms"),
        (format_ms, math.inf, "inf h"),
        (format_bytes, 12, "12 B"),
        (format_bytes, 40_000, "40 kB"),
        (format_bytes, 999_999, "1 MB"),
        (format_bytes, 1.5e6, "1.5 MB"),
        (format_bytes, 5e15, "5000 TB"),
        (format_count, 3, "3"),
        (format_count, 8000, "8k"),
        (format_count, 8.0e9, "8B"),
        (format_count, 70.6e9, "70.6B"),
        (percentile_name, 0.5, "p50"),
        (percentile_name, 0.95, "p95"),
        (percentile_name, 0.999, "p99.9"),
        (percentile_name, 0.9999, "p99.99"),
    ],
)
def test_showing(show, value, shown):
    assert show(value) == shown


@given(
    st.floats(1, 1e12),
    st.sampled_from([(format_ms, latency_ms), (format_bytes, size_bytes), (format_count, count)]),
)
def test_what_is_shown_reads_back_as_nearly_the_same(value, pair):
    show, read = pair
    assert read(show(value)) == pytest.approx(value, rel=0.05)


@given(st.integers(1, 999_999))
def test_a_percentile_reads_back_from_its_name(millionths):
    q = millionths / 1_000_000
    assert percentile(percentile_name(q)) == pytest.approx(q, abs=1e-12)

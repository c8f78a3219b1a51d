"""The plain statement that latency is not what binds, and when nothing of the kind may be said."""

import pytest
import report_samples as samples

from edgetier.placement.values import Term, Total
from edgetier.report import render
from edgetier.report.headline import headline
from edgetier.report.not_binding import not_binding

MEETS = samples.candidate("metro-edge", "SIN", "meets", Total(210.0, 245.0, 312.0))
SERVER = MEETS._replace(terms=(Term("compute", 80.0, 90.0, 99.0, "measured"),))
DEVICE = SERVER._replace(location="device", site="device")
SLOW = MEETS._replace(total_ms=Total(210.0, 245.0, 512.0))


def item(found=MEETS, **given):
    values = {"why_not_more_central": "nothing", "candidates": (found,), **given}
    return samples.workload("w", samples.placement(**values))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "the most central permitted location meets with at least 188 ms to spare."),
        ({"why_not_more_central": "residency"}, "residency bars more central, and this location meets with"),
        ({"why_not_more_central": "autonomy"}, "autonomy bars more central"),
        ({"why_not_more_central": "memory"}, "memory bars more central"),
        ({"found": SERVER, "condition": "a call takes less than 200 ms"}, "its metric counts no network"),
    ],
)
def test_latency_does_not_bind(given, words):
    said = not_binding(item(**given))
    assert said is not None
    assert said.startswith("Latency does not bind here: ")
    assert words in said
    assert headline(item(**given)).endswith(said)


@pytest.mark.parametrize(
    "given",
    [
        {"why_not_more_central": "latency"},
        {"why_not_more_central": "dependency"},
        {"condition": "a call takes less than 200 ms"},
        {"found": SLOW},
        {"candidates": (DEVICE, SLOW), "why_not_more_central": "latency"},
        {"candidates": (DEVICE,), "why_not_more_central": "autonomy", "condition": "the model fits"},
        {"decision": "undetermined"},
        {"decision": "infeasible"},
        {"candidates": ()},
    ],
)
def test_nothing_is_said_where_it_binds_or_may(given):
    assert not_binding(item(**given)) is None
    assert "does not bind" not in headline(item(**given))


def test_markdown_counts_them_and_names_the_first():
    items = [samples.workload(f"w-{at}", item().placement) for at in range(7)]
    text = render("markdown", samples.assessment((*items, item(why_not_more_central="latency"))))
    assert "**Latency does not bind** for 7 of 8 workloads: w-0, w-1, w-2, w-3, w-4 and 2 more." in text

"""The whole story of one workload."""

import re

import pytest
import report_samples as samples
import snapshots

from edgetier.errors import UserError
from edgetier.report import explanation
from edgetier.report.explanation_ledger import amount
from edgetier.report.plain_text import cells

IDS = [item.id for item in samples.portfolio().workloads]


@pytest.mark.parametrize("workload_id", IDS)
def test_as_a_reader_sees_it(portfolio, workload_id):
    snapshots.check(f"explain-{workload_id}.txt", explanation.render(portfolio, workload_id))


@pytest.mark.parametrize("workload_id", IDS)
@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(portfolio, workload_id, width):
    lines = explanation.render(portfolio, workload_id, width=width).splitlines()
    assert [line for line in lines if cells(line) > width] == []


def test_margin_is_what_the_budget_leaves(portfolio):
    text = explanation.render(portfolio, "claims-voice")
    margins = [line.split()[1:] for line in text.splitlines() if line.strip().startswith("margin")]
    assert margins[:2] == [["-30.0", "-112", "-290"], ["+290", "+255", "+188"]]


def test_hostile_text_is_harmless(hostile):
    text = explanation.render(hostile, "claims-voice", color=False)
    assert [letter for letter in text if not letter.isprintable() and letter != "\n"] == []


def test_color_adds_nothing_but_color(portfolio):
    colored = explanation.render(portfolio, "claims-voice", color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == explanation.render(portfolio, "claims-voice")


def test_unknown_id_names_the_nearest(portfolio):
    with pytest.raises(UserError, match="no workload has the id 'claims-vioce'") as caught:
        explanation.render(portfolio, "claims-vioce")
    assert caught.value.help == "did you mean claims-voice?"
    with pytest.raises(UserError) as caught:
        explanation.render(portfolio, "\x1b[2J")
    assert "\x1b" not in caught.value.message + (caught.value.help or "")


def test_an_id_that_two_share_is_told_twice():
    twin = samples.workload("twin", samples.placement())
    assert explanation.render(samples.assessment((twin, twin)), "twin").count("twin\n") == 2


@pytest.mark.parametrize(
    ("ms", "shown"),
    [
        (None, "?"),
        (float("nan"), "?"),
        (0.0, "0.0"),
        (-0.0, "0.0"),
        (9.64, "9.6"),
        (112.4, "112"),
        (54321.0, "54,321"),
    ],
)
def test_amounts(ms, shown):
    assert amount(ms) == shown

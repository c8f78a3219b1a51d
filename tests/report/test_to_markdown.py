"""The report for pull requests: what it says first, what it folds, and that it always fits a comment."""

from dataclasses import replace

import pytest
import report_samples as samples
import snapshots

from edgetier.findings import AcceptedRisk
from edgetier.placement.values import CurrentState
from edgetier.report import render
from edgetier.report.markdown_room import MOST_CHARACTERS
from edgetier.report.to_markdown import MARKER


def test_the_marker_then_one_sentence(portfolio):
    marker, said = render("markdown", portfolio).splitlines()[:2]
    assert marker == "<!-- edgetier:assess -->"
    assert said == (
        "**Northwind Insurance: 3 of 5 workloads should move; 1 misses its budget today; "
        "no place will do for 2; 1 is undetermined for want of an answer.**"
    )


def test_moves_and_the_stuck_stand_before_what_to_ask_and_that_before_the_fold(portfolio):
    text = render("markdown", portfolio)
    ids = ("swiss-notes", "claims-voice", "night-scores", "press-loop", "policy-search")
    places = [text.index(f"| {name} |") for name in ids]
    assert places == sorted(places)
    assert text.index("### Measure first") < text.index("<details>")


def test_a_move_has_the_reason_that_decides(portfolio):
    row = next(
        line for line in render("markdown", portfolio).splitlines() if line.startswith("| claims-voice")
    )
    assert row.endswith("| observed 620 ms at p95 against 500 ms; latency bars more central |")


def test_every_workload_is_in_the_fold(portfolio):
    folded = render("markdown", portfolio).partition("All 5 workloads")[2]
    assert [item.id for item in portfolio.workloads if f"| {item.id} |" not in folded] == []


def wide(key: str, deployment: str = "unknown"):
    """A workload whose rows are long."""
    now = CurrentState("central-cloud", "aws:us-east-1", "misses", 900.0)
    placed = samples.placement(deployment=deployment, deployment_because="too slow " * 30, current=now)
    return samples.workload(key, placed, owner="@team " * 40)


RISKS = tuple(
    AcceptedRisk("ET301", "under-deployed", f"w-{n}", "<b>" * 90, "a.yaml", n, "why " * 90, "@x" * 99, None)
    for n in range(60)
)
LARGE = {
    "all of them move": tuple(wide(f"w-{n}", "under") for n in range(5000)),
    "none of them moves": tuple(wide(f"w-{n}") for n in range(5000)),
    "half of them move": tuple(wide(f"w-{n}", ("under", "unknown")[n % 2]) for n in range(5000)),
    "a few of them move": tuple(wide(f"w-{n}", "unknown" if n % 1000 else "under") for n in range(5000)),
}


@pytest.mark.parametrize("items", LARGE.values(), ids=LARGE)
def test_a_large_portfolio_fits_and_each_table_counts_what_it_leaves_out(items):
    text = render("markdown", samples.assessment(items, findings=samples.findings() * 2000, accepted=RISKS))
    assert len(text) <= MOST_CHARACTERS
    assert len(text) > MOST_CHARACTERS * 0.9
    shown, said = 0, 0
    for line in text.splitlines():
        shown += line.startswith("| w-")
        said += int(line.split()[0].replace(",", "")) if "more left out" in line else 0
    moving = sum(item.placement.deployment == "under" for item in items)
    findings = sum(line.startswith(("| warning", "| note")) for line in text.splitlines())
    accepted = sum(line.startswith("| ET301 under-deployed |") for line in text.splitlines())
    assert shown + findings + accepted + said == moving + 5000 + 4000 + 60
    assert f"{moving:,} of 5,000 workloads should move" in text or f"none of {5000:,} workloads" in text


def test_the_few_that_move_are_all_there_however_many_do_not():
    text = render("markdown", samples.assessment(LARGE["a few of them move"]))
    table = text.partition("### Should move")[2].partition("###")[0]
    assert table.count("| w-") == 5
    assert "left out" not in table


def test_nothing_to_assess_is_said(empty):
    assert render("markdown", empty).splitlines()[1] == "**No workloads were assessed.**"


def test_as_a_reader_sees_it(portfolio):
    snapshots.check("portfolio-markdown.md", render("markdown", portfolio))


def test_workloads_that_share_an_id_all_appear():
    under, fine = samples.placement(deployment="under"), samples.placement()
    items = (samples.workload("twin", under), samples.workload("twin", fine))
    text = render("markdown", samples.assessment(items))
    assert text.partition("All 2 workloads")[2].count("| twin |") == 2


def test_what_a_manifest_says_does_not_pass_for_the_marker(hostile):
    item = replace(hostile.workloads[0], owner=MARKER)
    text = render("markdown", replace(hostile, workloads=(item,), portfolio=MARKER))
    assert text.count("<!--") == 1

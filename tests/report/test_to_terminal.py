"""The report on a terminal."""

import re
from dataclasses import replace

import pytest
import report_samples as samples
import snapshots

from edgetier.report import render
from edgetier.report.plain_text import cells


@pytest.mark.parametrize("width", [80, 100, 160])
def test_as_a_reader_sees_it(portfolio, width):
    snapshots.check(f"portfolio-terminal-{width}.txt", render("terminal", portfolio, width=width))


@pytest.mark.parametrize("sample", [samples.portfolio, samples.empty, samples.hostile])
@pytest.mark.parametrize("width", [72, 80, 100, 132])
def test_no_line_is_wider_than_the_terminal(sample, width):
    lines = render("terminal", sample(), width=width).splitlines()
    assert [line for line in lines if cells(line) > width] == []


def test_large_counts_still_fit(portfolio):
    counts = dict.fromkeys(portfolio.summary.by_decision, 123_456)
    big = replace(
        portfolio.summary,
        under_deployed=123_456,
        not_permitted=123_456,
        edge=123_456,
        cloud=123_456,
        open=123_456,
        by_decision=counts,
    )
    lines = render("terminal", replace(portfolio, summary=big), width=80).splitlines()
    assert [line for line in lines if cells(line) > 80] == []


def test_color_adds_nothing_but_color(portfolio):
    colored = render("terminal", portfolio, color=True)
    assert colored != render("terminal", portfolio)
    assert re.sub(r"\x1b\[\d+m", "", colored) == render("terminal", portfolio)


def test_what_it_rests_on_is_said(portfolio):
    text = render("terminal", portfolio)
    assert "Rests on   2 defaults: access.fibre, platform.metro-edge" in text
    assert "Overrides  in force: tiers.yaml: batch" in text
    assert "Estate     none given" in render("terminal", samples.assessment((), estate_is_default=True))


def test_bar_shares_out_its_whole_length(portfolio):
    line = next(line for line in render("terminal", portfolio).splitlines() if "█" in line)
    assert (line.count("█"), line.count("▒"), line.count("·")) == (8, 8, 24)


def test_suppressed_findings_are_counted_apart(portfolio):
    first = replace(portfolio.findings[0], suppressed="accepted until spring")
    text = render("terminal", replace(portfolio, findings=(first, *portfolio.findings[1:])))
    assert "Findings   0 errors, 0 warnings, 1 note (1 suppressed)" in text

"""A decision by hand is shown beside the advice in every report that people read."""

import csv
import io
from dataclasses import replace

import pytest
import report_samples as samples

from edgetier.placement.values import Override
from edgetier.report import explanation, render

BY_HAND = Override(
    "on-prem-edge", "plant-ulm", "the cage is paid until 2028", "board", "2026-03-01", True, None, False
)
AS_ADVISED = BY_HAND._replace(location="metro-edge", site="SIN", differs=False)
BARRED = BY_HAND._replace(closed_because="residency does not permit it", closed_is_fact=True)


def with_override(override):
    portfolio = samples.portfolio()
    first, *rest = portfolio.workloads
    decided = replace(first, placement=first.placement._replace(override=override))
    return replace(portfolio, workloads=(decided, *rest))


@pytest.mark.parametrize("form", ["terminal", "csv", "markdown", "html"])
def test_one_that_differs_is_told_with_its_reason(form):
    text = " ".join(render(form, with_override(BY_HAND), width=160).split())
    for words in ("on-prem-edge", "plant-ulm", "the cage is paid until 2028", "board", "2026-03-01"):
        assert words in text
    assert "the cage is paid" not in render(form, samples.portfolio(), width=160)


def test_a_long_reason_takes_no_more_than_a_few_lines_of_a_terminal():
    told = render("terminal", with_override(BY_HAND._replace(because="N" * 10_000)), width=100)
    assert 100 < told.count("N" * 10) * 10 < 400


def test_one_as_advised_is_not_told_at_a_glance():
    assert render("terminal", with_override(AS_ADVISED)) == render("terminal", samples.portfolio())


@pytest.mark.parametrize(
    ("override", "words"),
    [
        (BY_HAND, "differs from the advice"),
        (AS_ADVISED, "as advised, or within what is open"),
        (BARRED, "barred: residency does not permit it"),
    ],
)
def test_the_story_of_the_workload_tells_how_it_stands(override, words):
    told = explanation.render(with_override(override), "claims-voice", width=100)
    assert "Decided by hand" in told
    assert words in told
    assert "Decided by hand" not in explanation.render(samples.portfolio(), "claims-voice", width=100)


def test_the_table_of_the_page_has_it_beside_the_decision():
    assert "by hand on-prem-edge plant-ulm</small>" in render("html", with_override(BY_HAND))
    assert "by hand" not in render("html", samples.portfolio())


def test_csv_has_it_in_columns():
    first, second, *_ = csv.DictReader(io.StringIO(render("csv", with_override(BY_HAND))))
    assert (first["override_location"], first["override_differs"]) == ("on-prem-edge", "yes")
    assert (second["override_location"], second["override_differs"]) == ("", "")


@pytest.mark.parametrize("form", ["terminal", "csv", "markdown", "html"])
def test_hostile_reasons_stay_text(form):
    hostile = BY_HAND._replace(because="=cmd|' /C calc'!A0\x1b[31m\u202e", by="@SUM(1)", site="=1+1")
    text = render(form, with_override(hostile), width=160)
    assert not {"\x1b", "\u202e"} & set(text)
    if form == "csv":
        first = next(csv.DictReader(io.StringIO(text)))
        assert all(first[f"override_{name}"].startswith("'") for name in ("because", "by", "site"))

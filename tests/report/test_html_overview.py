"""The pictures of the first screen: their numbers are those of the assessment and of the tables beside them."""

import re
from dataclasses import replace

import pytest
import report_samples as samples
from figure_samples import figure_of, parsed, portfolio, words
from hypothesis import given
from hypothesis import strategies as st

from edgetier.assessment import Question
from edgetier.placement.values import Served, Term, Total
from edgetier.report.html.figures.flow import flow
from edgetier.report.html.figures.scale import scale_over
from edgetier.report.html.figures.scatter import scatter
from edgetier.report.html.figures.settled import settled


def test_the_flow_counts_every_workload_once() -> None:
    figure = figure_of(flow, portfolio())
    assert sum(int(row[-1]) for row in figure.rows) == len(portfolio().workloads)


def test_the_flow_tells_what_is_not_a_location() -> None:
    rows = figure_of(flow, portfolio()).rows
    assert ("central cloud", "mixed", "1") in rows
    assert ("metro edge", "central cloud", "1") in rows
    assert ("not stated", "undecided", "2") in rows


def test_both_sides_of_the_flow_carry_the_counts_of_the_table() -> None:
    figure = figure_of(flow, portfolio())
    for side, text in ((0, "{place} {count}"), (1, "{count} {place}")):
        for place in {row[side] for row in figure.rows}:
            count = sum(int(row[2]) for row in figure.rows if row[side] == place)
            assert text.format(place=place, count=count) in words(figure)


def test_the_flow_agrees_with_the_summary() -> None:
    decided = samples.workload("a", samples.placement())
    found = samples.assessment((decided, replace(decided, id="b"), samples.undetermined()))
    rows = figure_of(flow, found).rows
    assert sum(int(count) for _, to, count in rows if to == "metro edge") == 2
    assert sum(int(count) for _, to, count in rows if to == "undecided") == 1


def test_bands_are_as_wide_as_their_counts() -> None:
    decided = (samples.workload(f"w{index}", samples.placement()) for index in range(30))
    found = samples.assessment((*decided, samples.undetermined()))
    bands = parsed(figure_of(flow, found)).iter("path")
    widths = [float(re.search(r"v([\d.]+)", one.get("d") or "")[1]) for one in bands]  # type: ignore[index]
    assert widths[0] == pytest.approx(30 * widths[1], abs=3)


def test_the_scatter_has_a_row_for_every_workload_with_a_budget_and_a_ledger() -> None:
    rows = figure_of(scatter, portfolio()).rows
    assert [row[0] for row in rows] == ["claims-voice", "policy-search", "press-loop"]
    assert rows[0][1] == "500 ms"
    assert rows[0][3] == "8 ms"  # access and path of the samples
    assert rows[0][-1] == "provisional"


def test_what_is_provisional_is_hollow() -> None:
    one = samples.under_deployed()
    surely = replace(one, placement=one.placement._replace(provisional=False))
    hollow = [
        len(re.findall(r'class="dot \w+ o"', figure_of(scatter, samples.assessment((it,))).svg))
        for it in (one, surely)
    ]
    assert hollow == [2, 1]  # one of them is the key


def test_marks_that_coincide_say_how_many_they_are() -> None:
    one = samples.under_deployed()
    found = samples.assessment(tuple(replace(one, id=f"w{index}") for index in range(7)))
    assert "\n7\n" in words(figure_of(scatter, found))


def test_what_never_travels_stands_in_the_row_of_none() -> None:
    at_home = samples.candidate("device", "device", "meets", Total(20.0, 30.0, 40.0))
    at_home = at_home._replace(terms=(Term("compute", 20.0, 20.0, 20.0, "measured"),))
    placed = samples.placement(
        candidates=(at_home,),
        location="device",
        site="device",
        sites=(Served("SIN", "device", "device", "meets"),),
    )
    assert figure_of(scatter, samples.assessment((samples.workload("a", placed),))).rows[0][3] == "none"


@given(st.lists(st.floats(1e-3, 1e9), min_size=1, max_size=9))
def test_a_scale_holds_all_it_is_made_for(values: list[float]) -> None:
    scale = scale_over(values, start=10, end=300)
    assert all(10 <= scale.at(value) <= 300 for value in values)
    assert scale.most >= 10 * scale.least * (1 - 1e-9)
    assert all(scale.least * 0.999 <= mark <= scale.most * 1.001 for mark in scale.marks())


def test_two_answers_on_one_demand_point_settle_it_once() -> None:
    item = samples.undetermined()
    asked = [Question(item.id, None, field, "", "", "", 1) for field in ("compute", "payload")]
    found = samples.assessment((item,))
    found = replace(found, summary=replace(found.summary, ask_next=tuple(asked)))
    assert figure_of(settled, found).rows == (("compute", item.id, "", "1", "1"),)


def test_the_staircase_adds_up() -> None:
    items = tuple(replace(samples.undetermined(), id=f"w{index}") for index in range(4))
    asked = tuple(Question(item.id, "team", "compute", "", "", "", 1) for item in items[:3])
    found = samples.assessment(items)
    figure = figure_of(settled, replace(found, summary=replace(found.summary, ask_next=asked)))
    assert [row[-1] for row in figure.rows] == ["1", "2", "3"]
    assert "open: 4" in words(figure)
    assert figure.caption.startswith("3 answers settle 3 of 4 demand points")


def test_questions_that_settle_nothing_are_not_drawn() -> None:
    item = samples.undetermined()
    found = samples.assessment((item,))
    asked = (Question(item.id, None, "compute", "", "", "", 0),)
    assert settled(replace(found, summary=replace(found.summary, ask_next=asked))) is None

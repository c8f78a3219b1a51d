"""Three-valued matching: what follows when some values are missing."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.decision_tables.match import Matcher, match
from edgetier.decision_tables.table import Input

KIND = Input("kind", "text", ("inference", "training"))
BUDGET = Input("budget_ms", "number", minimum=0)
OFFLINE = Input("offline", "boolean")
INPUTS = (KIND, BUDGET, OFFLINE)
CELLS = {
    "kind": ["-", '"training"', '"inference", "training"', 'not("training")', "null", "not(null)"],
    "budget_ms": ["-", "< 50", "[50..100)", "50, > 100", "not(50)", "null", "null, >= 50"],
    "offline": ["-", "true", "false", "not(true)", "null"],
}
VALUES = {
    "kind": [None, "inference", "training", "something else"],
    "budget_ms": [None, 0, 49.9, 50, 75, 100, 101],
    "offline": [None, True, False],
}
tables = st.lists(
    st.tuples(*(st.sampled_from(CELLS[item.name]) for item in INPUTS), st.sampled_from(["x", "y"])),
    min_size=1,
    max_size=6,
)
facts_of = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in VALUES.items()})


def _ids(rows):
    return [row.id for row in rows]


def test_the_decision_is_what_all_rows_still_possible_agree_on(build_table):
    table = build_table(
        INPUTS,
        [
            ('"training"', "-", "-", "batch"),
            ('"inference"', "< 50", "-", "fast"),
            ('"inference"', ">= 50", "true", "slow"),
            ('"inference"', ">= 50", "false", "slow"),
        ],
    )
    ask = Matcher(table)
    assert ask({"kind": "training"}).outcome == {"out": "batch"}
    settled = ask({"kind": "inference", "budget_ms": 80})
    assert (_ids(settled.open), settled.missing) == (["3", "4"], ("offline",))
    assert settled.outcome == {"out": "slow"}
    assert ask({"offline": True, "budget_ms": 10}).missing == ("kind",)
    assert ask({"kind": None, "budget_ms": 10}).missing == ("kind",)
    undecided = ask({"kind": "inference"})
    assert (_ids(undecided.open), undecided.missing) == (["2", "3", "4"], ("budget_ms", "offline"))
    assert undecided.outcome is None


def test_a_false_test_beats_an_open_one(build_table):
    table = build_table(INPUTS, [('"training"', "< 50", "-", "x")])
    assert match(table, {"kind": "inference"}) == ((), (), (), None)


def test_two_rows_that_match_and_differ_leave_no_outcome_but_are_both_listed(build_table):
    table = build_table(INPUTS, [("-", "< 50", "-", "x"), ("-", "-", "true", "y")])
    found = match(table, {"kind": "training", "budget_ms": 1, "offline": True})
    assert (_ids(found.matched), found.outcome) == (["1", "2"], None)


def test_a_collect_table_lists_rows_and_has_no_outcome(build_table):
    table = build_table(INPUTS, [("-", "< 50", "-", "x"), ("-", "-", "true", "x")], hit="collect")
    found = match(table, {"budget_ms": 1})
    assert (_ids(found.matched), _ids(found.open), found.outcome) == (["1"], ["2"], None)


def test_a_word_outside_a_closed_input_matches_only_what_does_not_name_words(build_table):
    table = build_table(
        [KIND], [('"inference", "training"', "x"), ('not("training")', "y"), ("-", "z"), ("null", "n")]
    )
    assert _ids(match(table, {"kind": "evaluation"}).matched) == ["2", "3"]


def test_facts_without_an_input_are_ignored(build_table):
    table = build_table([BUDGET], [("< 50", "x")])
    assert match(table, {"budget_ms": 1, "owner": "claims"}).outcome == {"out": "x"}


def test_a_number_that_is_none_is_refused(build_table):
    with pytest.raises(ValueError, match="budget_ms is not a number"):
        match(build_table([BUDGET], [("< 50", "x")]), {"budget_ms": float("nan")})


@given(rows=tables, facts=facts_of)
def test_matched_and_open_are_what_every_completion_says(build_table, rows, facts):
    """Without null in its cells, a matched row is true for every value and an out one for none."""
    rows = [row for row in rows if not any("null" in cell for cell in row)]
    found = match(table := build_table(INPUTS, rows), facts)
    choices = [[value] if value is not None else VALUES[name][1:] for name, value in facts.items()]
    worlds = [match(table, dict(zip(facts, values, strict=True))) for values in product(*choices)]
    for row in table.rows:
        hits = sum(row in world.matched for world in worlds)
        if row in found.matched:
            assert hits == len(worlds)
        if row not in found.matched + found.open:
            assert hits == 0
    assert all(not world.open for world in worlds)


@given(rows=tables, facts=facts_of, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(build_table, rows, facts, order):
    shuffled = order.sample(rows, len(rows))
    one, other = (match(build_table(INPUTS, each), facts) for each in (rows, shuffled))
    assert one.outcome == other.outcome
    assert set(one.missing) == set(other.missing)
    for left, right in ((one.matched, other.matched), (one.open, other.open)):
        assert sorted(map(_said, left)) == sorted(map(_said, right))


def _said(row):
    return ([test.text for test in row.tests], row.then["out"])


@given(rows=tables, facts=facts_of, more=facts_of)
def test_a_matcher_that_was_asked_before_answers_as_a_new_one(build_table, rows, facts, more):
    table = build_table(INPUTS, rows)
    used = Matcher(table)
    used(more)
    assert used(facts) == match(table, facts)
    assert used(facts) is used(dict(facts))


def test_numbers_that_no_test_tells_apart_are_matched_once(build_table):
    ask = Matcher(build_table([BUDGET], [("< 50", "x"), (">= 50", "y")]))
    assert ask({"budget_ms": 51}) is ask({"budget_ms": 60_000.5})
    assert ask({"budget_ms": 50}) is not ask({"budget_ms": 49})

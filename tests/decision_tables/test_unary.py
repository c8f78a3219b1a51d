"""Unary tests: what they mean, and where a wrong one is wrong."""

import pytest

from edgetier.decision_tables.match import match
from edgetier.decision_tables.table import Input
from edgetier.decision_tables.unary import UnaryError, parse

NUMBER = Input("x", "number")
WORD = Input("x", "text")
TRUTH = Input("x", "boolean")


@pytest.mark.parametrize(
    ("item", "cell", "true_for", "false_for"),
    [
        (NUMBER, "-", [-1, 0, 1e300], []),
        (NUMBER, "< 5", [-1e300, 4.999], [5, 6]),
        (NUMBER, "<= 5", [4, 5], [5.001]),
        (NUMBER, "> 5", [5.001, 1e300], [5, 4]),
        (NUMBER, ">=5", [5, 6], [4.999]),
        (NUMBER, "5", [5, 5.0], [4.999, 5.001]),
        (NUMBER, "-5", [-5], [5, 0]),
        (NUMBER, "1.5e3", [1500], [1.5]),
        (NUMBER, "[50..100)", [50, 99.9], [49.9, 100]),
        (NUMBER, "(50..100]", [50.1, 100], [50, 100.1]),
        (NUMBER, "]50..100[", [50.1, 99.9], [50, 100]),
        (NUMBER, "[ -2 .. 0.5 ]", [-2, 0, 0.5], [-2.1, 0.6]),
        (NUMBER, "1, [3..4], > 9", [1, 3, 3.5, 4, 9.5], [0, 2, 5, 9]),
        (NUMBER, "not(1, > 9)", [0, 2, 9], [1, 10]),
        (NUMBER, "null", [], [0, 1]),
        (NUMBER, "not(null)", [0, 1], []),
        (NUMBER, "null, < 5", [4], [5]),
        (WORD, '"a"', ["a"], ["b", "A", ""]),
        (WORD, '"a", "b, c"', ["a", "b, c"], ["b", "c"]),
        (WORD, 'not("a", "b")', ["c", ""], ["a", "b"]),
        (WORD, r'"say \"hi\""', ['say "hi"'], ["say hi"]),
        (TRUTH, "true", [True], [False]),
        (TRUTH, "not(true)", [False], [True]),
        (TRUTH, "true, false", [True, False], []),
    ],
)
def test_a_known_value_passes_or_fails(build_table, item, cell, true_for, false_for):
    table = build_table([item], [(cell, "hit")])
    assert [value for value in true_for if not match(table, {"x": value}).matched] == []
    assert [value for value in false_for if match(table, {"x": value}).matched] == []
    assert all(not match(table, {"x": value}).open for value in true_for + false_for)


@pytest.mark.parametrize(
    ("cell", "matched", "still_open"),
    [
        ("-", 1, 0),
        ("null", 1, 0),
        ("null, < 5", 1, 0),
        ("< 5", 0, 1),
        ("not(5)", 0, 1),
        ("not(null)", 0, 0),
    ],
)
@pytest.mark.parametrize("facts", [{}, {"x": None}])
def test_a_missing_value_leaves_all_but_anything_and_null_open(build_table, cell, matched, still_open, facts):
    found = match(build_table([NUMBER], [(cell, "hit")]), facts)
    assert (len(found.matched), len(found.open)) == (matched, still_open)
    assert found.missing == (("x",) if still_open else ())


@pytest.mark.parametrize(
    ("kind", "cell", "column", "message", "hint"),
    [
        ("number", "", 1, "expected a test, found the end of the test", None),
        ("number", "50 ms", 4, "a number carries no unit here, found 'ms'", "write the number alone"),
        ("number", "1 2", 3, "the test ends here, found '2'", "alternatives need a comma"),
        ("number", "< 5,", 5, "expected a test, found the end of the test", None),
        ("number", "=> 5", 1, "'=' cannot stand here", "write '>='"),
        ("number", "1, != 5", 4, "'!' cannot stand here", "write not(...)"),
        ("number", "[5..4]", 1, "no number lies in this range", None),
        ("number", "[5..5)", 1, "no number lies in this range", None),
        ("number", "[5..", 5, "expected a number, found the end of the test", None),
        ("number", "[5, 6]", 3, "expected '..', found ','", None),
        ("number", "[5..6", 6, "expected ']' or ')' or '[', found the end of the test", None),
        ("number", "not(5", 6, "expected ')', found the end of the test", None),
        ("number", "not 5", 5, "expected '(', found '5'", None),
        ("number", "- , 5", 3, "'-' stands alone, found ','", None),
        ("number", '"a"', 1, "this input is number, the test is for text", None),
        ("number", "> 1e999", 3, "1e999 is too large a number", None),
        ("text", "a", 1, "'a' is no test; words stand in quotes", 'write "a"'),
        ("text", '"a', 1, "'\"' cannot stand here", "the closing quote is missing"),
        ("text", "'a'", 1, "''' cannot stand here", "use double quotes"),
        ("text", '"a", < 5', 6, "this input is text, the test is for number", None),
        ("text", "true", 1, "this input is text, the test is for boolean", None),
        ("boolean", "yes", 1, "'yes' is no test; words stand in quotes", None),
    ],
)
def test_a_wrong_test_says_where_and_what(kind, cell, column, message, hint):
    with pytest.raises(UnaryError) as caught:
        parse(cell, kind=kind)
    assert (caught.value.column, caught.value.message) == (column, message)
    assert hint is None or hint in caught.value.help


def test_a_word_outside_a_closed_input_gets_the_nearest_one():
    with pytest.raises(UnaryError) as caught:
        parse('"inference", "trainning"', kind="text", words=("inference", "training"))
    assert (caught.value.column, caught.value.width) == (14, 11)
    assert caught.value.help == "did you mean 'training'?"


def test_a_cell_of_absurd_length_is_refused():
    with pytest.raises(UnaryError, match="at most 4000 characters"):
        parse("1, " * 3000 + "1", kind="number")

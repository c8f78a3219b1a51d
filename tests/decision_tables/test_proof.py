"""Proof: every gap, overlap and shadowed row is found, and nothing else is claimed."""
# ruff: noqa: S311 - seeded tables, nothing secret

from itertools import product
from random import Random

import pytest

from edgetier.decision_tables.match import match
from edgetier.decision_tables.proof import verify
from edgetier.decision_tables.table import Input
from edgetier.decision_tables.unary import Interval, UnaryTest

SEASON = Input("season", "text", ("Spring", "Summer", "Fall", "Winter"))
GUESTS = Input("guests", "number", minimum=0)
NUMBER = Input("x", "number")
# Half steps around the only endpoints that random cells use tell every number apart that a test could.
SAMPLES = {
    "x": [-0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5],
    "word": ["a", "b", "c"],
    "name": ["p", "q", "neither"],
    "flag": [True, False],
}
RANDOM_INPUTS = (
    Input("x", "number", minimum=-0.5, maximum=3.5),
    Input("word", "text", ("a", "b", "c")),
    Input("name", "text"),
    Input("flag", "boolean"),
)
RANDOM_CELLS = {
    "x": [
        "-",
        "-",
        "< 1",
        "<= 2",
        ">= 2",
        "> 1",
        "[0..2)",
        "(1..3]",
        "1, 3",
        "not([1..2])",
        "< 0, > 2",
        "null",
    ],
    "word": ["-", "-", '"a"', '"a", "c"', 'not("b")', 'not("a", "b", "c")'],
    "name": ["-", "-", '"p"', '"p", "q"', 'not("p")', "not(null)"],
    "flag": ["-", "-", "true", "false", "true, false"],
}


def _found(table, **options):
    return [(fault.kind, *(row.id for row in fault.rows)) for fault in verify(table, **options)]


def _worlds(inputs):
    names = [item.name for item in inputs]
    return [dict(zip(names, values, strict=True)) for values in product(*(SAMPLES[name] for name in names))]


def _hits(table, worlds):
    return [[row.id for row in match(table, facts).matched] for facts in worlds]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([("< 20", "x"), (">= 20", "y")], []),
        ([("[0..20)", "x"), ("[20..50]", "y"), ("< 0, > 50", "z")], []),
        ([("[0..20]", "x"), ("[20..50]", "y"), ("not([0..50])", "z")], [("overlap", "1", "2")]),
        ([("< 20", "x"), ("> 20", "y")], [("gap",)]),
        ([("-", "x"), ("null", "y")], []),
        ([("not(null)", "x")], []),
    ],
)
def test_endpoints_are_exact(build_table, rows, faults):
    assert _found(build_table([NUMBER], rows)) == faults


def test_a_shared_endpoint_is_the_witness(build_table):
    (overlap,) = verify(build_table([NUMBER], [("<= 20", "x"), (">= 20", "y")]))
    assert (overlap.witness, overlap.agree) == ({"x": 20}, False)
    (gap,) = verify(build_table([NUMBER], [("< 20.5", "x"), ("> 20.5", "y")]))
    assert gap.witness == {"x": 20.5}


def test_two_neighbouring_numbers_leave_no_gap(build_table):
    """Nothing lies between 1 and the next number after it, so there is no workload to miss."""
    table = build_table([NUMBER], [("<= 1", "x"), (">= 1.0000000000000002", "y")])
    assert verify(table) == ()


def test_a_domain_bounds_what_must_be_covered(build_table):
    rows = [("[0..10]", "x")]
    assert verify(build_table([Input("x", "number", minimum=0, maximum=10)], rows)) == ()
    (gap,) = verify(build_table([Input("x", "number", minimum=0, maximum=11)], rows))
    assert 10 < gap.witness["x"] <= 11
    (gap,) = verify(build_table([NUMBER], rows))
    assert not 0 <= gap.witness["x"] <= 10


def test_an_open_text_always_has_another_word(build_table):
    table = build_table([Input("name", "text")], [('"p", "anything-else"', "x")])
    (gap,) = verify(table)
    assert gap.witness["name"] not in {"p", "anything-else"}
    assert verify(build_table([Input("name", "text", ("p", "q"))], [('"p", "q"', "x")])) == ()


# The tables with which dmn-check documents its checks (README of red6/dmn-check).
def test_duplicate_rows(build_table):
    rows = [
        ('"Fall"', "<= 8", "Spareribs"),
        ('"Winter"', "<= 8", "Roastbeef"),
        ('"Spring"', "[5..8]", "Steak"),
        ('"Winter"', "<= 8", "Roastbeef"),
    ]
    faults = _found(build_table([SEASON, GUESTS], rows))
    assert ("duplicate", "2", "4") in faults
    assert {kind for kind, *_ in faults} == {"duplicate", "gap"}


def test_conflicting_rows(build_table):
    rows = [
        ('"Fall"', "<= 8", "Spareribs"),
        ('"Winter"', "<= 8", "Roastbeef"),
        ('"Spring"', "[5..8]", "Steak"),
        ('"Winter"', "<= 8", "Stew"),
    ]
    faults = _found(build_table([SEASON, GUESTS], rows))
    assert ("overlap", "2", "4") in faults
    assert ("shadowed", "2", "4") in faults
    assert [fault for fault in faults if fault[0] == "gap"] == [("gap",)] * 3


def test_a_row_for_anything_shadows_the_others(build_table):
    rows = [
        ('"Fall"', "<= 8", "Spareribs"),
        ('"Winter"', "<= 8", "Roastbeef"),
        ("-", "-", "Stew"),
        ('"Spring"', "[5..8]", "Steak"),
    ]
    faults = _found(build_table([SEASON, GUESTS], rows))
    assert ("shadowed", "3", "4") in faults
    assert all(kind != "gap" for kind, *_ in faults)


def test_a_row_covered_only_by_several_others_together_is_shadowed(build_table):
    table = build_table([NUMBER], [("< 10", "x"), (">= 10", "y"), ("[5..15]", "z")])
    assert ("shadowed", "1", "2", "3") in _found(table)


def test_a_harmless_overlap_is_told_from_a_conflict(build_table):
    table = build_table([NUMBER], [("< 10", "x"), ("> 5", "x")])
    (fault,) = verify(table)
    assert (fault.kind, fault.agree) == ("overlap", True)


@pytest.mark.parametrize("hit", ["unique", "collect"])
def test_a_row_that_nothing_passes_is_named(build_table, hit):
    table = build_table([SEASON], [('not("Spring", "Summer", "Fall", "Winter")', "x"), ("-", "y")], hit=hit)
    assert _found(table) == [("empty", "1")]
    assert verify(table)[0].inputs == ("season",)


def test_a_collect_table_may_have_gaps_and_overlaps(build_table):
    table = build_table([NUMBER], [("> 10", "x"), ("> 20", "y")], hit="collect")
    assert verify(table) == ()


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([("> 10", "x"), ("> 20", "x")], [("shadowed", "1", "2")]),
        ([("> 20", "x"), ("> 10", "x")], [("shadowed", "2", "1")]),
        ([("> 10", "x"), ("> 10.0", "x")], [("duplicate", "1", "2")]),
        ([("> 10", "x"), ("null, > 20", "x")], []),
        ([("null, > 10", "x"), ("> 20", "x")], [("shadowed", "1", "2")]),
        ([("not(null)", "x"), ("null", "x")], []),
        ([("not(null)", "x"), ("> 20", "x")], []),
        ([("-", "x"), ("null", "x")], [("shadowed", "1", "2")]),
    ],
)
def test_a_collect_row_that_adds_nothing_is_named(build_table, rows, faults):
    assert _found(build_table([NUMBER], rows, hit="collect")) == faults


@pytest.mark.parametrize("seed", range(300))
def test_against_every_combination_of_values(build_table, seed):
    rng = Random(seed)
    inputs = rng.sample(RANDOM_INPUTS, rng.randint(1, 4))
    rows = [
        (*(rng.choice(RANDOM_CELLS[item.name]) for item in inputs), rng.choice("xyz"))
        for _ in range(rng.randint(1, 7))
    ]
    table = build_table(inputs, rows)
    hits = _hits(table, _worlds(inputs))
    faults = verify(table)
    clean = {fault.rows[-1].id for fault in faults if fault.kind == "duplicate"}
    assert any(fault.kind == "gap" for fault in faults) == any(not ids for ids in hits)
    _check_pairs(faults, hits)
    _check_shadows(table, faults, hits, clean)
    _check_witnesses(table, faults)


def _check_pairs(faults, hits):
    told = {frozenset(row.id for row in f.rows) for f in faults if f.kind in {"overlap", "duplicate"}}
    together = {frozenset((a, b)) for ids in hits for a in ids for b in ids if a < b}
    copies = {frozenset(row.id for row in f.rows) for f in faults if f.kind == "duplicate"}
    # Rows that never match a known value can repeat each other too; three copies make two faults, not three.
    assert told - copies <= together
    assert {pair for pair in together if not _copies(pair, copies)} <= told


def _copies(pair, copies):
    groups = {
        row: min(other for copy in copies if row in copy for other in copy) for copy in copies for row in copy
    }
    first, second = (groups.get(row, row) for row in pair)
    return first == second


def _check_shadows(table, faults, hits, duplicates):
    told = {fault.rows[-1].id for fault in faults if fault.kind == "shadowed"}
    where = {row.id: frozenset(at for at, ids in enumerate(hits) if row.id in ids) for row in table.rows}
    for row in table.rows:
        mine = where[row.id]
        others = [
            where[other.id]
            for other in table.rows
            if other.id != row.id and (where[other.id] != mine or other.id < row.id)
        ]
        covered = bool(mine) and mine <= frozenset().union(*others)
        if row.id not in duplicates:
            assert (row.id in told) == covered


def _check_witnesses(table, faults):
    for fault in faults:
        if fault.kind in {"overlap", "shadowed"}:
            assert {fault.rows[-1].id} <= {row.id for row in match(table, fault.witness).matched}
        if fault.kind == "overlap":
            assert set(fault.rows) <= set(match(table, fault.witness).matched)
        if fault.kind == "gap":
            assert match(table, fault.witness).matched == ()
            assert not any(value is None for value in fault.witness.values())


def _tree_rows(rng, *, rows, dimensions):
    """Boxes cut out of the whole space by a random tree: complete and free of overlaps by construction."""
    boxes = [[(0.0, 100.0)] * dimensions]
    while len(boxes) < rows:
        box = boxes.pop(rng.randrange(len(boxes)))
        axis = rng.randrange(dimensions)
        low, high = box[axis]
        cut = rng.uniform(low, high)
        boxes += [[*box[:axis], part, *box[axis + 1 :]] for part in ((low, cut), (cut, high))]
    return [tuple(f"[{low!r}..{high!r}{']' if high == 100 else ')'}" for low, high in box) for box in boxes]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("dimensions", [1, 3, 5])
def test_a_table_cut_from_a_tree_is_whole(build_table, seed, dimensions):
    inputs = [Input(f"x{at}", "number", minimum=0, maximum=100) for at in range(dimensions)]
    rows = [(*row, "out") for row in _tree_rows(Random(seed), rows=40, dimensions=dimensions)]
    assert verify(build_table(inputs, rows)) == ()
    without = rows[:7] + rows[8:]
    (gap, *_) = verify(build_table(inputs, without))
    assert (gap.kind, 0 < gap.share < 1) == ("gap", True)


def test_the_share_of_gaps_counts_combinations(build_table):
    table = build_table([SEASON, Input("flag", "boolean")], [('"Spring"', "-", "x"), ("-", "true", "x")])
    gaps = [fault for fault in verify(table) if fault.kind == "gap"]
    assert {fault.share for fault in gaps} == {3 / 8}


def test_what_the_cap_leaves_undone_is_said(build_table):
    rng = Random(1)
    inputs = [Input(f"x{at}", "number", minimum=0, maximum=100) for at in range(3)]
    rows = [(*row, "out") for row in _tree_rows(rng, rows=60, dimensions=3)]
    table = build_table(inputs, rows)
    (fault,) = verify(table, cap=200)
    assert fault.kind == "incomplete"
    assert 0 < fault.share <= 1


def test_rows_that_the_cap_leaves_unproved_are_named(build_table):
    table = build_table([NUMBER], [("< 10", "x"), (">= 10", "y"), ("[5..15]", "z")])
    (fault,) = [fault for fault in verify(table, cap=1) if fault.kind == "incomplete" and fault.rows]
    assert [row.id for row in fault.rows] == ["1", "2", "3"]


def test_parts_of_one_test_may_touch_and_repeat(build_table):
    part = Interval(0, 5, low_closed=True, high_closed=True)
    table = build_table([NUMBER], [("[0..5], [3..9], [0..5]", "x"), ("not([0..9])", "y")])
    assert part in table.rows[0].tests[0].parts
    assert isinstance(table.rows[0].tests[0], UnaryTest)
    assert verify(table) == ()

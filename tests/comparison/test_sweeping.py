"""Where answers change along a range: every boundary is found, and each is told to a hundredth."""

from bisect import bisect_right
from collections.abc import Hashable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.comparison import Range, sweep

SPAN = Range(100.0, 1000.0, "ms", whole=False)
ONE = frozenset({"a"})


def steps(bounds: list[float], asked: list[float] | None = None):
    def ask(at: float, who: frozenset[str]) -> dict[str, Hashable]:
        if asked is not None:
            asked.append(at)
        return {one: bisect_right(bounds, at) for one in who}

    return ask


@given(st.floats(101, 999))
def test_a_boundary_is_told_to_a_hundredth_with_few_questions(bound: float) -> None:
    asked: list[float] = []
    low, high = sweep(SPAN, ONE, steps([bound], asked))["a"]
    assert (low.answer, high.answer) == (0, 1)
    assert low.last < bound <= high.first
    assert high.first - low.last <= 0.01 * bound
    assert len(asked) - 9 <= 20


@given(st.lists(st.floats(101, 999), min_size=1, max_size=5, unique=True).map(sorted))
def test_segments_are_in_order_and_true_at_both_ends(bounds: list[float]) -> None:
    found = sweep(SPAN, ONE, steps(bounds))["a"]
    assert (found[0].first, found[-1].last) == (100, 1000)
    for one in found:
        assert bisect_right(bounds, one.first) == bisect_right(bounds, one.last) == one.answer
    assert all(lower.last < upper.first and lower.answer != upper.answer for lower, upper in pairwise(found))


def test_only_those_whose_answer_changes_are_asked_further() -> None:
    asked: list[frozenset[str]] = []

    def ask(at: float, who: frozenset[str]) -> dict[str, Hashable]:
        asked.append(who)
        return {one: at > 500 if one == "moves" else "stays" for one in who}

    found = sweep(SPAN, frozenset({"moves", "stays"}), ask)
    assert [len(found[one]) for one in ("moves", "stays")] == [2, 1]
    assert set(asked[9:]) == {frozenset({"moves"})}


@pytest.mark.parametrize("bound", range(2, 33))
def test_whole_numbers_are_told_exactly(bound: int) -> None:
    low, high = sweep(Range(1, 32, "", whole=True), ONE, steps([bound]))["a"]
    assert (low.first, low.last, high.first, high.last) == (1, bound - 1, bound, 32)


def test_a_range_from_nothing_has_boundaries_too() -> None:
    low, high = sweep(Range(0, 1, "", whole=False), ONE, steps([0.3]))["a"]
    assert low.last < 0.3 <= high.first <= 0.304

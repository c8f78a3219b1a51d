"""Sets of tiers that cannot be ruled out: what every one of them holds, whatever the thresholds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgetier.tiering.learned.sets import sets_at, tiers_left

TIERS = ("fast", "middle", "slow")
shares = st.lists(st.integers(0, 1000), min_size=3, max_size=3).filter(any)
bars = st.lists(st.floats(0, 1), min_size=3, max_size=3)


@given(shares, bars)
def test_a_set_holds_what_its_thresholds_keep_nothing_less_likely_alone_and_half_the_belief(counts, each):
    chances = np.array(counts) / sum(counts)
    (kept,) = sets_at(chances[None, :], each)
    assert kept[1.0 - chances <= np.array(each)].all()
    assert chances[kept].sum() >= 0.5 - 1e-12
    if not kept.all():
        assert chances[kept].min() > chances[~kept].max()
    assert set(tiers_left(chances, each, TIERS)) == {TIERS[place] for place in np.flatnonzero(kept)}


@pytest.mark.parametrize(
    ("chances", "each", "left"),
    [
        ((0.5, 0.1, 0.4), (0.4, 0.4, 0.7), ("fast", "slow")),  # not slow alone, which is the second likeliest
        ((0.8, 0.1, 0.1), (0.1, 0.1, 0.1), ("fast",)),  # sure enough, however much may be missed
        ((0.4, 0.35, 0.25), (0.1, 0.1, 0.1), ("fast", "middle")),
        ((0.2, 0.3, 0.5), (0.1, 0.9, 0.9), ("slow", "middle", "fast")[:2]),
    ],
)
def test_sets_by_hand(chances, each, left):
    assert tiers_left(np.array(chances), each, TIERS) == left

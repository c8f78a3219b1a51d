"""The figures against scikit-learn and small sums by hand; intervals over groups."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import (
    accuracy_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    recall_score,
)

from edgetier.catalogue.load import load_catalogue
from edgetier.errors import UserError
from edgetier.learning.costs import costs_of, shipped_costs
from edgetier.learning.curves import reliability, risk_coverage
from edgetier.learning.judged import Judged, Scale, judged, scale_of
from edgetier.learning.measuring import measure
from edgetier.learning.metrics import FIGURES, confusion, inside_by_tier, recalls

SCALE = Scale(("fast", "middle", "slow"), np.array([True, True, False]), shipped_costs(3))


def rows(seed: int, count: int = 60) -> Judged:
    random = np.random.default_rng(seed)
    chances = random.dirichlet([0.5] * 3, size=count)
    sets = random.random((count, 3)) < 0.4
    return Judged(SCALE, random.integers(0, 3, count), chances, sets)


def once(name: str, held: Judged) -> float:
    return float(FIGURES[name](held, np.ones((1, len(held.truth))))[0])


@given(seed=st.integers(0, 10_000))
def test_figures_are_those_of_scikit_learn(seed: int) -> None:
    held = rows(seed)
    random = np.random.default_rng(seed + 1)
    weights = random.integers(0, 4, (2, 60)).astype(float)
    weights[:, 0] += 1
    for index, weight in enumerate(weights):
        told = {"sample_weight": weight}
        seen = weight > 0
        labels = np.unique(np.concatenate([held.truth[seen], held.likeliest[seen]]))
        expected = {
            "accuracy": accuracy_score(held.truth, held.likeliest, **told),
            "macro_f1": f1_score(held.truth, held.likeliest, labels=labels, average="macro", **told),
        }
        for name, value in expected.items():
            assert FIGURES[name](held, weights)[index] == pytest.approx(value)
        assert confusion(held.truth, held.likeliest, 3, weights)[index] == pytest.approx(
            confusion_matrix(held.truth, held.likeliest, labels=[0, 1, 2], **told)
        )


def test_recall_and_balanced_accuracy_are_those_of_scikit_learn() -> None:
    held = rows(5)
    near = SCALE.near
    ones = np.ones((1, 60))
    assert recalls(held, ones)[0] == pytest.approx(recall_score(held.truth, held.likeliest, average=None))
    assert once("edge_candidate_balanced_accuracy", held) == pytest.approx(
        balanced_accuracy_score(near[held.truth], near[held.likeliest])
    )
    kept = held.decided
    assert once("edge_candidate_balanced_accuracy_where_decided", held) == pytest.approx(
        balanced_accuracy_score(near[held.truth[kept]], near[held.alone[kept]])
    )


BY_HAND = Judged(
    SCALE,
    truth=np.array([0, 1, 2, 2]),
    chances=np.array([[0.9, 0.1, 0.0], [0.2, 0.25, 0.55], [0.3, 0.1, 0.6], [0.35, 0.6, 0.05]]),
    sets=np.array([[1, 0, 0], [0, 1, 1], [0, 0, 1], [0, 1, 0]], dtype=bool),
)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("accuracy", 2 / 4),
        ("coverage", 3 / 4),
        ("accuracy_where_decided", 2 / 3),
        ("inside_set", 3 / 4),
        ("set_size", 5 / 4),
        ("regret", (2 + 1) / 4),  # middle taken for slow costs 2, slow taken for middle 1
        ("regret_high", (5 + 1) / 4),
        ("edge_candidate_balanced_accuracy_where_decided", (1 + 1 / 2) / 2),
        # bins 0.5 (off by 0.55), 0.6 (one right and one wrong at 0.6: 0.2), 0.9 (0.1)
        ("calibration_error", (0.55 + 0.2 + 0.1) / 4),
    ],
)
def test_figures_by_hand(name: str, value: float) -> None:
    assert once(name, BY_HAND) == pytest.approx(value)


def test_the_share_inside_is_told_of_each_true_tier() -> None:
    assert inside_by_tier(BY_HAND, np.ones((1, 4))).tolist() == [[1.0, 1.0, 0.5]]


def test_rows_as_sure_as_each_other_come_together_on_the_curve() -> None:
    assert risk_coverage(BY_HAND) == ((0.25, 1.0), (0.75, 2 / 3), (1.0, 0.5))
    backwards = Judged(SCALE, BY_HAND.truth[::-1], BY_HAND.chances[::-1], BY_HAND.sets[::-1])
    assert risk_coverage(backwards) == risk_coverage(BY_HAND)


def test_bins_hold_what_was_told_and_what_came_true() -> None:
    bins = reliability(BY_HAND)
    assert [one.rows for one in bins] == [1, 2, 1]
    assert bins[1].told == pytest.approx(0.6)
    assert bins[1].true == 0.5


def test_intervals_hold_the_figure_and_repeat() -> None:
    held = rows(3, 200)
    groups = [str(index // 2) for index in range(200)]
    first = measure(held, groups, rounds=200)
    assert first == measure(held, groups, rounds=200)
    accuracy = first.figures["accuracy"]
    assert accuracy.low < accuracy.value < accuracy.high
    assert first.groups == 100
    assert sum(tier.rows for tier in first.tiers) == 200


def test_few_groups_make_intervals_wider_than_as_many_rows_alone() -> None:
    held = rows(4, 200)
    together = np.argsort(held.likeliest == held.truth)  # neighbours are right or wrong together
    held = Judged(SCALE, held.truth[together], held.chances[together], held.sets[together])
    alone = measure(held, [str(index) for index in range(200)], rounds=300).figures["accuracy"]
    grouped = measure(held, [str(index // 20) for index in range(200)], rounds=300).figures["accuracy"]
    assert grouped.high - grouped.low > 1.5 * (alone.high - alone.low)


def test_what_cannot_be_told_is_not_a_number() -> None:
    nowhere = Judged(SCALE, BY_HAND.truth, BY_HAND.chances, np.zeros((4, 3), dtype=bool))
    measures = measure(nowhere, ["one"] * 4)
    assert math.isnan(measures.figures["accuracy_where_decided"].value)
    assert math.isnan(measures.figures["accuracy"].low)  # one group tells nothing about others
    assert measures.abstained == 4


def test_too_slow_costs_more_than_too_fast() -> None:
    costs = shipped_costs(6)
    assert (costs.typical[5, 0], costs.typical[0, 5]) == (10.0, 5.0)
    assert np.diagonal(costs.high).tolist() == [0.0] * 6
    assert (costs.low <= costs.typical).all()
    assert (costs.typical <= costs.high).all()


@pytest.mark.parametrize("steps", [None, {}, {"too_slow": {"low": -1}}, {"too_slow": {"low": "x"}}])
def test_costs_that_cannot_be_read_are_a_mistake_told_in_one_line(steps: object) -> None:
    with pytest.raises(UserError, match=r"a\.yaml: no costs of"):
        costs_of({"steps": steps, "source": "x", "date": "2026"}, 3, "a.yaml")


def test_columns_of_a_classifier_are_put_in_the_order_of_the_tiers() -> None:
    scale = scale_of(load_catalogue()[0])
    held = judged(
        scale,
        truth=["batch", "control-loop"],
        columns=["batch", "interactive"],
        chances=np.array([[0.8, 0.2], [0.4, 0.6]]),
        sets=np.array([[True, False], [True, True]]),
    )
    assert [scale.tiers[place] for place in held.likeliest] == ["batch", "interactive"]
    assert held.chances[:, scale.tiers.index("control-loop")].tolist() == [0.0, 0.0]

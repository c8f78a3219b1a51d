"""One contract for every classifier that is measured: scikit-learn's own checks, and what edgetier asks beyond them."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, clone
from sklearn.exceptions import NotFittedError
from sklearn.utils.estimator_checks import parametrize_with_checks

from edgetier.learning.baselines import MajorityTier, RuleTier, rule_tiers
from edgetier.learning.estimator import TierClassifier
from edgetier.learning.features import rows_of
from edgetier.tiering.learned.words import Text

Make = Callable[[], Any]
ALL: tuple[Make, ...] = (TierClassifier, MajorityTier, RuleTier)
TELLING = {
    "batch": "scores all records of the archive over night",
    "interactive": "answers a question that an employee types into the search page",
    "conversational": "talks with a caller on the telephone line",
}


@parametrize_with_checks([make() for make in ALL])
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.SkipTestWarning")
def test_scikit_learn_finds_nothing_to_complain_of(
    estimator: BaseEstimator, check: Callable[[Any], None]
) -> None:
    check(estimator)


def examples() -> tuple[NDArray[Any], NDArray[Any]]:
    """Twelve texts of three tiers; batch is the commonest."""
    tiers = ["batch"] * 6 + ["interactive"] * 3 + ["conversational"] * 3
    texts = [Text(f"Service {index}", f"It {TELLING[tier]} {index}.") for index, tier in enumerate(tiers)]
    return rows_of(texts), np.array(tiers)


each = pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)


@each
def test_text_rows_are_taken_and_chances_add_up_to_one(make: Make) -> None:
    rows, tiers = examples()
    fitted = make().fit(rows, tiers)
    chances = fitted.predict_proba(rows)
    assert chances.shape == (12, 3)
    assert chances.sum(axis=1) == pytest.approx(np.ones(12))
    assert fitted.classes_.tolist() == sorted(set(tiers))
    assert fitted.predict(rows).tolist() == fitted.classes_[np.argmax(chances, axis=1)].tolist()
    assert fitted.predict(rows.astype(str)).tolist() == fitted.predict(rows).tolist()


@each
def test_fitting_changes_no_parameter_and_no_row_and_repeats(make: Make) -> None:
    rows, tiers = examples()
    estimator = make()
    before, kept = estimator.get_params(), rows.copy()
    first = estimator.fit(rows, tiers).predict_proba(rows)
    assert estimator.get_params() == before
    assert (rows == kept).all()
    assert estimator.fit(rows, tiers) is estimator
    assert np.array_equal(first, estimator.predict_proba(rows))
    assert np.array_equal(first, clone(estimator).fit(rows, tiers).predict_proba(rows))


@each
def test_rows_are_judged_one_by_one(make: Make) -> None:
    rows, tiers = examples()
    fitted = make().fit(rows, tiers)
    assert fitted.predict_proba(rows[:1]) == pytest.approx(fitted.predict_proba(rows)[:1])


@each
def test_a_clone_is_new_and_parameters_make_a_round_trip(make: Make) -> None:
    rows, tiers = examples()
    fitted = make().fit(rows, tiers)
    fresh = clone(fitted)
    assert fresh.get_params() == fitted.get_params()
    assert make().set_params(**fitted.get_params()).get_params() == fitted.get_params()
    with pytest.raises(NotFittedError):
        fresh.predict(rows)


@each
@pytest.mark.parametrize("ask", ["predict", "predict_proba", "predict_set"])
def test_nothing_is_told_before_fitting(make: Make, ask: str) -> None:
    rows, _ = examples()
    more = (0.2,) if ask == "predict_set" else ()
    with pytest.raises(NotFittedError):
        getattr(make(), ask)(rows, *more)


@each
def test_sets_have_a_column_a_tier_and_grow_as_less_may_be_missed(make: Make) -> None:
    rows, tiers = examples()
    fitted = make().fit(rows, tiers)
    strict, lax = fitted.predict_set(rows, 0.01), fitted.predict_set(rows, 0.5)
    assert strict.shape == (12, 3)
    assert strict.dtype == bool
    assert (strict >= lax).all()


@each
def test_rows_of_another_width_are_refused(make: Make) -> None:
    rows, tiers = examples()
    with pytest.raises(ValueError, match="features"):
        make().fit(rows, tiers).predict(rows[:, :2])


def test_the_majority_is_the_commonest_tier_of_training() -> None:
    rows, tiers = examples()
    fitted = MajorityTier().fit(rows, tiers)
    assert set(fitted.predict(rows)) == {"batch"}
    assert fitted.predict_proba(rows[:1]).tolist() == [[0.5, 0.25, 0.25]]


@pytest.mark.parametrize(
    ("fields", "tier", "left"),
    [
        ("kind=training", "batch", ["batch"]),
        ("access=lan kind=batch-inference", "batch", ["batch"]),
        ("kind=inference", "conversational", ["batch", "conversational"]),
        ("", "conversational", ["batch", "conversational"]),
    ],
)
def test_rules_tell_a_tier_from_fields_alone(fields: str, tier: str, left: list[str]) -> None:
    rows = rows_of([Text("a", "b")] * 3)
    fitted = RuleTier().fit(rows, ["batch", "conversational", "conversational"])
    asked = rows_of([Text("kind=training", "kind=training", fields)])
    assert fitted.predict(asked).tolist() == [tier]
    assert fitted.classes_[fitted.predict_set(asked)[0]].tolist() == left


def test_a_tier_that_training_has_not_seen_is_not_proposed() -> None:
    rows = rows_of([Text("a", "b", "kind=training")] * 2)
    fitted = RuleTier().fit(rows, ["interactive", "conversational"])
    assert fitted.predict(rows).tolist() == ["conversational"] * 2
    assert fitted.predict_set(rows).all()


def test_rules_and_fields_speak_the_same_words() -> None:
    assert rule_tiers()["kind=training"] == "batch"
    assert "kind=inference" not in rule_tiers()

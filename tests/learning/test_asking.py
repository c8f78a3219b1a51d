"""Which workloads are asked about first."""

import numpy as np
import pytest

from edgetier.learning.asking import most_telling, torn_between
from edgetier.learning.likeness import vectors_of
from edgetier.tiering.learned.values import Classifier, View
from edgetier.tiering.learned.words import Text, words_view

WORDS = ("camera", "archive", "search", "claims", "letters", "invoices")


def classifier(**weights: float) -> Classifier:
    """Each word moves toward the second tier by its weight; no other word is known."""
    given = np.array([[0.0, weights.get(word, 0.0)] for word in WORDS])
    view = View("words", WORDS, {word: place for place, word in enumerate(WORDS)}, np.ones(len(WORDS)), given)
    return Classifier(("batch", "interactive"), (view,), np.zeros(2), 1.0, 0.0, {})


def texts(*descriptions: str) -> list[Text]:
    return [Text("", description) for description in descriptions]


def test_what_stands_for_many_is_asked_first_and_stands_for_them() -> None:
    asked = texts("archive", "claims", "claims letters", "claims invoices")
    picks = most_telling(classifier(), asked, 10)
    assert picks[0].place == 1
    assert set(picks[0].alike) == {2, 3}
    assert [pick.place for pick in picks][1:2] == [0]


def test_a_sure_answer_is_not_asked_about_while_there_is_doubt() -> None:
    asked = texts("camera", "search")
    picks = most_telling(classifier(camera=8.0), asked, 1)
    assert [pick.place for pick in picks] == [1]


def test_each_workload_is_stood_for_once_and_none_is_asked_twice() -> None:
    asked = texts(*["claims letters"] * 5, "claims", "letters", "", "")
    picks = most_telling(classifier(), asked, 50)
    places = [pick.place for pick in picks]
    stood_for = [place for pick in picks for place in pick.alike]
    assert sorted(places + stood_for) == list(range(len(asked)))
    assert {7, 8} <= set(places)  # no known word: nothing stands for them


@pytest.mark.parametrize(("count", "most"), [(0, 5), (3, 0)])
def test_nothing_is_asked_where_there_is_nothing_to_ask(count: int, most: int) -> None:
    assert most_telling(classifier(), texts(*["claims"] * count), most) == ()


def test_likeness_is_the_cosine_of_tfidf() -> None:
    vectors = vectors_of(classifier(), texts("claims letters", "claims", "nothing of the kind"))
    assert vectors.alike(0) == pytest.approx([1.0, 1 / np.sqrt(2), 0.0])
    assert words_view(Text("", "claims letters"))[:2] == ["claims", "letters"]


@pytest.mark.parametrize(
    ("chances", "torn"),
    [([1.0, 0.0, 0.0], 0.0), ([1 / 3] * 3, 1.0), ([0.5, 0.5, 0.0], np.log(2) / np.log(3))],
)
def test_doubt_is_entropy_from_none_to_one(chances: list[float], torn: float) -> None:
    assert torn_between(np.array([chances])) == pytest.approx([torn])

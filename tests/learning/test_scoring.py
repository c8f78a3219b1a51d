"""The plain classifier says what scikit-learn's own estimator says, and tells which words did it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edgetier.learning.estimator import TierClassifier
from edgetier.learning.export import exported
from edgetier.learning.features import rows_of
from edgetier.tiering.learned.artefact import classifier_text, read_classifier
from edgetier.tiering.learned.finding import words_in
from edgetier.tiering.learned.scoring import probabilities, told_by
from edgetier.tiering.learned.sets import bars_of, sets_at
from edgetier.tiering.learned.suggest import suggest
from edgetier.tiering.learned.words import Text

TEXTS = {
    "batch": ("Nightly {} report", "Forecasts {} overnight and files the report; nobody waits."),
    "interactive": ("{} search", "Clerks search the {} archive and wait for the page."),
    "control-loop": ("{} steering", "The arm of the {} corrects itself at 50 Hz, don't stop."),
}
THINGS = ("claims", "freight", "harvest", "ticket", "meter", "parcel", "loan", "crane")
ROWS = [
    (
        Text(
            name.format(thing),
            text.format(thing),
            "kind=inference access=lan" if tier == "control-loop" else "",
        ),
        tier,
    )
    for tier, (name, text) in TEXTS.items()
    for thing in THINGS
]


@pytest.fixture(scope="module")
def estimator():
    rows = rows_of([text for text, _ in ROWS])
    model = TierClassifier(
        strength=20, min_documents=2, name_emphasis=1.5, thinned=0.3, temperature=1.3, brevity=2.5
    )
    return model.fit(rows, np.array([tier for _, tier in ROWS]))


@pytest.fixture(scope="module")
def classifier(estimator):
    return read_classifier(classifier_text(exported(estimator)).encode(), "test.json")


words = st.sampled_from(
    ["nightly", "crane", "search", "Report", "50", "3.5", "don't", "ÉTÉ", "overnight,", "x" * 60, "kind"]
)
texts = st.builds(
    Text,
    st.lists(words, max_size=5).map(" ".join) | st.text(max_size=20),
    st.lists(words, max_size=40).map(" ".join) | st.text(max_size=60),
    st.sampled_from(["", "kind=inference", "access=lan kind=inference", "access=moon"]),
)


@settings(deadline=None, max_examples=200)
@given(st.lists(texts, min_size=1, max_size=4))
def test_the_same_probabilities_to_nine_digits(estimator, classifier, rows):
    mine = probabilities(classifier, rows)
    theirs = estimator.predict_proba(rows_of(rows))
    assert np.abs(mine - theirs).max() < 1e-9
    same = sets_at(mine, bars_of(classifier, 0.2))
    assert (same == estimator.predict_set(rows_of(rows), 0.2)).all()


def test_a_text_alone_and_among_others_is_scored_alike(classifier):
    rows = [text for text, _ in ROWS]
    together = probabilities(classifier, rows)
    alone = np.concatenate([probabilities(classifier, [row]) for row in rows])
    assert (together == alone).all()


def test_the_words_that_moved_it_add_up_to_the_odds(classifier):
    text = Text("Nightly crane report", "Forecasts overnight; the arm corrects itself.", "access=lan")
    (said,) = suggest(classifier, [text], 0.2, words=1000)
    (chances,) = probabilities(classifier, [text])
    first, second = np.argsort(-chances)[:2]
    evidence = told_by(classifier, words_in(text))
    intercept = (classifier.intercept[first] - classifier.intercept[second]) * evidence
    moved = sum(one.weight for one in said.moved_by) + intercept
    assert moved == pytest.approx(
        np.log(chances[first] / chances[second]), abs=0.02
    )  # words that move it by less than 0.005 are left out
    assert {"nightly", "forecasts"} <= {one.word for one in said.moved_by}


def test_what_is_stated_in_fields_counts(classifier):
    plain = probabilities(classifier, [Text("crane", "")])[0]
    stated = probabilities(classifier, [Text("crane", "", "access=lan kind=inference")])[0]
    place = classifier.tiers.index("control-loop")
    assert stated[place] > plain[place]


def test_it_abstains_where_two_tiers_are_left(classifier):
    (sure,) = suggest(classifier, [Text("Nightly parcel report", "Forecasts overnight, nobody waits.")], 0.3)
    assert (sure.tier, sure.tiers) == ("batch", ("batch",))
    (torn,) = suggest(classifier, [Text("Nightly search", "report search")], 0.01)
    assert torn.tier is None
    assert len(torn.tiers) > 1
    assert torn.likeliest == torn.tiers[0]


def test_an_empty_text_says_nothing(classifier):
    (chances,) = probabilities(classifier, [Text("", "")])
    assert chances == pytest.approx(np.full(3, 1 / 3))
    assert suggest(classifier, [Text("", "")], 0.1)[0].moved_by == ()


def test_nothing_to_score_is_no_error(classifier):
    assert probabilities(classifier, []).shape == (0, 3)
    assert suggest(classifier, [], 0.1) == []

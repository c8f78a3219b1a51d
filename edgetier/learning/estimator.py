"""The classifier to be trained: TF-IDF views of the text, linear models side by side, and scores for tier sets."""

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import softmax
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.extmath import safe_sparse_dot
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from edgetier.learning.calibration import (
    Codes,
    Floats,
    fit_shares,
    parts_of,
    scores_by_class,
    told_by,
)
from edgetier.learning.features import Rows, features_for, is_text, lengths_of, round_idf
from edgetier.learning.members import OF_NUMBERS, OF_TEXT, Linear, Member, joint, rounded
from edgetier.learning.thinning import thinned
from edgetier.tiering.learned.sets import sets_at, thresholds


class TierClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Proposes a tier with calibrated probabilities, and the set of tiers that cannot be ruled out.

    X has shape (n, 3): name, description and fields as text; an array of numbers is taken too, each column a
    feature. y holds the tiers. `groups` of `fit` keeps rows of one group on one side when probabilities are calibrated.

    Parameters: `strength` is the inverse of the L2 penalty (C of scikit-learn's LogisticRegression); `min_documents`
    is in how many texts a term must occur; `folds` is into how many parts the rows are cut for calibration;
    `thinned` is the share of words left out of kept-out rows, which makes them as hard as the text of strangers;
    `name_emphasis` is how much the words of the name count beside the others; `smoothing` is that of naive Bayes;
    `temperature` above 1 softens the probabilities for text unlike that of training; a text of fewer words than
    `brevity` is given that share of its evidence: TF-IDF of unit length would let one word speak as loudly as a page.

    After `fit`: `held_out_proba_` (n, classes), what models that had not seen a row nor its group said of it;
    `calibration_scores_`, for each class the sorted `1 - p` of its kept-out rows.
    """

    def __init__(
        self,
        *,
        strength: float = 1.0,
        min_documents: int = 1,
        name_emphasis: float = 1.0,
        smoothing: float = 1.0,
        folds: int = 5,
        thinned: float = 0.0,
        temperature: float = 1.0,
        brevity: float = 0.0,
        max_iter: int = 1000,
        random_state: int = 0,
    ) -> None:
        self.strength = strength
        self.min_documents = min_documents
        self.name_emphasis = name_emphasis
        self.smoothing = smoothing
        self.folds = folds
        self.thinned = thinned
        self.temperature = temperature
        self.brevity = brevity
        self.max_iter = max_iter
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike, groups: ArrayLike | None = None) -> Self:
        """Learn from rows X (n, columns) and their tiers y (n,)."""
        rows, labels = validate_data(self, X, y, dtype=None)
        check_classification_targets(labels)
        self.classes_, codes = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(
                f"examples of two classes are needed, and there is one class: {self.classes_[0]!r}"
            )
        thin, plain = self._kept_out(rows, codes, groups)
        shares = fit_shares(thin, codes) if len(thin) else equal_shares(rows)
        self.calibration_scores_ = self._scores(thin, shares, codes)
        self.held_out_proba_ = self._chances(plain, shares)
        self.features_, parts = self._trained(rows, codes)
        if is_text(rows):
            round_idf(self.features_)
        self.coef_, self.intercept_ = rounded(joint(parts, shares))
        return self

    def _trained(self, rows: Rows, codes: Codes) -> tuple[Any, list[Linear]]:
        features = features_for(rows, self.min_documents, self.name_emphasis)
        values = features.fit_transform(rows)
        members = members_for(rows)
        fitted = [member.make(self.get_params()).fit(values, codes) for member in members]
        self.n_iter_ = max(int(np.max(getattr(model, "n_iter_", 1))) for model in fitted)
        return features, [member.linear(model) for member, model in zip(members, fitted, strict=True)]

    def _kept_out(self, rows: Rows, codes: Codes, groups: ArrayLike | None) -> tuple[Floats, Floats]:
        """Logits (members, n, classes) of rows kept out, with words left out and as they are; empty for too few."""
        cuts = list(parts_of(rows, codes, folds=self.folds, groups=groups))
        random = np.random.default_rng(self.random_state)
        shape = (len(members_for(rows)) if cuts else 0, len(rows), len(self.classes_))
        thin, plain = np.zeros(shape), np.zeros(shape)
        for train, out in cuts:
            features, parts = self._trained(rows[train], codes[train])
            for logits, kept in ((thin, thinned(rows[out], self.thinned, random)), (plain, rows[out])):
                values, told = features.transform(kept), told_by(lengths_of(kept), self.brevity)
                logits[:, out] = np.stack([_logits(values, part) * told[:, None] for part in parts])
        return thin, plain

    def _scores(self, logits: Floats, shares: Floats, codes: Codes) -> tuple[Floats, ...]:
        classes = len(self.classes_)
        if not len(logits):
            return tuple(np.empty(0) for _ in range(classes))
        return scores_by_class(self._chances(logits, shares), codes, classes)

    def _chances(self, logits: Floats, shares: Floats) -> Floats:
        """Probabilities (n, classes) of the members together; shape (0, classes) where there are none."""
        if not len(logits):
            return np.empty((0, len(self.classes_)))
        chances: Floats = softmax(np.tensordot(shares, logits, axes=1) / self.temperature, axis=1)
        return chances

    def _all_logits(self, X: ArrayLike) -> Floats:
        check_is_fitted(self)
        rows = validate_data(self, X, reset=False, dtype=None)
        logits = _logits(self.features_.transform(rows), Linear(self.coef_, self.intercept_))
        told = told_by(lengths_of(rows), self.brevity)
        return logits * told[:, None] / self.temperature

    def decision_function(self, X: ArrayLike) -> Floats:
        """Logits; shape (n, classes), or (n,) of the second class over the first where there are two."""
        logits = self._all_logits(X)
        return logits[:, 1] - logits[:, 0] if logits.shape[1] == 2 else logits

    def predict_proba(self, X: ArrayLike) -> Floats:
        """Calibrated probabilities, shape (n, classes)."""
        chances: Floats = softmax(self._all_logits(X), axis=1)
        return chances

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The likeliest class of each row."""
        places = np.argmax(self._all_logits(X), axis=1)
        likeliest: NDArray[Any] = self.classes_[places]
        return likeliest

    def predict_set(self, X: ArrayLike, error: float) -> NDArray[np.bool_]:
        """Shape (n, classes): which classes cannot be ruled out at that error, each class by its own threshold."""
        chances = self.predict_proba(X)
        names = [str(code) for code in range(len(self.classes_))]
        scores = dict(zip(names, self.calibration_scores_, strict=True))
        return sets_at(chances, thresholds(scores, names, [error] * len(names)))


def _logits(values: Any, part: Linear) -> Floats:
    product: Floats = safe_sparse_dot(values, part.coef.T, dense_output=True)
    return product + part.intercept


def members_for(rows: Rows) -> tuple[Member, ...]:
    """The linear models that can be trained on such rows."""
    return tuple((OF_TEXT if is_text(rows) else OF_NUMBERS).values())


def equal_shares(rows: Rows) -> Floats:
    """What each member counts where no rows can be kept out to tell."""
    count = len(members_for(rows))
    return np.full(count, 1.0 / count)

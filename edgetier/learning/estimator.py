"""The classifier to be trained: TF-IDF views of the text, a linear model, a temperature, and scores for tier sets."""

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import softmax
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from edgetier.learning.calibration import fit_temperature, held_out_logits, scores_by_class, two_sided
from edgetier.learning.features import features_for
from edgetier.tiering.learned.sets import thresholds


class TierClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Proposes a tier with honest probabilities, and the set of tiers that cannot be ruled out.

    X has shape (n, 3): name, description and fields as text; an array of numbers is taken too, each column a
    feature. y holds the tiers. `groups` of `fit` keeps rows of one group on one side when probabilities are calibrated.

    Parameters: `strength` is the inverse of the L2 penalty (C of scikit-learn's LogisticRegression); `min_documents`
    is in how many texts a term must occur; `folds` is into how many parts the rows are cut for calibration.
    """

    def __init__(
        self,
        *,
        strength: float = 10.0,
        min_documents: int = 2,
        folds: int = 5,
        max_iter: int = 1000,
        random_state: int | None = 0,
    ) -> None:
        self.strength = strength
        self.min_documents = min_documents
        self.folds = folds
        self.max_iter = max_iter
        self.random_state = random_state

    def fit(self, X: ArrayLike, y: ArrayLike, groups: ArrayLike | None = None) -> Self:
        """Learn from rows X (n, columns) and their tiers y (n,)."""
        rows, labels = validate_data(self, X, y, dtype=None)
        check_classification_targets(labels)
        self.classes_, codes = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(
                f"TierClassifier needs examples of at least two classes; the data holds one class: {self.classes_[0]!r}"
            )
        self.model_ = self._pipeline(rows).fit(rows, codes)
        held_out = held_out_logits(self._pipeline(rows), rows, codes, folds=self.folds, groups=groups)
        self.temperature_ = fit_temperature(held_out, codes)
        self.calibration_scores_ = scores_by_class(held_out, codes, self.temperature_, len(self.classes_))
        self.n_iter_ = int(np.max(self.model_[-1].n_iter_))
        return self

    def _pipeline(self, rows: NDArray[Any]) -> Pipeline:
        linear = LogisticRegression(C=self.strength, max_iter=self.max_iter, random_state=self.random_state)
        return make_pipeline(features_for(rows, self.min_documents), linear)

    def decision_function(self, X: ArrayLike) -> NDArray[np.float64]:
        """Logits; shape (n, classes), or (n,) of the second class where there are two."""
        check_is_fitted(self)
        rows = validate_data(self, X, reset=False, dtype=None)
        values: NDArray[np.float64] = self.model_.decision_function(rows)
        return values / self.temperature_

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """Calibrated probabilities, shape (n, classes)."""
        return softmax(two_sided(self.decision_function(X)), axis=1)

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The likeliest class of each row."""
        chances = two_sided(self.decision_function(X))
        return self.classes_[np.argmax(chances, axis=1)]

    def predict_set(self, X: ArrayLike, error: float) -> NDArray[np.bool_]:
        """Shape (n, classes): which classes cannot be ruled out at that error, each class by its own threshold."""
        chances = self.predict_proba(X)
        bars = thresholds(dict(enumerate(self.calibration_scores_)), range(len(self.classes_)), error)
        return 1.0 - chances <= np.array(bars)

"""Probabilities that hold: logits of rows kept out of training, one temperature over them, and their scores."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax, softmax
from sklearn.base import BaseEstimator
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold, cross_val_predict

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]
COOLEST, WARMEST = 0.05, 20.0  # a temperature at an end of these tells of data that cannot be calibrated


def held_out_logits(
    model: BaseEstimator, rows: NDArray[Any], codes: Codes, *, folds: int, groups: ArrayLike | None
) -> Floats | None:
    """Logits (n, classes) of each row by a model that has not seen it nor its group; None where rows are too few."""
    parts = min(folds, int(np.bincount(codes).min()))
    if parts < 2:
        return None
    cut = StratifiedKFold(parts) if groups is None else StratifiedGroupKFold(parts)
    values = cross_val_predict(model, rows, codes, groups=groups, cv=cut, method="decision_function")
    return two_sided(values)


def two_sided(values: Floats) -> Floats:
    """Logits (n, classes): where there are two classes scikit-learn gives those of the second alone."""
    return np.column_stack([np.zeros_like(values), values]) if values.ndim == 1 else values


def fit_temperature(logits: Floats | None, codes: Codes) -> float:
    """The temperature at which the held-out classes are likeliest (Guo et al. 2017, arXiv 1706.04599)."""
    if logits is None:
        return 1.0

    def surprise(log_temperature: float) -> float:
        chances = log_softmax(logits / np.exp(log_temperature), axis=1)
        return -float(np.mean(chances[np.arange(len(codes)), codes]))

    found = minimize_scalar(surprise, bounds=(np.log(COOLEST), np.log(WARMEST)), method="bounded")
    return float(np.exp(found.x))


def scores_by_class(
    logits: Floats | None, codes: Codes, temperature: float, classes: int
) -> tuple[Floats, ...]:
    """For each class the sorted `1 - p` of its own held-out rows; empty where nothing was held out."""
    if logits is None:
        return tuple(np.empty(0) for _ in range(classes))
    scores = 1.0 - softmax(logits / temperature, axis=1)[np.arange(len(codes)), codes]
    return tuple(np.sort(scores[codes == code]) for code in range(classes))

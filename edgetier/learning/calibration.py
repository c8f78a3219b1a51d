"""Probabilities that hold: logits of rows kept out of training, the members' shares over them, and their scores."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import minimize
from scipy.special import log_softmax
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

from edgetier.learning.features import TooLittleError

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]
SMALLEST, LARGEST = 1e-3, 1e3  # a value at an end of these tells of data that cannot be calibrated


def parts_of(
    rows: NDArray[Any], codes: Codes, *, folds: int, groups: ArrayLike | None
) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows to train on and rows kept out, no group on both sides; none where a class has fewer than two rows."""
    parts = min(folds, int(np.bincount(codes).min()))
    if parts >= 2:
        cut = StratifiedKFold(parts) if groups is None else StratifiedGroupKFold(parts)
        for train, out in cut.split(rows, codes, groups):
            if len(np.unique(codes[train])) < len(np.unique(codes)):
                raise TooLittleError("all examples of one class are of the same group")
            yield train, out


def fit_shares(stacked: Floats, codes: Codes) -> Floats:
    """The positive share of each member, from logits (members, n, classes), at which the classes are likeliest.

    With one member this is temperature scaling, the share being one over the temperature (Guo et al. 2017,
    arXiv 1706.04599); with several it is a stacked sum of logits.
    """

    def surprise(log_shares: Floats) -> float:
        chances = log_softmax(np.tensordot(np.exp(log_shares), stacked, axes=1), axis=1)
        return -float(np.mean(chances[np.arange(len(codes)), codes]))

    bounds = [(np.log(SMALLEST), np.log(LARGEST))] * len(stacked)
    found = minimize(surprise, np.zeros(len(stacked)), bounds=bounds, method="L-BFGS-B")
    shares: Floats = np.exp(np.asarray(found.x))
    return shares


def told_by(words: Floats, brevity: float) -> Floats:
    """How much of its evidence a text of so many words is given: all from `brevity` words on, none to an empty one."""
    return words / np.maximum(words, max(brevity, 1.0))


def scores_by_class(chances: Floats, codes: Codes, classes: int) -> tuple[Floats, ...]:
    """For each class the sorted `1 - p` of its own held-out rows."""
    scores = 1.0 - chances[np.arange(len(codes)), codes]
    return tuple(np.sort(scores[codes == code]) for code in range(classes))

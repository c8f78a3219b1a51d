"""The linear models that are trained side by side, and their joint form: one weight a feature and class."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.base import ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB

Floats = NDArray[np.float64]


class Linear(NamedTuple):
    """Weights (classes, features) and intercepts (classes,) of a fitted linear model."""

    coef: Floats
    intercept: Floats


class Member(NamedTuple):
    """A model, and how its weights are read off once it is fitted."""

    make: Callable[[Mapping[str, Any]], ClassifierMixin]
    linear: Callable[[Any], Linear]


def _logistic(parameters: Mapping[str, Any]) -> LogisticRegression:
    # On wide sparse text Newton's method takes an eighth of the time of the default, to the same optimum.
    return LogisticRegression(C=parameters["strength"], max_iter=parameters["max_iter"], solver="newton-cg")


def _of_logistic(model: LogisticRegression) -> Linear:
    return Linear(both_sides(model.coef_), both_sides(model.intercept_))


def both_sides(values: Floats) -> Floats:
    """Of two classes scikit-learn keeps the second alone."""
    return np.concatenate([np.zeros_like(values), values]) if len(values) == 1 else values


def _bayes(parameters: Mapping[str, Any]) -> ComplementNB:
    return ComplementNB(alpha=parameters["smoothing"])


def _of_bayes(model: ComplementNB) -> Linear:
    # The mean over the classes moves no probability, and without it the logits stay near zero.
    centred = model.feature_log_prob_ - model.feature_log_prob_.mean(axis=0)
    return Linear(centred, np.zeros(len(centred)))


DECIMALS = 4
LOGISTIC = Member(_logistic, _of_logistic)
BAYES = Member(_bayes, _of_bayes)
OF_TEXT = {"logistic": LOGISTIC, "complement-bayes": BAYES}
OF_NUMBERS = {"logistic": LOGISTIC}  # naive Bayes takes no negative values


def joint(parts: list[Linear], shares: Floats) -> Linear:
    """The weighted sum of linear models, which is one itself."""
    coef = sum(share * part.coef for share, part in zip(shares, parts, strict=True))
    intercept = sum(share * part.intercept for share, part in zip(shares, parts, strict=True))
    return Linear(np.asarray(coef), np.asarray(intercept))


def rounded(part: Linear) -> Linear:
    """As they are written into an artefact: four decimals move no probability that anybody reads."""
    return Linear(np.round(part.coef, DECIMALS), np.round(part.intercept, DECIMALS))

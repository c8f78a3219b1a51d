"""Turns a trained estimator into the plain classifier that is scored without scikit-learn."""

from collections.abc import Mapping

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from edgetier.learning.estimator import TierClassifier
from edgetier.tiering.learned.values import Classifier, Floats, View


def exported(estimator: TierClassifier, card: Mapping[str, object]) -> Classifier:
    """The same classifier as values; the digest is made when it is written."""
    tiers = tuple(str(tier) for tier in estimator.classes_)
    weights, intercept = _both_sides(estimator.coef_), _both_sides(estimator.intercept_)
    return Classifier(
        tiers=tiers,
        views=tuple(_views(estimator, weights)),
        intercept=intercept,
        temperature=estimator.temperature_,
        calibration=dict(zip(tiers, estimator.calibration_scores_, strict=True)),
        card=card,
    )


def _both_sides(values: Floats) -> Floats:
    """Of two classes scikit-learn keeps the second alone."""
    return np.concatenate([np.zeros_like(values), values]) if len(values) == 1 else values


def _views(estimator: TierClassifier, weights: Floats) -> list[View]:
    views, start = [], 0
    for name, block in estimator.features_.transformer_list:
        terms = tuple(block.get_feature_names_out().tolist())
        views.append(_view(name, block, terms, weights[:, start : start + len(terms)].T))
        start += len(terms)
    return views


def _view(name: str, block: TfidfVectorizer, terms: tuple[str, ...], weights: Floats) -> View:
    return View(name, terms, {term: place for place, term in enumerate(terms)}, block.idf_, weights)

"""Turns a trained estimator into the plain classifier that is scored without scikit-learn."""

from collections.abc import Iterator

from sklearn.feature_extraction.text import TfidfVectorizer

from edgetier.learning.estimator import TierClassifier
from edgetier.tiering.learned.values import Classifier, Floats, View


def exported(estimator: TierClassifier) -> Classifier:
    """The same classifier as values; its card and its leniency come with training, the digest when it is written."""
    tiers = tuple(str(tier) for tier in estimator.classes_)
    return Classifier(
        tiers=tiers,
        views=tuple(_views(estimator)),
        intercept=estimator.intercept_,
        temperature=float(estimator.temperature),
        brevity=float(estimator.brevity),
        calibration=dict(zip(tiers, estimator.calibration_scores_, strict=True)),
    )


def _views(estimator: TierClassifier) -> Iterator[View]:
    emphasis = estimator.features_.transformer_weights
    start = 0
    for name, block in estimator.features_.transformer_list:
        terms = tuple(block.get_feature_names_out().tolist())
        weights = estimator.coef_[:, start : start + len(terms)].T * emphasis.get(name, 1.0)
        yield _view(name, block, terms, weights)
        start += len(terms)


def _view(name: str, block: TfidfVectorizer, terms: tuple[str, ...], weights: Floats) -> View:
    return View(name, terms, {term: place for place, term in enumerate(terms)}, block.idf_, weights)

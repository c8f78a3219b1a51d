"""Holds a classifier, the commonest tier and the rules against true tiers that somebody knows."""

from collections.abc import Mapping, Sequence
from typing import Any

from edgetier.learning.baselines import MajorityTier, RuleTier
from edgetier.learning.examples import Example
from edgetier.learning.features import rows_of
from edgetier.learning.judged import Judged, Scale, judged
from edgetier.learning.measuring import Measures, measure
from edgetier.tiering.learned.scoring import probabilities
from edgetier.tiering.learned.sets import bars_of, sets_at
from edgetier.tiering.learned.values import Classifier

CLASSIFIER = "classifier"
BASELINES: Mapping[str, Any] = {"majority": MajorityTier, "rules": RuleTier}


def evaluated(
    classifier: Classifier,
    error: float,
    *,
    examples: Sequence[Example],
    known: Sequence[Example],
    scale: Scale,
) -> Mapping[str, Measures]:
    """The measures by who is measured; `known` is what the commonest tier is taken from."""
    groups = [example.group for example in examples]
    found = {CLASSIFIER: _by_classifier(classifier, error, examples, scale)}
    for name, make in BASELINES.items():
        found[name] = _by_estimator(make().fit(*_columns(known)), error, examples, scale)
    return {name: measure(one, groups) for name, one in found.items()}


def _by_classifier(classifier: Classifier, error: float, examples: Sequence[Example], scale: Scale) -> Judged:
    chances = probabilities(classifier, [example.text for example in examples])
    return judged(
        scale,
        truth=[example.tier for example in examples],
        columns=classifier.tiers,
        chances=chances,
        sets=sets_at(chances, bars_of(classifier, error)),
    )


def _by_estimator(estimator: Any, error: float, examples: Sequence[Example], scale: Scale) -> Judged:
    rows, truth = _columns(examples)
    return judged(
        scale,
        truth=truth,
        columns=[str(tier) for tier in estimator.classes_],
        chances=estimator.predict_proba(rows),
        sets=estimator.predict_set(rows, error),
    )


def _columns(examples: Sequence[Example]) -> tuple[Any, list[str]]:
    return rows_of([example.text for example in examples]), [example.tier for example in examples]

"""Trains a classifier on examples, measures it on sectors that it has not seen, and makes it plain values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.load import load_catalogue
from edgetier.errors import UserError
from edgetier.learning.card import card_of
from edgetier.learning.estimator import TierClassifier
from edgetier.learning.examples import Example
from edgetier.learning.export import exported
from edgetier.learning.features import rows_of
from edgetier.learning.judged import Scale, judged, scale_of
from edgetier.learning.measuring import Measures, measure
from edgetier.learning.settings import TrainingSettings, training_settings
from edgetier.tiering.learned.artefact import with_digest
from edgetier.tiering.learned.sets import bars_of, sets_at
from edgetier.tiering.learned.values import Classifier


class Trained(NamedTuple):
    """The estimator of scikit-learn, the same as plain values with its card, and what was measured on kept-out rows."""

    estimator: TierClassifier
    classifier: Classifier
    measures: Measures


def train(
    examples: Sequence[Example],
    *,
    settings: TrainingSettings | None = None,
    scale: Scale | None = None,
    date: str | None = None,
) -> Trained:
    """Train on all examples; the figures come from models that had not seen a row's sector (or its group)."""
    told = settings or training_settings()
    _refuse_too_few(examples, int(told.parameters["folds"]))
    sides = sides_of(examples, int(told.parameters["folds"]))
    rows = rows_of([example.text for example in examples])
    estimator = TierClassifier(**told.parameters)
    estimator.fit(rows, np.array([example.tier for example in examples]), groups=sides)
    order = scale or scale_of(load_catalogue()[0])
    plain = replace(exported(estimator), leniency=leniency_of(order, told.leniency))
    measures = _measured(estimator, plain, examples, told.error, order)
    card = card_of(examples, told, measures, date)
    return Trained(estimator, with_digest(replace(plain, card=card)), measures)


def leniency_of(scale: Scale, others: float) -> dict[str, float]:
    """One for tiers that may have to be near, since missing those costs more; `others` for the rest."""
    return {
        tier: 1.0 if near else others for tier, near in zip(scale.tiers, scale.near.tolist(), strict=True)
    }


def _refuse_too_few(examples: Sequence[Example], least: int) -> None:
    counts = Counter(example.tier for example in examples)
    few = [f"{tier} has {count}" for tier, count in sorted(counts.items()) if count < least]
    if len(counts) < 2 or few:
        raise UserError(
            f"too few examples to train on: {'; '.join(few) or 'two tiers are needed'}",
            help=f"at least {least} of each tier; the shipped corpus has them",
        )


def sides_of(examples: Sequence[Example], least: int) -> NDArray[Any]:
    """What is kept on one side of a split: sectors, or where there are too few of them, groups."""
    sectors = [example.sector for example in examples]
    many = len(set(sectors)) >= least
    return np.array(sectors if many else [example.group for example in examples])


def _measured(
    estimator: TierClassifier, plain: Classifier, examples: Sequence[Example], error: float, scale: Scale
) -> Measures:
    chances = estimator.held_out_proba_
    sets = sets_at(chances, bars_of(plain, error))
    truth = [example.tier for example in examples]
    held = judged(scale, truth=truth, columns=plain.tiers, chances=chances, sets=sets)
    return measure(held, [example.group for example in examples])

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
from edgetier.learning.features import TooLittleError, rows_of
from edgetier.learning.judged import Scale, judged, scale_of
from edgetier.learning.measuring import Measures, measure
from edgetier.learning.settings import TrainingSettings, training_settings
from edgetier.tiering.learned.artefact import with_digest
from edgetier.tiering.learned.sets import bars_of, sets_at
from edgetier.tiering.learned.values import Classifier

MORE = "the shipped corpus has enough for the tiers of the shipped taxonomy"


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
    least = int(told.parameters["folds"])
    _refuse_too_few(examples, least)
    by_source = many_sources(examples, least)
    sides = sides_of(examples, least)
    rows = rows_of([example.text for example in examples])
    estimator = TierClassifier(**told.parameters)
    try:
        estimator.fit(rows, np.array([example.tier for example in examples]), groups=sides)
    except TooLittleError as problem:
        raise UserError(f"too little to learn from: {problem}", help=MORE) from None
    order = scale or scale_of(load_catalogue()[0])
    plain = exported(estimator)
    plain = replace(plain, leniency=leniency_of(plain.tiers, order, told.leniency))
    measures = _measured(estimator, plain, examples, told.error, order)
    card = card_of(examples, told, measures, date=date, by_source=by_source)
    return Trained(estimator, with_digest(replace(plain, card=card)), measures)


def leniency_of(tiers: Sequence[str], scale: Scale, others: float) -> dict[str, float]:
    """One for tiers that may have to be near, since missing those costs more; `others` for the rest."""
    near = dict(zip(scale.tiers, scale.near.tolist(), strict=True))
    return {tier: 1.0 if near[tier] else others for tier in tiers}


def _refuse_too_few(examples: Sequence[Example], least: int) -> None:
    counts = _systems(examples)
    few = [f"{tier} has {count}" for tier, count in sorted(counts.items()) if count < least]
    if len(counts) < 2 or few:
        raise UserError(
            f"too few examples to train on: {'; '.join(few) or 'two tiers are needed'}",
            help=f"at least {least} of each tier that differ in name; {MORE}",
        )


def _systems(examples: Sequence[Example]) -> Counter[str]:
    """Of each tier how many groups; descriptions of one system count once."""
    return Counter(tier for tier, _ in {(example.tier, example.group) for example in examples})


def sides_of(examples: Sequence[Example], least: int) -> NDArray[Any]:
    """What is kept on one side of a split: sectors, or where some tier occurs in too few of them, groups."""
    many = many_sources(examples, least)
    return np.array([example.sector if many else example.group for example in examples])


def many_sources(examples: Sequence[Example], least: int) -> bool:
    """Whether every tier occurs in so many sectors."""
    of_tier = Counter(tier for tier, _ in {(example.tier, example.sector) for example in examples})
    return min(of_tier.values()) >= least


def _measured(
    estimator: TierClassifier, plain: Classifier, examples: Sequence[Example], error: float, scale: Scale
) -> Measures:
    chances = estimator.held_out_proba_
    sets = sets_at(chances, bars_of(plain, error))
    truth = [example.tier for example in examples]
    held = judged(scale, truth=truth, columns=plain.tiers, chances=chances, sets=sets)
    return measure(held, [example.group for example in examples])

"""What a classifier says of workloads: a tier where one alone is left, otherwise the tiers that are, and why."""

from collections.abc import Sequence

import numpy as np

from edgetier.tiering.learned.reasons import moved_by
from edgetier.tiering.learned.scoring import probabilities
from edgetier.tiering.learned.sets import thresholds, tiers_left
from edgetier.tiering.learned.values import Classifier, Floats, Suggestion
from edgetier.tiering.learned.words import Text

WORDS_SHOWN = 5


def suggest(
    classifier: Classifier, texts: Sequence[Text], error: float, *, words: int = WORDS_SHOWN
) -> list[Suggestion]:
    """One suggestion a text; `error` is the share of a tier's workloads whose tier may be missing from their set.

    Abstains where the set holds several tiers, or none: then the text is unlike all that training saw.
    """
    bars = thresholds(classifier.calibration, classifier.tiers, error)
    chances = probabilities(classifier, texts)
    return [_suggestion(classifier, text, row, bars, words) for text, row in zip(texts, chances, strict=True)]


def _suggestion(
    classifier: Classifier, text: Text, chances: Floats, bars: Sequence[float], words: int
) -> Suggestion:
    left = tiers_left(chances, bars, classifier.tiers)
    first, second = (int(place) for place in np.argsort(-chances, kind="stable")[:2])
    return Suggestion(
        tier=left[0] if len(left) == 1 else None,
        tiers=left,
        likeliest=classifier.tiers[first],
        probability=float(chances[first]),
        moved_by=moved_by(classifier, text, first, second, words),
    )

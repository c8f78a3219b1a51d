"""What a classifier says of workloads: a tier where one alone is left, otherwise the tiers that are, and why."""

from collections.abc import Sequence

import numpy as np

from edgetier.tiering.learned.finding import Memory, found_in, words_in
from edgetier.tiering.learned.reasons import moved_by
from edgetier.tiering.learned.scoring import chances_of, told_by
from edgetier.tiering.learned.sets import bars_of, tiers_left
from edgetier.tiering.learned.values import Classifier, Suggestion
from edgetier.tiering.learned.words import Text

WORDS_SHOWN = 5


def suggest(
    classifier: Classifier, texts: Sequence[Text], error: float, *, words: int = WORDS_SHOWN
) -> list[Suggestion]:
    """One suggestion a text; `error` times the leniency of a tier is the share of its workloads
    whose tier may be missing from their set, as far as they are like those that it was calibrated on.

    Abstains where the set holds several tiers.
    """
    bars = bars_of(classifier, error)
    memory: Memory = {}
    return [_suggestion(classifier, text, bars, most=words, memory=memory) for text in texts]


def _suggestion(
    classifier: Classifier, text: Text, bars: Sequence[float], *, most: int, memory: Memory
) -> Suggestion:
    cut = words_in(text)
    found = found_in(classifier, cut, memory)
    chances = chances_of(classifier, cut, found)
    left = tiers_left(chances, bars, classifier.tiers)
    first, second = (int(place) for place in np.argsort(-chances, kind="stable")[:2])
    return Suggestion(
        tier=left[0] if len(left) == 1 else None,
        tiers=left,
        likeliest=classifier.tiers[first],
        probability=float(chances[first]),
        moved_by=moved_by(cut, found, toward=first, against=second, told=told_by(classifier, cut), most=most),
    )

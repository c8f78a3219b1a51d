"""Scores texts with a classifier: arrays of NumPy, no scikit-learn; the same numbers to 1e-9."""

from collections.abc import Iterable, Sequence

import numpy as np

from edgetier.tiering.learned.finding import Found, Memory, found_in, words_in
from edgetier.tiering.learned.values import Classifier, Floats
from edgetier.tiering.learned.words import Text


def probabilities(classifier: Classifier, texts: Sequence[Text]) -> Floats:
    """Shape (texts, tiers), rows adding up to one."""
    memory: Memory = {}
    chances = [chances_of(classifier, found_in(classifier, words_in(text), memory)) for text in texts]
    return np.array(chances).reshape(len(texts), len(classifier.tiers))


def chances_of(classifier: Classifier, found: Iterable[Found]) -> Floats:
    """The probability of each tier, from what the views found in a text."""
    logits = classifier.intercept.copy()
    for one in found:
        logits += one.values @ one.view.weights[one.places]
    logits /= classifier.temperature
    raised = np.exp(logits - logits.max())  # the largest is taken off first, so nothing overflows
    chances: Floats = raised / raised.sum()
    return chances

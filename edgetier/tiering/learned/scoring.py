"""Scores texts with a classifier: arrays of NumPy, no scikit-learn; the same numbers to 1e-9."""

from collections.abc import Iterable, Sequence

import numpy as np

from edgetier.tiering.learned.finding import Found, Memory, Words, found_in, words_in
from edgetier.tiering.learned.values import Classifier, Floats
from edgetier.tiering.learned.words import Text


def probabilities(classifier: Classifier, texts: Sequence[Text]) -> Floats:
    """Shape (texts, tiers), rows adding up to one."""
    memory: Memory = {}
    chances = [_of_text(classifier, text, memory) for text in texts]
    return np.array(chances).reshape(len(texts), len(classifier.tiers))


def _of_text(classifier: Classifier, text: Text, memory: Memory) -> Floats:
    words = words_in(text)
    return chances_of(classifier, words, found_in(classifier, words, memory))


def told_by(classifier: Classifier, words: Words) -> float:
    """What an evidence of one comes to: less in a short text, and softened by the temperature."""
    count = len(words.words)
    return count / max(count, classifier.brevity, 1.0) / classifier.temperature


def chances_of(classifier: Classifier, words: Words, found: Iterable[Found]) -> Floats:
    """The probability of each tier, from what the views found in a text."""
    logits = classifier.intercept.copy()
    for one in found:
        logits += one.values @ one.view.weights[one.places]
    logits *= told_by(classifier, words)
    raised = np.exp(logits - logits.max())  # the largest is taken off first, so nothing overflows
    chances: Floats = raised / raised.sum()
    return chances

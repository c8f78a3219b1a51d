"""Scores texts with a classifier: arrays of NumPy, no scikit-learn; the same numbers to 1e-9."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from edgetier.tiering.learned.values import Classifier, Floats, View
from edgetier.tiering.learned.words import VIEWS, Text, all_words, pieces_of


def probabilities(classifier: Classifier, texts: Sequence[Text]) -> Floats:
    """Shape (texts, tiers), rows adding up to one."""
    return softmax(logits(classifier, texts))


def logits(classifier: Classifier, texts: Sequence[Text]) -> Floats:
    """Shape (texts, tiers), already divided by the temperature."""
    total = np.tile(classifier.intercept, (len(texts), 1))
    for view in classifier.views:
        caches: dict[str, list[int]] = {}
        for row, text in enumerate(texts):
            total[row] += view_logits(view, counted(view, text, caches))
    return total / classifier.temperature


def softmax(values: Floats) -> Floats:
    """Probabilities of rows of logits; the largest is taken off first, so nothing overflows."""
    raised = np.exp(values - values.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def view_logits(view: View, counts: Counter[int]) -> Floats:
    """The share of one view: (1 + ln count) times idf, scaled to unit length, times the weights."""
    if not counts:
        return np.zeros(view.weights.shape[1])
    places, values = unit_features(view, counts)
    share: Floats = values @ view.weights[places]
    return share


def unit_features(view: View, counts: Counter[int]) -> tuple[list[int], Floats]:
    """The places of the terms that occur and their TF-IDF values, of unit length together."""
    places = list(counts)
    often = np.fromiter(counts.values(), dtype=np.float64, count=len(places))
    values = (1.0 + np.log(often)) * view.idf[places]
    return places, values / np.sqrt(values @ values)


def counted(view: View, text: Text, pieces: dict[str, list[int]]) -> Counter[int]:
    """How often each known term occurs; `pieces` remembers the places of the pieces of words met before."""
    if view.name != "pieces":
        return Counter(
            place for term in VIEWS[view.name](text) if (place := view.index.get(term)) is not None
        )
    found: Counter[int] = Counter()
    for word in all_words(text):
        if word not in pieces:
            pieces[word] = [
                place for piece in pieces_of(word) if (place := view.index.get(piece)) is not None
            ]
        found.update(pieces[word])
    return found

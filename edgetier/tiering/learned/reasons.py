"""Which words and fields moved a text toward its likeliest tier: a term's share goes to the words it is made of."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from edgetier.tiering.learned.finding import Found, Words
from edgetier.tiering.learned.values import Floats, Moved

SMALLEST = 0.005  # nats; less than that moves nothing that would be seen in a probability


def moved_by(
    words: Words, found: Iterable[Found], *, toward: int, against: int, told: float, most: int
) -> tuple[Moved, ...]:
    """The words that moved the odds of one tier against another most, in nats, strongest first.

    `told` is what an evidence of one comes to in that text.
    """
    gains = np.zeros(len(words.words))
    for one in found:
        gains += _by_word(one, len(gains), toward, against)
    totals: dict[str, float] = defaultdict(float)
    for word, gain in zip(words.words, gains.tolist(), strict=True):
        totals[word] += gain * told
    ranked = sorted(totals.items(), key=lambda item: (-abs(item[1]), item[0]))
    return tuple(Moved(word, weight) for word, weight in ranked[:most] if abs(weight) >= SMALLEST)


def _by_word(found: Found, words: int, toward: int, against: int) -> Floats:
    """A term that occurs several times gives each occurrence its part, a pair of words gives each word a half."""
    weights = found.view.weights
    gains = found.values * (weights[found.places, toward] - weights[found.places, against])
    halves = (gains / found.counts)[found.of_occurrence] / 2
    by_word = np.zeros(words)
    np.add.at(by_word, found.occurrences.first, halves)
    np.add.at(by_word, found.occurrences.last, halves)
    return by_word

"""Imitates the text of strangers: words left out at random, since others use words that training has not seen."""

import numpy as np
from numpy.random import Generator

from edgetier.learning.features import Rows, is_text


def thinned(rows: Rows, share: float, random: Generator) -> Rows:
    """Rows of text in which about `share` of the words of each description are gone, and half as many of each name.

    Held-out rows of the same writers are too easy: probabilities and tier sets fitted on them promise too much for
    anybody else's text. Rows of numbers come back as they are.
    """
    if share == 0 or not is_text(rows):
        return rows
    fewer = rows.copy()
    for row in fewer:
        row[0] = _without_words(row[0], share / 2, random) if random.random() >= share / 2 else ""
        row[1] = _without_words(row[1], share, random)
    return fewer


def _without_words(text: str, share: float, random: Generator) -> str:
    words = text.split()
    kept = random.random(len(words)) >= share
    return " ".join(np.array(words, dtype=object)[kept]) if words else ""

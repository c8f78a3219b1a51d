"""Finds the terms of a classifier in a text: which, how strongly, and which words of the text they come from."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.tiering.learned.values import Classifier, Floats, View
from edgetier.tiering.learned.words import Text, pieces_of, words_of

Places = NDArray[np.intp]
Memory = dict[str, Places]  # the places of the pieces of words met before
NONE: Places = np.empty(0, dtype=np.intp)


class Words(NamedTuple):
    """The words of a text in their order: `name` of the name, then up to `text` of the description, then the fields."""

    words: list[str]
    name: int
    text: int


class Occurrences(NamedTuple):
    """Each occurrence of a known term: its place, and the first and last of the words that it is made of."""

    places: Places
    first: Places
    last: Places


class Found(NamedTuple):
    """The terms of one view in a text: distinct `places` and their TF-IDF `values`, of unit length together.

    `of_occurrence` tells for each occurrence which of the distinct places it is, `counts` how often each occurs.
    """

    view: View
    places: Places
    values: Floats
    occurrences: Occurrences
    of_occurrence: Places
    counts: Places


def words_in(text: Text) -> Words:
    """A text cut into words."""
    name, description = words_of(text.name), words_of(text.description)
    return Words([*name, *description, *text.fields.split()], len(name), len(name) + len(description))


def found_in(classifier: Classifier, words: Words, memory: Memory) -> tuple[Found, ...]:
    """What each view finds in a text; `memory` may be handed on from text to text of one classifier."""
    return tuple(found_by(view, words, memory) for view in classifier.views)


def found_by(view: View, words: Words, memory: Memory) -> Found:
    """What one view finds in a text."""
    occurrences = _OCCURRENCES[view.name](view, words, memory)
    places, of_occurrence, counts = np.unique(occurrences.places, return_inverse=True, return_counts=True)
    values = (1.0 + np.log(counts)) * view.idf[places]
    length = np.sqrt(values @ values)
    return Found(view, places, values / length if length else values, occurrences, of_occurrence, counts)


def _phrases(view: View, words: Sequence[str], start: int) -> Occurrences:
    """Words and pairs of neighbours."""
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    firsts = np.concatenate([np.arange(len(words)), np.arange(len(pairs))]) + start
    lasts = np.concatenate([np.arange(len(words)), np.arange(len(pairs)) + 1]) + start
    return _known(view, [*words, *pairs], firsts, lasts)


def _known(view: View, terms: Sequence[str], first: Places, last: Places) -> Occurrences:
    """The terms that the view knows."""
    index = view.index
    places = np.array([index.get(term, -1) for term in terms], dtype=np.intp)
    known = places >= 0
    return Occurrences(places[known], first[known], last[known])


def _words_view(view: View, words: Words, _: Memory) -> Occurrences:
    phrases = _phrases(view, words.words[: words.text], 0)
    if words.text == len(words.words):
        return phrases
    at = np.arange(words.text, len(words.words))
    stated = _known(view, words.words[words.text :], at, at)
    return Occurrences(*(np.concatenate(pair) for pair in zip(phrases, stated, strict=True)))


def _name_view(view: View, words: Words, _: Memory) -> Occurrences:
    return _phrases(view, words.words[: words.name], 0)


def _pieces_view(view: View, words: Words, memory: Memory) -> Occurrences:
    index, parts = view.index, []
    for word in words.words[: words.text]:
        if word not in memory:
            known = [place for piece in pieces_of(word) if (place := index.get(piece)) is not None]
            memory[word] = np.array(known, dtype=np.intp)
        parts.append(memory[word])
    places = np.concatenate(parts) if parts else NONE
    owners = np.repeat(np.arange(len(parts)), [len(part) for part in parts])
    return Occurrences(places, owners, owners)


_OCCURRENCES: dict[str, Callable[[View, Words, Memory], Occurrences]] = {
    "words": _words_view,
    "pieces": _pieces_view,
    "name": _name_view,
}

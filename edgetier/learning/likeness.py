"""How alike texts are in the words that a classifier knows: the cosine of their TF-IDF values."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.tiering.learned.values import Classifier
from edgetier.tiering.learned.words import VIEWS as TERMS
from edgetier.tiering.learned.words import Text

USED = ("words", "name")  # pieces of words make a large sum slow, and hardly change what is alike
Floats = NDArray[np.float64]
Places = NDArray[np.intp]


class Vectors(NamedTuple):
    """Sparse rows of unit length: entry k is `values[k]` in row `rows[k]` and column `columns[k]`."""

    rows: Places
    columns: Places
    values: Floats
    shape: tuple[int, int]

    def alike(self, row: int) -> Floats:
        """The cosine of one row with every row, its own among them."""
        own = self.rows == row
        dense = np.zeros(self.shape[1])
        dense[self.columns[own]] = self.values[own]
        products = self.values * dense[self.columns]
        cosines: Floats = np.bincount(self.rows, weights=products, minlength=self.shape[0]).astype(np.float64)
        return cosines


def vectors_of(classifier: Classifier, texts: Sequence[Text]) -> Vectors:
    """One row a text; words that training has not seen do not count."""
    parts = [_entries(classifier, text) for text in texts]
    sizes = [len(columns) for columns, _ in parts]
    width = sum(len(view.terms) for view in classifier.views)
    return Vectors(
        np.repeat(np.arange(len(texts)), sizes),
        np.array([column for columns, _ in parts for column in columns], dtype=np.intp),
        np.array([value for _, values in parts for value in values], dtype=np.float64),
        (len(texts), width),
    )


def _entries(classifier: Classifier, text: Text) -> tuple[list[int], list[float]]:
    columns: list[int] = []
    values: list[float] = []
    for places, found in _blocks(classifier, text):
        columns += places
        values += found.tolist()
    length = float(np.sqrt(np.dot(values, values))) if values else 1.0
    return columns, [value / length for value in values]


def _blocks(classifier: Classifier, text: Text) -> Iterator[tuple[Iterable[int], Floats]]:
    """Each view as it is scored: (1 + ln count) times idf, of unit length."""
    start = 0
    for view in classifier.views:
        terms = TERMS[view.name](text) if view.name in USED else []
        counts = Counter(place for term in terms if (place := view.index.get(term)) is not None)
        if counts:
            values = (1.0 + np.log(list(counts.values()))) * view.idf[list(counts)]
            yield (start + place for place in counts), values / np.sqrt(values @ values)
        start += len(view.terms)

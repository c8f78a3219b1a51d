"""How alike texts are: the cosine of TF-IDF values, by the views and the rarity of words that a classifier has."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.tiering.learned.values import Classifier, View
from edgetier.tiering.learned.words import VIEWS as TERMS
from edgetier.tiering.learned.words import Text

USED = ("words", "name")  # pieces of words make a large sum slow, and hardly change what is alike
Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Weighted = dict[tuple[str, str], float]  # by view and term


class Vectors(NamedTuple):
    """Sparse rows: entry k is `values[k]` in row `rows[k]` and column `columns[k]`."""

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
    """One row of unit length a text."""
    views = [view for view in classifier.views if view.name in USED]
    column_of: dict[tuple[str, str], int] = {}
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for row, text in enumerate(texts):
        weighted = _weighted(views, text)
        rows += [row] * len(weighted)
        columns += [column_of.setdefault(term, len(column_of)) for term in weighted]
        values += weighted.values()
    shape = len(texts), len(column_of)
    return Vectors(np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp), np.array(values), shape)


def _weighted(views: Sequence[View], text: Text) -> Weighted:
    """The views side by side, each of unit length, and the whole of unit length."""
    parts = [part for view in views if (part := _of_view(view, text))]
    return {term: value / len(parts) ** 0.5 for part in parts for term, value in part.items()}


def _of_view(view: View, text: Text) -> Weighted:
    """(1 + ln count) times the rarity of each term; a word that training has not seen is as rare as any."""
    rarest = float(view.idf.max(initial=1.0))
    counts = Counter(term for term in TERMS[view.name](text) if term in view.index or " " not in term)
    raw = {
        (view.name, term): (1.0 + np.log(count))
        * (view.idf[view.index[term]] if term in view.index else rarest)
        for term, count in counts.items()
    }
    length = float(np.sqrt(sum(value * value for value in raw.values())))
    return {term: float(value) / length for term, value in raw.items()}

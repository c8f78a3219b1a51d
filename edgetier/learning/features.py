"""Turns rows of (name, description, fields) into sparse features; rows of numbers are taken as they are, scaled."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.preprocessing import StandardScaler

from edgetier.tiering.learned.finding import words_in
from edgetier.tiering.learned.words import VIEWS, Text

Rows = NDArray[Any]
IDF_DECIMALS = 5


class TooLittleError(ValueError):
    """What there is to learn from is too little or too uniform; the message says in what."""


def rows_of(texts: Sequence[Text]) -> Rows:
    """Shape (n, 3): name, description and fields of n workloads, as the estimators take them."""
    rows = np.empty((len(texts), len(Text._fields)), dtype=object)
    for index, text in enumerate(texts):
        rows[index] = text
    return rows


def features_for(rows: Rows, min_documents: int, name_emphasis: float) -> TransformerMixin:
    """Unfitted features for rows of text or of numbers."""
    return text_features(rows, min_documents, name_emphasis) if is_text(rows) else StandardScaler()


def text_features(rows: Rows, min_documents: int, name_emphasis: float) -> FeatureUnion:
    """One block a view: (1 + ln count) times the smoothed inverse document frequency, each block of unit length.

    A view in which no term occurs in enough texts, as that of names where nothing has one, is left out.
    """
    telling = [name for name in VIEWS if _tells(name, rows, min_documents)]
    if not telling:
        raise TooLittleError(f"no word occurs in {min_documents} descriptions")
    emphasis = {name: weight for name, weight in (("name", name_emphasis),) if name in telling}
    return FeatureUnion(
        [(name, _block(name, min_documents)) for name in telling], transformer_weights=emphasis
    )


def _tells(name: str, rows: Rows, min_documents: int) -> bool:
    """Whether some term occurs in so many texts; the first one that does ends the search."""
    counts: Counter[str] = Counter()
    for row in rows:
        terms = set(_terms(name, row))
        counts.update(terms)
        if any(counts[term] >= min_documents for term in terms):
            return True
    return False


def round_idf(features: FeatureUnion) -> None:
    """As it is written into an artefact, so that what is scored there is what is scored here."""
    for _, block in features.transformer_list:
        block.idf_ = np.round(block.idf_, IDF_DECIMALS)


def _block(name: str, min_documents: int) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=partial(_terms, name), min_df=min_documents, sublinear_tf=True)


def _terms(name: str, row: Sequence[str]) -> list[str]:
    return VIEWS[name](Text(*row))


def lengths_of(rows: Rows) -> NDArray[np.float64]:
    """How many words and stated fields each row of text has (n,); rows of numbers are all of one length."""
    if not is_text(rows):
        return np.ones(len(rows))
    return np.array([len(words_in(Text(*row)).words) for row in rows], dtype=np.float64)


def is_text(rows: Rows) -> bool:
    """Whether the rows are texts."""
    return rows.dtype.kind in "US" or (rows.dtype.kind == "O" and isinstance(rows.flat[0], str))

"""Turns rows of (name, description, fields) into sparse features; rows of numbers are taken as they are, scaled."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import TransformerMixin
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion
from sklearn.preprocessing import StandardScaler

from edgetier.tiering.learned.words import VIEWS, Text

Rows = NDArray[Any]
IDF_DECIMALS = 5


def rows_of(texts: Sequence[Text]) -> Rows:
    """Shape (n, 3): name, description and fields of n workloads, as the estimators take them."""
    rows = np.empty((len(texts), len(Text._fields)), dtype=object)
    for index, text in enumerate(texts):
        rows[index] = text
    return rows


def features_for(rows: Rows, min_documents: int, name_emphasis: float) -> TransformerMixin:
    """Unfitted features for rows of text or of numbers."""
    return text_features(min_documents, name_emphasis) if is_text(rows) else StandardScaler()


def text_features(min_documents: int, name_emphasis: float) -> FeatureUnion:
    """One block a view: (1 + ln count) times the smoothed inverse document frequency, each block of unit length."""
    return FeatureUnion(
        [(name, _block(name, min_documents)) for name in VIEWS], transformer_weights={"name": name_emphasis}
    )


def round_idf(features: FeatureUnion) -> None:
    """As it is written into an artefact, so that what is scored there is what is scored here."""
    for _, block in features.transformer_list:
        block.idf_ = np.round(block.idf_, IDF_DECIMALS)


def _block(name: str, min_documents: int) -> TfidfVectorizer:
    return TfidfVectorizer(analyzer=partial(_terms, name), min_df=min_documents, sublinear_tf=True)


def _terms(name: str, row: Sequence[str]) -> list[str]:
    return VIEWS[name](Text(*row))


def is_text(rows: Rows) -> bool:
    """Whether the rows are texts."""
    return rows.dtype.kind in "US" or (rows.dtype.kind == "O" and isinstance(rows.flat[0], str))

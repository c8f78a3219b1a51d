"""What a classifier must beat: the commonest tier, and the tier that the shipped rules give."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from edgetier.catalogue.domains import domains_of
from edgetier.catalogue.load import load_catalogue
from edgetier.decision_tables.folders import shipped_packs
from edgetier.inventory.model import Workload
from edgetier.learning.judged import Flags, Floats
from edgetier.pipeline.applying import rules_of
from edgetier.tiering.learned_text import field_words

FIELDS = 2  # the column of the rows that holds fields as words


class MajorityTier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Proposes the commonest tier of training for every row, with the shares of training as probabilities."""

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Count the tiers y (n,); rows X (n, columns) are only looked over."""
        _, labels = validate_data(self, X, y, dtype=None)
        check_classification_targets(labels)
        self.classes_, counts = np.unique(labels, return_counts=True)
        self.class_prior_ = counts / counts.sum()
        return self

    def predict_proba(self, X: ArrayLike) -> Floats:
        """Shape (n, classes); rows add up to one."""
        check_is_fitted(self)
        rows = validate_data(self, X, reset=False, dtype=None)
        return np.tile(self.class_prior_, (len(rows), 1))

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The likeliest tier of each row."""
        places = np.argmax(self.predict_proba(X), axis=1)
        likeliest: NDArray[Any] = self.classes_[places]
        return likeliest

    def predict_set(self, X: ArrayLike, error: float = 0.0) -> Flags:  # noqa: ARG002 - as the classifier has it
        """The likeliest tier alone: it never abstains, whatever the error."""
        chances = self.predict_proba(X)
        likeliest: Flags = np.eye(len(self.classes_), dtype=np.bool_)[np.argmax(chances, axis=1)]
        return likeliest

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.classifier_tags.poor_score = True  # on data that has no fields of ours
        return tags


class RuleTier(MajorityTier):
    """Proposes the tier that the shipped rule table gives for the fields of a row, else the commonest tier.

    A tier that training has not seen is none of its classes and is not proposed.
    """

    def predict_proba(self, X: ArrayLike) -> Floats:
        """One for the tier of the rules where they give one, else the shares of training."""
        chances = super().predict_proba(X)
        told = self._told(X)
        settled = told >= 0
        chances[settled] = np.eye(len(self.classes_))[told[settled]]
        return chances

    def predict_set(self, X: ArrayLike, error: float = 0.0) -> Flags:  # noqa: ARG002
        """The tier of the rules; every tier where they leave it open."""
        told = self._told(X)
        alone: Flags = np.eye(len(self.classes_), dtype=np.bool_)[told]
        return alone | (told < 0)[:, None]

    def _told(self, X: ArrayLike) -> NDArray[np.intp]:
        """The place of the tier of the rules among the classes; -1 where there is none."""
        check_is_fitted(self)
        rows = validate_data(self, X, reset=False, dtype=None)
        places = {str(tier): place for place, tier in enumerate(self.classes_)}
        by_word = {word: places[tier] for word, tier in rule_tiers().items() if tier in places}
        return np.array([next(_places(row, by_word), -1) for row in rows], dtype=np.intp)


def _places(row: NDArray[Any], by_word: dict[str, int]) -> Iterator[int]:
    fields = str(row[FIELDS]).split() if len(row) > FIELDS else []
    yield from (by_word[word] for word in fields if word in by_word)


@cache
def rule_tiers() -> dict[str, str]:
    """The tier that the shipped rules give for a field alone, by the word of the field such as `kind=training`."""
    catalogue, _ = load_catalogue()
    packs = shipped_packs(domains_of(catalogue)).packs
    rules = rules_of(packs, catalogue).tiers
    workloads = [Workload(id=kind, kind=kind) for kind in _kinds(packs)]
    tiers = ((workload, rules.decide(workload).tier.name) for workload in workloads)
    return {word: tier for workload, tier in tiers if tier is not None for word in field_words(workload)}


def _kinds(packs: Any) -> list[str]:
    """The kinds that the rule tables know."""
    inputs = (column for pack in packs for table in pack.tables for column in table.inputs)
    return sorted({str(value) for column in inputs if column.name == "kind" for value in column.values or ()})

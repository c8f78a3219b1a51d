"""What a classifier is, as values, and what it says of one workload."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class View:
    """One block of features: its terms, their inverse document frequency (n,), and their weights (n, tiers)."""

    name: str
    terms: tuple[str, ...]
    index: Mapping[str, int]  # of each term its place
    idf: Floats
    weights: Floats


@dataclass(frozen=True, slots=True)
class Classifier:
    """A trained classifier: logits are `(intercept + features @ weights) * told / temperature`.

    `told` is words / max(words, brevity, 1): a text shorter than `brevity` words is given a part of its evidence.
    `calibration` holds for each tier the sorted values `1 - p(tier)` of examples of that tier that were kept out
    of training; `leniency` by how much more often than allowed a tier may be missing from its set, one where it
    is not told; `digest` is the SHA-256 of the artefact's content.
    """

    tiers: tuple[str, ...]
    views: tuple[View, ...]
    intercept: Floats
    temperature: float
    brevity: float
    calibration: Mapping[str, Floats]
    leniency: Mapping[str, float] = field(default_factory=dict)
    digest: str = ""
    card: Mapping[str, object] = field(default_factory=dict)


class Moved(NamedTuple):
    """A word or field, and by how much it moved the odds (in nats) of the likeliest tier against the next."""

    word: str
    weight: float


class Suggestion(NamedTuple):
    """What the classifier says of one workload.

    `tier` is None where it abstains; `tiers` are those that cannot be ruled out at the error that the user allows,
    likeliest first; `likeliest` and `probability` are told either way.
    """

    tier: str | None
    tiers: tuple[str, ...]
    likeliest: str
    probability: float
    moved_by: tuple[Moved, ...] = ()

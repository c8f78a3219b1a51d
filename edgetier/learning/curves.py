"""What the pictures show: accuracy against coverage, and what comes true of what is told."""

from typing import NamedTuple

import numpy as np

from edgetier.learning.judged import Judged
from edgetier.learning.metrics import bins_of


class Covered(NamedTuple):
    """The accuracy of the surest rows, and what share of all they are."""

    coverage: float
    accuracy: float


class Bin(NamedTuple):
    """Rows whose likeliest tier is about as probable: the mean probability, and how often it is the true one."""

    told: float
    true: float
    rows: int


def risk_coverage(judged: Judged) -> tuple[Covered, ...]:
    """From the surest row to all of them; rows as sure as each other come together, whatever their order."""
    surest = judged.chances.max(axis=1)
    order = np.argsort(-surest, kind="stable")
    right = np.cumsum((judged.likeliest == judged.truth)[order])
    ends = np.flatnonzero(np.append(np.diff(surest[order]) != 0, True)) if len(order) else order
    return tuple(Covered((end + 1) / len(order), right[end] / (end + 1)) for end in ends.tolist())


def reliability(judged: Judged) -> tuple[Bin, ...]:
    """The bins that hold rows, least sure first."""
    bins = bins_of(judged)
    rows = bins.sum(axis=0)
    told = judged.chances.max(axis=1) @ bins
    true = (judged.likeliest == judged.truth).astype(np.float64) @ bins
    return tuple(
        Bin(float(told[place] / rows[place]), float(true[place] / rows[place]), int(rows[place]))
        for place in np.flatnonzero(rows).tolist()
    )

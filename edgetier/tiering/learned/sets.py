"""Conformal sets, one threshold a tier (Mondrian): which tiers cannot be ruled out at an error the user allows."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from edgetier.tiering.learned.values import Classifier, Floats

LARGEST_ERROR = 0.5
HALF = 0.5  # of the belief, which a single tier must have to stand alone

# Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World (2005), chapter 4: label-conditional
# conformal prediction. Score 1 - p as in Sadinle, Lei and Wasserman (2019), doi 10.1080/01621459.2017.1395341.


def thresholds(
    calibration: Mapping[str, Floats], tiers: Sequence[str], errors: Sequence[float]
) -> tuple[float, ...]:
    """For each tier the largest `1 - p` at which it stays in the set; 1 where too few examples tell.

    Of n examples of a tier the ceil((n + 1)(1 - error))-th smallest score is the bar, so that a further example of
    that tier misses its set with a chance of at most its `error`, as long as it is drawn like those.
    """
    return tuple(_bar(calibration[tier], error) for tier, error in zip(tiers, errors, strict=True))


def _bar(scores: Floats, error: float) -> float:
    rank = math.ceil((len(scores) + 1) * (1.0 - error))
    return float(scores[rank - 1]) if 1 <= rank <= len(scores) else 1.0


def bars_of(classifier: Classifier, error: float) -> tuple[float, ...]:
    """The thresholds of a classifier; a tier's own error is the one allowed times its leniency, at most a half."""
    errors = [min(error * classifier.leniency.get(tier, 1.0), LARGEST_ERROR) for tier in classifier.tiers]
    return thresholds(classifier.calibration, classifier.tiers, errors)


def sets_at(chances: Floats, bars: Sequence[float]) -> NDArray[np.bool_]:
    """Which tiers cannot be ruled out, shape (n, tiers) like the chances.

    Nothing likelier than a tier in the set is ruled out, and no set holds less than half the belief: thresholds of each
    tier's own would leave the second likeliest alone, or none once much may be missed. Larger sets miss no more.
    """
    left = 1.0 - chances <= np.array(bars)
    least = np.min(chances, axis=1, keepdims=True, where=left, initial=np.inf)
    likelier = chances[:, None, :] > chances[:, :, None]
    before = (likelier * chances[:, None, :]).sum(axis=2)
    kept: NDArray[np.bool_] = (chances >= least) | (before < HALF)
    return kept


def tiers_left(chances: Floats, bars: Sequence[float], tiers: Sequence[str]) -> tuple[str, ...]:
    """The tiers that cannot be ruled out, likeliest first."""
    left = np.flatnonzero(sets_at(chances[None, :], bars)[0]).tolist()
    return tuple(tiers[place] for place in sorted(left, key=lambda place: (-chances[place], place)))

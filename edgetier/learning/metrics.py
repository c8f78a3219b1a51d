"""The figures, each for many weightings of the rows at once, so that a bootstrap costs one matrix product."""

from collections.abc import Callable

import numpy as np

from edgetier.learning.judged import Flags, Floats, Judged, Places

BINS = 10  # of equal width, as in Guo et al. 2017, arXiv 1706.04599
Figure = Callable[[Judged, Floats], Floats]


def share(part: Floats, whole: Floats) -> Floats:
    """Not a number where there is nothing to share."""
    result = np.full(np.broadcast_shapes(part.shape, whole.shape), np.nan)
    np.divide(part, whole, out=result, where=whole > 0)
    return result


def mean_of(values: Floats | Flags, weights: Floats) -> Floats:
    """The weighted mean, once a weighting."""
    return share(weights @ values.astype(np.float64), weights.sum(axis=1))


def confusion(truth: Places, told: Places, tiers: int, weights: Floats) -> Floats:
    """Shape (weightings, true, told)."""
    cells = np.zeros((len(truth), tiers * tiers))
    cells[np.arange(len(truth)), truth * tiers + told] = 1.0
    counts: Floats = (weights @ cells).reshape(-1, tiers, tiers)
    return counts


def accuracy(judged: Judged, weights: Floats) -> Floats:
    """How often the likeliest tier is the true one."""
    return mean_of(judged.likeliest == judged.truth, weights)


def recalls(judged: Judged, weights: Floats) -> Floats:
    """Of each tier the share that is found; shape (weightings, tiers)."""
    counts = confusion(judged.truth, judged.likeliest, len(judged.scale.tiers), weights)
    return share(np.diagonal(counts, axis1=1, axis2=2), counts.sum(axis=2))


def macro_f1(judged: Judged, weights: Floats) -> Floats:
    """The mean F1 of the tiers that occur or are told, each counting the same."""
    counts = confusion(judged.truth, judged.likeliest, len(judged.scale.tiers), weights)
    found = np.diagonal(counts, axis1=1, axis2=2)
    f1 = share(2 * found, counts.sum(axis=1) + counts.sum(axis=2))
    occurs = ~np.isnan(f1)
    return share(np.where(occurs, f1, 0.0).sum(axis=1), occurs.sum(axis=1).astype(np.float64))


def bins_of(judged: Judged) -> Floats:
    """Shape (n, bins), one where the probability of the likeliest tier falls into the bin."""
    surest = judged.chances.max(axis=1)
    bins: Floats = np.eye(BINS)[np.minimum((surest * BINS).astype(np.intp), BINS - 1)]
    return bins


def calibration_error(judged: Judged, weights: Floats) -> Floats:
    """How far what is told is from what comes true, on average over the bins (expected calibration error)."""
    off = (judged.likeliest == judged.truth) - judged.chances.max(axis=1)
    by_bin = weights @ (bins_of(judged) * off[:, None])
    return share(np.abs(by_bin).sum(axis=1), weights.sum(axis=1))


def coverage(judged: Judged, weights: Floats) -> Floats:
    """The share of rows on which it does not abstain."""
    return mean_of(judged.decided, weights)


def accuracy_decided(judged: Judged, weights: Floats) -> Floats:
    """How often it is right where it does not abstain."""
    return mean_of(judged.alone == judged.truth, weights * judged.decided)


def near_decided(judged: Judged, weights: Floats) -> Floats:
    """Balanced accuracy of edge candidates against the rest, where it does not abstain."""
    near = judged.scale.near
    right, truly = near[judged.alone] == near[judged.truth], near[judged.truth]
    decided = weights * judged.decided
    return (mean_of(right, decided * truly) + mean_of(right, decided * ~truly)) / 2


def near_all(judged: Judged, weights: Floats) -> Floats:
    """The same by the likeliest tier, over all rows."""
    near = judged.scale.near
    right, truly = near[judged.likeliest] == near[judged.truth], near[judged.truth]
    return (mean_of(right, weights * truly) + mean_of(right, weights * ~truly)) / 2


def _inside(judged: Judged) -> Flags:
    kept: Flags = judged.sets[np.arange(len(judged.truth)), judged.truth]
    return kept


def inside(judged: Judged, weights: Floats) -> Floats:
    """How often the true tier is in its set."""
    return mean_of(_inside(judged), weights)


def inside_by_tier(judged: Judged, weights: Floats) -> Floats:
    """The same of each true tier; shape (weightings, tiers)."""
    truly = np.eye(len(judged.scale.tiers))[judged.truth]
    return share(weights @ (truly * _inside(judged)[:, None]), weights @ truly)


def set_size(judged: Judged, weights: Floats) -> Floats:
    """How many tiers a set holds on average."""
    return mean_of(judged.sets.sum(axis=1).astype(np.float64), weights)


def _regret(level: str) -> Figure:
    def regret(judged: Judged, weights: Floats) -> Floats:
        costs: Floats = getattr(judged.scale.costs, level)
        return mean_of(costs[judged.likeliest, judged.truth], weights)

    return regret


FIGURES: dict[str, Figure] = {
    "accuracy": accuracy,
    "macro_f1": macro_f1,
    "edge_candidate_balanced_accuracy": near_all,
    "calibration_error": calibration_error,
    "regret": _regret("typical"),
    "regret_low": _regret("low"),
    "regret_high": _regret("high"),
    "coverage": coverage,
    "accuracy_where_decided": accuracy_decided,
    "edge_candidate_balanced_accuracy_where_decided": near_decided,
    "inside_set": inside,
    "set_size": set_size,
}

"""Figures of a classifier in words: their names, their values with intervals."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edgetier.learning.measuring import Measured

NAMES = {
    "accuracy": "accuracy, likeliest tier",
    "macro_f1": "macro-F1",
    "edge_candidate_balanced_accuracy": "edge candidate or not, balanced accuracy",
    "calibration_error": "expected calibration error",
    "regret": "regret, steps of cost",
    "regret_low": "regret, if too slow costs least",
    "regret_high": "regret, if too slow costs most",
    "coverage": "coverage: does not abstain",
    "accuracy_where_decided": "accuracy where it does not abstain",
    "edge_candidate_balanced_accuracy_where_decided": "edge candidate or not, where it does not abstain",
    "inside_set": "true tier is in its set",
    "set_size": "tiers in a set",
}


def named(figure: str) -> str:
    """What a figure is called; one that has no name yet keeps its own."""
    return NAMES.get(figure, figure.replace("_", " "))


def figure_words(measured: "Measured") -> str:
    """`0.812 [0.770, 0.851]`; a dash where it cannot be told."""
    value, low, high = measured
    if value != value:
        return "–"
    return f"{value:.3f}" if low != low else f"{value:.3f} [{low:.3f}, {high:.3f}]"

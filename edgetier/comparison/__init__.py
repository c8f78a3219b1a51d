"""Holds assessments against each other: what moved between two, and where along a range answers change."""

from edgetier.comparison.comparing import answer_of, compare, moved_of, standing_of
from edgetier.comparison.differences import Difference, Differences, differences
from edgetier.comparison.ranges import Range, range_of
from edgetier.comparison.sweeping import Segment, sweep
from edgetier.comparison.values import Answer, Comparison, Moved, Reason, Standing

__all__ = [
    "Answer",
    "Comparison",
    "Difference",
    "Differences",
    "Moved",
    "Range",
    "Reason",
    "Segment",
    "Standing",
    "answer_of",
    "compare",
    "differences",
    "moved_of",
    "range_of",
    "standing_of",
    "sweep",
]

"""How many samples a percentile needs: to be known at all, and to be known to a twentieth of its tail."""

import math
from statistics import NormalDist

# Both are conventions of their source: 95 % for the order statistic, 99 % and a twentieth in MLPerf Inference's rules.
CHANCE_OF_MISSING_THE_TAIL = 0.05
Z99 = NormalDist().inv_cdf(0.995)
MARGIN_OF_TAIL = 1 / 20


def least_samples(quantile: float) -> int:
    """So many that the largest lies above the quantile in 95 of 100 cases; with fewer it is not identifiable."""
    return math.ceil(math.log(CHANCE_OF_MISSING_THE_TAIL) / math.log(quantile))


def precise_samples(quantile: float) -> int:
    """MLPerf's rule: n = z^2 p (1 - p) / m^2, with a margin m of a twentieth of the tail, 1 - p."""
    margin = (1 - quantile) * MARGIN_OF_TAIL
    return round(Z99**2 * quantile * (1 - quantile) / margin**2)

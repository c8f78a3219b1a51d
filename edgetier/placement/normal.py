"""The standard normal distribution: its quantiles, without NumPy."""

from functools import cache
from statistics import NormalDist

Z95 = NormalDist().inv_cdf(0.95)


@cache
def normal_quantile(quantile: float) -> float:
    """z with P(Z < z) = quantile for the standard normal."""
    return NormalDist().inv_cdf(quantile)

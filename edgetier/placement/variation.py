"""How times vary from request to request: cumulants of terms, and a quantile of their sum.

Percentiles are not added. Means, variances and third cumulants are, and the quantile is that of a
Pearson III distribution by the Wilson-Hilferty cube (Wilson and Hilferty 1931, doi 10.1073/pnas.17.12.684).
Beyond the skewness of an exponential time the cube falls short, at last below a single one of its terms. There
a shifted lognormal with the same three cumulants takes over.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.placement.normal import Z95
from edgetier.placement.normal import normal_quantile as normal_quantile  # noqa: PLC0414 - read here as well

Array = NDArray[np.float64]

MILDLY_SKEWED, HEAVILY_SKEWED = 2.0, 3.0  # from the one distribution to the other, without a step


class Cumulants(NamedTuple):
    """First three cumulants of a sum, in ms, ms^2 and ms^3; arrays of one shape."""

    first: Array
    second: Array
    third: Array

    def plus(self, other: "Cumulants") -> "Cumulants":
        """The cumulants of a sum of independent parts."""
        return Cumulants(self.first + other.first, self.second + other.second, self.third + other.third)


def lognormal_unit(p95_over_p50: Array) -> Cumulants:
    """Cumulants of a lognormal with median 1 and this ratio of its 95th percentile to its median."""
    sigma_squared = (np.log(p95_over_p50) / Z95) ** 2
    growth = np.exp(sigma_squared)
    mean = np.sqrt(growth)
    second = growth * (growth - 1)
    third = mean**3 * (growth - 1) ** 2 * (growth + 2)
    return Cumulants(mean, second, third)


def held_all_session(median_ms: Array, unit: Cumulants) -> Cumulants:
    """A delay that stays the same for a whole session, so that its repetitions add fully."""
    return Cumulants(median_ms * unit.first, median_ms**2 * unit.second, median_ms**3 * unit.third)


def drawn_each_call(median_ms: Array, unit: Cumulants, calls: Array) -> Cumulants:
    """A delay drawn anew at each of `calls` calls; `median_ms` is that of one call."""
    one = held_all_session(median_ms, unit)
    return Cumulants(calls * one.first, calls * one.second, calls * one.third)


def constant(value_ms: Array) -> Cumulants:
    """A time that does not vary."""
    zero = np.zeros_like(value_ms)
    return Cumulants(value_ms, zero, zero)


def quantile_ms(sum_: Cumulants, z: Array) -> Array:
    """The quantile of the sum at the standard normal quantile z, in ms."""
    deviation = np.sqrt(sum_.second)
    safe = np.where(deviation > 0, deviation, 1.0)
    skewness = np.where(deviation > 0, sum_.third / safe**3, 0.0)
    standard = _pearson_iii(skewness, z)
    if np.any(skewness > MILDLY_SKEWED):
        heavy = _shifted_lognormal(np.maximum(skewness, MILDLY_SKEWED), z)
        share = np.clip((skewness - MILDLY_SKEWED) / (HEAVILY_SKEWED - MILDLY_SKEWED), 0.0, 1.0)
        standard = np.where(share > 0, standard + share * (heavy - standard), standard)
    found: Array = sum_.first + deviation * standard
    return found


def _pearson_iii(skewness: Array, z: Array) -> Array:
    """In deviations from the mean, by the Wilson-Hilferty cube."""
    skewed = np.abs(skewness) > 1e-6
    divisor = np.where(skewed, skewness, 1.0)
    cube = (2 / divisor) * ((1 + divisor * z / 6 - divisor**2 / 36) ** 3 - 1)
    # The gamma distribution behind the cube has a lower end at -2/skewness deviations.
    return np.where(skewed, np.maximum(cube, -2 / divisor), z)


def _shifted_lognormal(skewness: Array, z: Array) -> Array:
    """In deviations from the mean: exact for one lognormal beside times that do not vary.

    With w = exp(sigma^2), the skewness is (w + 2) sqrt(w - 1), which the cube roots solve for w.
    """
    square = skewness**2
    root = np.sqrt(square + square**2 / 4)
    growth = np.cbrt(1 + square / 2 + root) + np.cbrt(1 + square / 2 - root) - 1
    sigma_squared = np.log(growth)
    found: Array = (np.exp(z * np.sqrt(sigma_squared) - sigma_squared / 2) - 1) / np.sqrt(growth - 1)
    return found

"""At which load a small near site loses to a large far one that is as busy, and how many servers mend it.

An advantage is by how much the way to the near site is shorter, in units of the mean service time. The near site
wins while its response is longer by no more than that: both M/M/c, the network constant.
"""

from bisect import bisect_left

import numpy as np

from edgetier.queueing.curves import UTILISATIONS, response_curve
from edgetier.queueing.waiting import mean_response, response_quantile

DOUBLINGS = 12


def cutoff_utilisation(
    advantage: float, near_servers: int, far_servers: int, quantile: float | None
) -> float | None:
    """The utilisation above which the near site loses, within 0.001; 1 where it never does, None for a nan."""
    if advantage != advantage:
        return None
    if advantage <= 0:
        return 0.0
    lost = response_curve(near_servers, quantile) - response_curve(far_servers, quantile)
    most = float(lost[-1])
    if near_servers >= far_servers or most <= 0:
        return 1.0
    if advantage < most:
        return float(np.interp(advantage, lost, UTILISATIONS))
    return (
        1 - float(1 - UTILISATIONS[-1]) * most / advantage
    )  # queues that full grow with 1 / (1 - utilisation)


def servers_to_win(
    advantage: float, utilisation: float, near_servers: int, far_servers: int, quantile: float | None
) -> int | None:
    """Fewest servers, as many as now or more, with which the near site wins at its present load; None if none do.

    The far site stays as busy as the near one is now; where that is more than it can bear, it is taken as idle.
    """
    rival = response(far_servers, utilisation if utilisation < 1 else 0.0, quantile)
    return fewest_servers(utilisation * near_servers, near_servers, rival + advantage, quantile)


def fewest_servers(
    offered: float, servers: int, longest: float, quantile: float | None, *, places: int = 1
) -> int | None:
    """Fewest servers of so many places each, as many as now or more, that respond within `longest` at a load offered."""

    def respond(count: int) -> bool:
        return response(count * places, offered / (count * places), quantile) <= longest

    for doubled in range(DOUBLINGS + 1):
        most = servers << doubled
        if respond(most):
            return bisect_left(range(most), True, lo=max(servers, most // 2), key=respond)
    return None


def response(servers: int, utilisation: float, quantile: float | None) -> float:
    """Quantile of wait plus service, None for the mean."""
    if quantile is None:
        return mean_response(servers, utilisation)
    return response_quantile(servers, utilisation, quantile)

"""Edge inversion: at which load the queues of small near sites eat up what the shorter way gains.

The same servers stand at many near sites or together at a far one; the network is taken as constant and the
service as exponential (see queueing/inversion.py).
"""

import math
from collections.abc import Iterator
from math import exp, log

from edgetier.placement.judging import Judged
from edgetier.placement.needs import Need
from edgetier.placement.normal import Z95
from edgetier.placement.points import Point
from edgetier.placement.selection import WITHIN
from edgetier.placement.values import Inversion
from edgetier.queueing.inversion import cutoff_utilisation, fewest_servers, response

LARGEST = 500  # servers beyond which a site has next to no queue to lose, or a pool nothing more to gain
ALIKE = 0.01
EDGE, CLOUD = "edge", "cloud"
NOT_OF_THE_WAY = frozenset({"wait", "compute", "variation", "unexplained"})


def inversions_of(need: Need | None, point: Point) -> tuple[Inversion, ...]:
    """Every nearer location against every farther one that pools more servers, for one demand point."""
    if need is None or need.load.servers is None or "wait" not in need.counts:
        return ()
    found = [
        (near, far)
        for near in _judged(point, EDGE)
        for far in _judged(point, CLOUD)
        if far[1].servers > near[1].servers and near[1].servers <= LARGEST
    ]
    return tuple(one for near, far in found for one in _inversion(need, *near, *far))


def _judged(point: Point, placement: str) -> list[tuple[str, Judged]]:
    locations = [offer.location for offer in point.offers]
    names = [one.name for one in locations if one.placement == placement and one.reach != WITHIN]
    return [(name, best) for name in names if (best := point.best(name)) is not None]


def _inversion(need: Need, near: str, here: Judged, far: str, there: Judged) -> Iterator[Inversion]:
    service_ms = _service_ms(need, here)
    gain_ms = _way_ms(there) - _way_ms(here)
    # On unlike hardware it is not the queue that decides, and the ledgers tell.
    alike = abs(_service_ms(need, there) - service_ms) <= ALIKE * service_ms
    if not service_ms > 0 or not gain_ms > 0 or not alike:
        return
    advantage = gain_ms / service_ms
    pooled = min(there.servers, LARGEST)
    cutoff = cutoff_utilisation(advantage, here.servers, pooled, need.percentile)
    busy = None if here.utilisation != here.utilisation else here.utilisation
    yield Inversion(
        near,
        far,
        round(gain_ms, 2),
        1.0 if cutoff is None else round(cutoff, 4),
        busy,
        math.ceil(here.servers / need.load.at_once),
        _servers_to_win(need, advantage, here, there, pooled),
    )


def _servers_to_win(need: Need, advantage: float, here: Judged, there: Judged, pooled: int) -> int | None:
    """The fewest servers with which the nearer one wins at the loads as they are; None where it does already."""
    busy, rival_busy = here.utilisation, there.utilisation
    if busy != busy or rival_busy != rival_busy or rival_busy >= 1:
        return None
    longest = response(pooled, rival_busy, need.percentile) + advantage
    places, offered = need.load.at_once, busy * here.servers
    now = math.ceil(here.servers / places)
    found = fewest_servers(offered, now, longest, need.percentile, places=places)
    return None if found == now else found


def _service_ms(need: Need, judged: Judged) -> float:
    """Mean time of all calls of an interaction; nan where compute is not known."""
    if need.load.held_ms is not None:
        return need.load.held_ms
    median_ms = next((t.typical for t in judged.terms if t.name == "compute"), None)
    sigma = log(need.compute.p95_over_p50) / Z95
    return float("nan") if median_ms is None else median_ms * exp(sigma**2 / 2)


def _way_ms(judged: Judged) -> float:
    return sum(t.typical or 0.0 for t in judged.terms if t.name not in NOT_OF_THE_WAY)

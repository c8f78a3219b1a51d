"""How long a request waits and how long it takes in all, in units of the mean service time.

Waits follow Allen and Cunneen: Erlang's probability of waiting, and an exponential wait of those who do. That is
exact for Poisson arrivals and exponential service (variation 1); response times are given for those alone.
"""

from math import exp, inf, log

from edgetier.queueing.erlang import MOST_SERVERS, erlang_c

HALVINGS = 60  # of a bracket that is a few times its root: down to the last digit of a float


def mean_wait(
    servers: int, utilisation: float, *, arrival_scv: float = 1.0, service_scv: float = 1.0
) -> float:
    """Mean wait of all requests; scv is a squared coefficient of variation."""
    if utilisation >= 1:
        return inf
    return erlang_c(servers, utilisation) * _mean_of_those_who_wait(
        servers, utilisation, (arrival_scv + service_scv) / 2
    )


def wait_quantile(
    servers: int, utilisation: float, quantile: float, *, arrival_scv: float = 1.0, service_scv: float = 1.0
) -> float:
    """The wait that the share `quantile` of all requests stays within; 0 where fewer than the rest wait."""
    if utilisation >= 1:
        return inf
    waiting = erlang_c(servers, utilisation)
    scale = _mean_of_those_who_wait(servers, utilisation, (arrival_scv + service_scv) / 2)
    return _exponential_quantile(waiting, quantile, scale)


def mean_response(servers: int, utilisation: float) -> float:
    """Mean of the wait and the service."""
    return 1 + mean_wait(servers, utilisation)


def response_quantile(servers: int, utilisation: float, quantile: float) -> float:
    """Quantile of wait plus service, by bisection."""
    if utilisation >= 1:
        return inf
    waiting = erlang_c(servers, utilisation)
    rate = min(servers, MOST_SERVERS) * (1 - utilisation)
    low, high = -log(1 - quantile), _at_most(waiting, rate, quantile)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if response_tail(middle, waiting, rate) > 1 - quantile:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def response_tail(time: float, waiting: float, rate: float) -> float:
    """Share of requests that take longer; `rate` is how fast the wait of those who wait runs out."""
    served = exp(-time)
    apart = rate - 1
    later = time * served if abs(apart) < 1e-7 else (served - exp(-rate * time)) / apart
    return served + waiting * later


def _mean_of_those_who_wait(servers: int, utilisation: float, variation: float) -> float:
    return variation / (min(servers, MOST_SERVERS) * (1 - utilisation))


def _exponential_quantile(share: float, quantile: float, scale: float) -> float:
    """Quantile of a time that is 0 but for a share of requests."""
    return scale * log(share / (1 - quantile)) if share > 1 - quantile else 0.0


def _at_most(waiting: float, rate: float, quantile: float) -> float:
    """No more than half the misses from a long service, half from a long wait."""
    halved = (1 + quantile) / 2
    return -log(1 - halved) + _exponential_quantile(waiting, halved, 1 / rate)

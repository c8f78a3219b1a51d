"""What stated times and light in fibre alone make of a workload: a bound that no default and no model can move."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from edgetier.catalogue.distance import great_circle_km
from edgetier.catalogue.model import Place
from edgetier.catalogue.read_network import KM_PER_MS_THERE_AND_BACK
from edgetier.inventory.model import Compute
from edgetier.placement.needs import Need
from edgetier.placement.normal import normal_quantile
from edgetier.placement.requests import Prepared
from edgetier.placement.sites import DEVICE, Site
from edgetier.placement.timing import fit_lognormal
from edgetier.placement.variation import drawn_each_call, lognormal_unit, quantile_ms

UPPER_TAIL = 0.9


def stated_is_broken(prepared: Prepared) -> bool:
    """Whether a stated compute time alone breaks a budget that is stated in full, wherever it runs."""
    need = prepared.need
    if need is None or not prepared.budget_is_stated:
        return False
    return stated_compute_ms(prepared, need, beyond_ms=need.budget_ms) > need.budget_ms


def least_at(prepared: Prepared, site: Site) -> float:
    """The least time in ms that the slowest demand point needs at a site."""
    return max(least_from(prepared, site, asked.place) for asked in prepared.asked)


def least_from(prepared: Prepared, site: Site, user: Place | None) -> float:
    """The least time in ms for one demand point at a site: its way, its systems and its stated compute time."""
    need = prepared.need
    if need is None:
        return 0.0
    at = user if site.name == DEVICE else site.place
    way = _round_trips(need) * _fibre_ms(user, at) if "path" in need.counts else 0.0
    systems = _systems_ms(prepared.systems, at) if "dependency" in need.counts else 0.0
    return way + systems + stated_compute_ms(prepared, need, beyond_ms=need.budget_ms - way - systems)


def _round_trips(need: Need) -> float:
    """A request crosses the network at least once, as far as the metric counts it."""
    stated = need.crossings.value.low if need.calls.source == "declared" else 1.0
    return stated * need.network_factor


def _systems_ms(systems: Iterable[tuple[Place | None, int]], at: Place | None) -> float:
    return sum(round_trips * _fibre_ms(at, system) for system, round_trips in systems)


def _fibre_ms(one: Place | None, other: Place | None) -> float:
    """There and back; nothing where one of the places is not known."""
    if one is None or other is None:
        return 0.0
    ends = (one.latitude_deg, one.longitude_deg, other.latitude_deg, other.longitude_deg)
    return great_circle_km(*ends) / KM_PER_MS_THERE_AND_BACK


def stated_compute_ms(prepared: Prepared, need: Need, *, beyond_ms: float) -> float:
    """What all calls compute at the least, by what is stated of one, at the budget's percentile or below it.

    Where it cannot come to more than `beyond_ms`, the time of one call stands in for all: nobody needs more.
    """
    compute = prepared.request.workload.compute
    if compute is None or "compute" not in need.counts:
        return 0.0
    calls = need.calls.value.low if need.calls.source == "declared" else 1.0
    if not compute.at_percentiles:
        return calls * (compute.at_budget_percentile or 0.0)
    return _at_percentile(compute, need.percentile, calls, beyond_ms=beyond_ms)


def _at_percentile(compute: Compute, percentile: float, calls: float, *, beyond_ms: float) -> float:
    """One call takes what is stated; several take the quantile of their sum, if two percentiles say how it varies."""
    points = compute.at_percentiles
    stated = [point for point in points if point[0] <= percentile]
    if not stated or calls == 0:
        return 0.0
    quantile, value_ms = max(stated)
    # In the upper tail the quantile of a sum is at most the sum of the quantiles; near the median it need not be.
    small = quantile >= UPPER_TAIL and calls * value_ms <= beyond_ms
    if calls == 1 or len(points) == 1 or small:
        return value_ms
    return max(value_ms, _sum_ms(points, quantile, calls))


@lru_cache(maxsize=1024)  # asked for every site of a workload, one after the other
def _sum_ms(points: tuple[tuple[float, float], ...], quantile: float, calls: float) -> float:
    """The quantile of the sum of several calls that vary as the stated percentiles say."""
    median_ms, ratio = fit_lognormal(points)
    drawn = drawn_each_call(np.array(median_ms), lognormal_unit(np.array(ratio)), np.array(calls))
    return float(quantile_ms(drawn, np.array(normal_quantile(quantile))))

"""The ledger: the latency terms of many (workload, demand point, site) rows at once, and their totals.

    T = (handshakes + m) * (access + path) + m * transfer + n * (platform + wait + compute)
        + sum over dependencies (round_trips * path to it)

One kernel serves one workload and a million. Every array has the shape (rows, 3): low, typical, high.
Access, path and dependencies last for a session and add fully over its round trips; platform, wait and
compute are drawn at each call (see variation.py). The median of a wait is mostly nil, so its line is the mean.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from edgetier.placement.variation import (
    Array,
    Cumulants,
    constant,
    drawn_each_call,
    held_all_session,
    lognormal_unit,
    quantile_ms,
)
from edgetier.placement.waits import (
    Loads,
    bursts_of,
    held_of,
    holds_up_to,
    no_loads,
    service_scv_of,
    utilisation_of,
    wait_of_call,
)

TERMS = ("access", "path", "handshake", "upload", "download", "platform", "wait", "compute", "dependency")


@dataclass(frozen=True, slots=True)
class Rows:
    """Inputs of the kernel, a row for each ledger. Times in ms, (rows, 3); ratios and factors (rows, 1)."""

    access_ms: Array
    access_ratio: Array
    path_ms: Array
    path_ratio: Array
    dependency_ms: Array
    upload_ms: Array  # of one crossing
    download_ms: Array
    platform_ms: Array  # of one call
    platform_ratio: Array
    compute_ms: Array  # median of one call; nan where unknown
    compute_ratio: Array
    calls: Array
    crossings: Array
    handshakes: Array
    network_factor: Array  # 1 round trip, 0.5 one way, 0 none
    counts: dict[str, NDArray[np.bool_]]  # term -> (rows, 1): does the metric count it?
    z: Array
    loads: Loads | None = None  # None where no load is stated in any of the rows


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Medians by term, what the known terms make at the percentile, and the totals, all (rows, 3) in ms."""

    medians: dict[str, Array]
    known_ms: Array  # without wait and compute
    total_ms: Array
    whole: Cumulants  # of all but the wait
    utilisation: Array | None  # of the servers, (rows, 3), nan where it is not known


def ledgers(rows: Rows) -> Ledgers:
    """Every ledger's terms and totals."""
    medians = _medians(rows)
    known = _known(rows, medians)
    known_ms = np.maximum(quantile_ms(known, rows.z), 0.0)
    calls = rows.calls * _on(rows, "compute")
    unit = lognormal_unit(rows.compute_ratio)
    whole = known.plus(drawn_each_call(rows.compute_ms, unit, calls)) if np.any(calls) else known
    loaded, utilisation = whole, None
    if rows.loads is not None:
        wait, utilisation = _waits(rows, rows.loads, unit)
        medians["wait"] = wait.first
        loaded = whole.plus(wait)
    # A session of no calls that counts compute leaves nan out of the sum.
    total_ms = np.where(calls > 0, quantile_ms(loaded, rows.z), known_ms)
    return Ledgers(medians, known_ms, total_ms, whole, utilisation)


def _waits(rows: Rows, loads: Loads, unit: Cumulants) -> tuple[Cumulants, Array]:
    """Cumulants of all waits of an interaction, and how busy the servers are."""
    service_ms = held_of(loads, rows.compute_ms * unit.first)
    utilisation = utilisation_of(loads, service_ms, rows.calls)
    counted = loads.known & loads.tells & rows.counts["wait"] & ~np.isnan(service_ms) & ~np.isnan(utilisation)
    one = wait_of_call(loads, np.where(counted, utilisation, 0.0), service_ms, service_scv_of(loads, unit))
    times = rows.calls * counted
    first, second, third = (np.where(counted, times * part, 0.0) for part in one)
    return Cumulants(first, second, third), np.where(counted, utilisation, np.nan)


def utilisation_limits(rows: Rows, found: Ledgers, budget_ms: Array) -> Array:
    """Up to which utilisation each ledger without a load surely meets, (rows,); nan where that cannot be said."""
    loads = rows.loads or no_loads(len(rows.z))
    high = slice(2, 3)
    # Of bursts only simulations tell, at one load each.
    silent = (
        ~loads.known
        & loads.tells
        & ~bursts_of(loads)
        & rows.counts["wait"]
        & rows.counts["compute"]
        & (rows.calls[:, high] > 0)
    )
    meets = silent & (found.total_ms[:, high] <= budget_ms)
    limits = np.full(len(rows.z), np.nan)
    chosen = np.flatnonzero(meets[:, 0])
    if not chosen.size:
        return limits
    unit = lognormal_unit(rows.compute_ratio[chosen])
    own = loads.rows(chosen)
    limits[chosen] = holds_up_to(
        own,
        Cumulants(*(part[chosen, high] for part in found.whole)),
        service_ms=held_of(own, rows.compute_ms[chosen, high] * unit.first),
        service_scv=service_scv_of(own, unit),
        calls=rows.calls[chosen, high],
        z=rows.z[chosen],
        budget_ms=budget_ms[chosen],
    )
    return limits


def _on(rows: Rows, term: str) -> Array:
    return rows.counts[term].astype(np.float64)


def _medians(rows: Rows) -> dict[str, Array]:
    """What each term adds at its median, over all its repetitions."""
    net = rows.network_factor
    crossing = rows.crossings * net
    greeting = rows.handshakes * net * _on(rows, "handshake")
    round_trip = rows.access_ms + rows.path_ms
    return {
        "access": crossing * rows.access_ms * _on(rows, "access"),
        "path": crossing * rows.path_ms * _on(rows, "path"),
        "handshake": greeting * round_trip,
        "upload": rows.crossings * rows.upload_ms * _on(rows, "upload"),
        "download": rows.crossings * rows.download_ms * _on(rows, "download"),
        "platform": rows.calls * rows.platform_ms * _on(rows, "platform"),
        "wait": np.zeros_like(rows.calls),
        "compute": np.where(_on(rows, "compute") > 0, rows.calls * rows.compute_ms, 0.0),
        "dependency": rows.dependency_ms * _on(rows, "dependency"),
    }


def _known(rows: Rows, medians: dict[str, Array]) -> Cumulants:
    """Cumulants of everything but wait and compute. Handshakes cross the same access and path as the calls do."""
    greeting = rows.handshakes * rows.network_factor * _on(rows, "handshake")
    access_ms = medians["access"] + greeting * rows.access_ms
    path_ms = medians["path"] + greeting * rows.path_ms + medians["dependency"]
    calls = rows.calls * _on(rows, "platform")
    return (
        held_all_session(access_ms, lognormal_unit(rows.access_ratio))
        .plus(held_all_session(path_ms, lognormal_unit(rows.path_ratio)))
        .plus(drawn_each_call(rows.platform_ms, lognormal_unit(rows.platform_ratio), calls))
        .plus(constant(medians["upload"] + medians["download"]))
    )

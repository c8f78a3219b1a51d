"""From arrays back to words: each row of the kernel as a judged site with its ledger."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import nan
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from edgetier.catalogue.model import Interval
from edgetier.placement.assembly import Ask, Pairs
from edgetier.placement.choose import MEETS, MISSES, UNDETERMINED, verdict
from edgetier.placement.ledger import TERMS, Ledgers
from edgetier.placement.needs import Need
from edgetier.placement.values import Term, Total
from edgetier.placement.variation import Array

ROUND_MS = 2
ROUND_SHARE = 4
DEPENDENCY = TERMS.index("dependency")
# As Term._make, without a call in Python: a large portfolio has a million terms.
QUICK_TERM: Callable[[Iterable[Any]], Term] = partial(tuple.__new__, Term)


class Judged(NamedTuple):
    """One demand point at one site: totals and allowances in ms (nan unknown), the verdict, the ledger."""

    site: int
    low_ms: float
    typical_ms: float
    high_ms: float
    sure_allowance_ms: float
    best_allowance_ms: float
    verdict: str
    terms: tuple[Term, ...]
    crossings: float
    dependency_ms: float
    utilisation: float = nan  # how busy the servers are there, where load is stated
    servers: int = 0  # in the pool that serves the demand point there, where they are stated
    holds_up_to: float = nan  # where it is not: the utilisation up to which it surely meets


class Results(NamedTuple):
    """The kernel's answer as nested lists, quick to read row by row."""

    totals: list[list[float]]
    known: list[list[float]]
    medians: list[list[list[float]]]  # row, term, low/typical/high
    variation: list[list[float]]
    allowances: list[list[float]]  # of one call: sure, best
    verdicts: list[str]
    utilisation: list[float] | None
    servers: list[int] | None
    limits: list[float]


def results_of(
    ledgers: Ledgers, *, budget_ms: Array, calls: Array, limits: Array, servers: NDArray[np.int_] | None
) -> Results:
    """Rounded once for all rows."""
    medians = _rounded(np.stack([ledgers.medians[name] for name in TERMS], axis=1))
    totals = _rounded(ledgers.total_ms)
    # From the rounded figures, so that the ledger adds up to the last digit shown.
    variation = _rounded(totals - medians.sum(axis=1))
    known = _rounded(ledgers.known_ms)
    # What is left for one call where the known terms are at their high end, and at their low end.
    left = [(budget_ms - known[:, 2:]) / calls[:, 2:], (budget_ms - known[:, :1]) / calls[:, :1]]
    return Results(
        totals.tolist(),
        known.tolist(),
        medians.tolist(),
        variation.tolist(),
        _rounded(np.concatenate(left, axis=1)).tolist(),
        _verdicts(totals, budget_ms[:, 0]),
        None if ledgers.utilisation is None else np.round(ledgers.utilisation[:, 1], ROUND_SHARE).tolist(),
        None if servers is None else servers.tolist(),
        np.floor(limits * 100).tolist(),
    )


def _verdicts(totals: Array, budget_ms: Array) -> list[str]:
    """As `choose.verdict`, for all rows at once: a comparison with nan is false."""
    words = np.where(totals[:, 0] > budget_ms, MISSES, UNDETERMINED)
    return np.where(totals[:, 2] <= budget_ms, MEETS, words).tolist()  # type: ignore[no-any-return]


def _rounded(values: Array) -> Array:
    return np.round(values, ROUND_MS) + 0.0  # no negative zero


def sources_of(need: Need, ask: Ask) -> tuple[str, ...]:
    """Where each term of TERMS comes from."""
    return (
        ask.mile.source,
        "model",
        "model",  # the count is stated or a default; the time of each is that of the way
        need.upload_bytes.source,
        need.download_bytes.source,
        "default",
        "computed",
        need.compute.source,
        "model",
    )


def judge(
    row: int, site: int, results: Results, *, need: Need, sources: tuple[str, ...], counted: tuple[bool, ...]
) -> Judged:
    """One row, before any observation is taken into account."""
    low, typical, high = results.totals[row]
    sure_ms, best_ms = results.allowances[row]
    medians = results.medians[row]
    lines = [
        (name, *values, source)
        for name, values, source, counts in zip(TERMS, medians, sources, counted, strict=True)
        if counts and values[2] != 0.0
    ]
    lines.append(("variation", *results.variation[row], "computed"))
    # nan stands where only the ends of a term are known.
    terms = map(QUICK_TERM if typical == typical else _with_gaps, lines)
    return Judged(
        site,
        low,
        typical,
        high,
        sure_ms,
        best_ms,
        results.verdicts[row],
        tuple(terms),
        need.crossings.value.typical,
        medians[DEPENDENCY][1],
        results.utilisation[row] if results.utilisation else nan,
        results.servers[row] if results.servers else 0,
        results.limits[row] / 100,
    )


def _with_gaps(line: Iterable[Any]) -> Term:
    name, low, typical, high, source = line
    middle = typical if typical == typical else None
    return Term(name, low if low == low else None, middle, high if high == high else None, source)


def _known(value: float) -> float | None:
    return None if value != value else value


def total_of(judged: Judged) -> Total:
    """The totals with None for what is not known."""
    if judged.typical_ms == judged.typical_ms and judged.high_ms == judged.high_ms:
        return Total(judged.low_ms, judged.typical_ms, judged.high_ms)
    return Total(_known(judged.low_ms), _known(judged.typical_ms), _known(judged.high_ms))


def observed(judged: Judged, seen: Interval, budget_ms: float) -> Judged:
    """The site where the workload runs now: what was seen there outranks the model."""
    gap = Term("unexplained", *_gap(judged, seen), "observed")
    return judged._replace(
        low_ms=seen.low,
        typical_ms=seen.typical,
        high_ms=seen.high,
        verdict=verdict(seen.low, seen.high, budget_ms),
        terms=(*(t for t in judged.terms if t.name != "variation" and t.source != "missing"), gap),
    )


def _gap(judged: Judged, seen: Interval) -> tuple[float | None, float | None, float | None]:
    """What the observation leaves after the named terms, so that the ledger still adds up."""
    named = [t for t in judged.terms if t.name != "variation" and t.source != "missing"]
    sums = [sum(getattr(t, end) or 0.0 for t in named) for end in ("low", "typical", "high")]
    return tuple(_known(round(s - n, ROUND_MS)) for s, n in zip(seen, sums, strict=True))  # type: ignore[return-value]


def share_left(seen: Interval, known: Sequence[float]) -> tuple[float, float, float]:
    """What an observation leaves for compute and everything unnamed, once the known terms are taken off."""
    low, typical, high = max(seen.low - known[2], 0.0), seen.typical - known[1], seen.high - known[0]
    if high == high:
        high = max(high, low)
    if typical == typical:  # nan where the way to the present site is not known
        typical = min(max(typical, low), high)
    return low, typical, high


def carried(
    judged: Judged, share: tuple[float, float, float], modelled: Sequence[float], budget_ms: float
) -> Judged:
    """Another site with the share that an observation at the present one left.

    It stands for a compute time that is not stated. Where one is, only what the model cannot explain at its
    high end is the workload's own, and comes on top.
    """
    missing = any(term.source == "missing" for term in judged.terms)
    if not missing and not share[0] > 0:
        return judged
    low, typical, high = (round(m + s, ROUND_MS) for m, s in zip(modelled, share, strict=True))
    name = "compute" if missing else "unexplained"
    extra = _with_gaps((name, *(round(s, ROUND_MS) for s in share), "observed"))
    kept = tuple(term for term in judged.terms if term.source != "missing" and term.name != "variation")
    return judged._replace(
        low_ms=low,
        typical_ms=typical,
        high_ms=high,
        verdict=verdict(low, high, budget_ms),
        terms=(*kept, extra, _variation(kept, modelled)),
    )


def _variation(named: Sequence[Term], modelled: Sequence[float]) -> Term:
    """The share is taken at the percentile already, so only the modelled terms vary."""
    sums = [sum(getattr(t, end) or 0.0 for t in named) for end in ("low", "typical", "high")]
    values = [round(m - n, ROUND_MS) for m, n in zip(modelled, sums, strict=True)]
    return _with_gaps(("variation", *values, "computed"))


def all_pairs(groups: Sequence[Sequence[int]]) -> Pairs:
    """Asks by number and the sites to judge each at, as parallel arrays."""
    asks = [ask for ask, sites in enumerate(groups) for _ in sites]
    sites = [site for group in groups for site in group]
    return Pairs(np.array(asks, dtype=int), np.array(sites, dtype=int))

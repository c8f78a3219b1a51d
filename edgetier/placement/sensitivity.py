"""Which single measurement would settle an open decision, and at which value.

One term is held at a value inside its range, the others keep theirs. A total is taken to move with the term one to
one at every round trip or call, as the flips do. At a high percentile it mostly moves a little more, so that a value
stated here is on the safe side; only where one very uneven compute time fills the tail beyond p99 it moves less.
A term that all locations share moves them together, the way to a site only that one.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, inf
from typing import NamedTuple

from edgetier.catalogue.model import Interval
from edgetier.placement.choose import UNDETERMINED, Choice
from edgetier.placement.judging import Judged
from edgetier.placement.needs import Need
from edgetier.placement.points import Point
from edgetier.placement.requests import Prepared
from edgetier.placement.values import Measurement, Settling

SHARED = ("access", "upload", "download", "platform", "compute")
OF_A_SITE = ("path", "dependency")
OF_ALL_DEMAND = ("platform", "compute")  # the same from every demand point
STEPS = 100  # of a millisecond


class Moving(NamedTuple):
    """A term in the unit in which it is measured, its range in ms, and how often a total contains it."""

    name: str
    low_ms: float
    high_ms: float
    least_often: float
    most_often: float


class Reach(NamedTuple):
    """A location as a function of the term: up to which value it surely meets, above which it is out."""

    location: str
    sure_to_ms: float
    out_above_ms: float


class Told(NamedTuple):
    """A term, the site to or at which it is measured, and what it settles."""

    moving: Moving
    site: int | None
    settles: tuple[Settling, ...]


def measurements_of(
    prepared: Prepared, points: Sequence[Point], choices: Sequence[Choice], *, site_names: Sequence[str]
) -> tuple[Measurement, ...]:
    """For each demand point that is open, every term that alone could settle it."""
    need = prepared.need
    if need is None:
        return ()
    terms = _telling(prepared, need, together=len(points) < len(prepared.asked))
    return tuple(
        _measurement(prepared, point, found, site_names)
        for point, choice in zip(points, choices, strict=True)
        if choice.decision == UNDETERMINED and choice.first is not None
        for found in _of_point(need, point, choice.first.name, terms)
    )


def _of_point(need: Need, point: Point, first: str, terms: Sequence[str]) -> Iterator[Told]:
    """Only the way to the most central location that may meet can tell alone: what is nearer waits for it."""
    lead = point.best(first)
    if lead is None or _is_seen(lead):
        return
    for name in terms:
        own = name in OF_A_SITE or (name == "compute" and bool(need.compute_at))
        moving = _moving(name, lead, need)
        if moving is None or (own and point.asked.place is None):
            continue
        settles = tuple(_settlings(moving, _reaches(moving, point, lead, need, own=own)))
        if settles:
            yield Told(moving, lead.site if own else None, settles)


def _telling(prepared: Prepared, need: Need, *, together: bool) -> tuple[str, ...]:
    """Not the shared terms where an observation stands in for them, and nothing but compute where that is missing."""
    if prepared.observed_ms is not None:
        return () if together else OF_A_SITE
    if need.compute_is_missing:
        return ("compute",)
    return OF_ALL_DEMAND if together else (*OF_A_SITE, *SHARED)


def _measurement(prepared: Prepared, point: Point, told: Told, site_names: Sequence[str]) -> Measurement:
    moving, asked = told.moving, point.asked
    waiting = prepared.asked if prepared.request.workload.single_location else (asked,)
    return Measurement(
        moving.name,
        asked.at,
        asked.access if moving.name == "access" else None,
        None if told.site is None else site_names[told.site],
        round(moving.low_ms, 2),
        None if moving.high_ms == inf else round(moving.high_ms, 2),
        told.settles,
        round(sum(one.rps or 0.0 for one in waiting), 4),
    )


def _moving(name: str, judged: Judged, need: Need) -> Moving | None:
    """The term of a site as one would measure it; none where it is known already, or enters through a queue."""
    if name == "compute" and judged.utilisation == judged.utilisation:
        return None
    term = next((t for t in judged.terms if t.name == name), None)
    if term is None or term.source == "observed":
        return None
    once = _times(name, need)
    if name == "compute" and need.compute_is_missing:
        return Moving(name, 0.0, inf, once.low, once.high)
    if term.low is None or term.high is None or not once.low > 0:
        return None
    often = _times_in_all(name, need, once)
    low_ms, high_ms = term.low / once.low, term.high / once.high
    return Moving(name, low_ms, high_ms, often.low, often.high) if low_ms < high_ms else None


def _is_seen(judged: Judged) -> bool:
    """What users see at the present site outranks its terms."""
    return all(term.name != "variation" for term in judged.terms)


def _times(name: str, need: Need) -> Interval:
    """How often a term's line in the ledger contains what one measures."""
    crossings, net = need.crossings.value, need.network_factor
    if name in ("access", "path"):
        return Interval(*(count * net for count in crossings))
    if name in ("upload", "download"):
        return crossings
    return Interval(1, 1, 1) if name == "dependency" else need.calls.value


def _times_in_all(name: str, need: Need, once: Interval) -> Interval:
    """A handshake crosses the same access and path."""
    if name not in ("access", "path") or "handshake" not in need.counts:
        return once
    greetings = need.handshakes.value
    return Interval(*(o + g * need.network_factor for o, g in zip(once, greetings, strict=True)))


def _reaches(moving: Moving, point: Point, lead: Judged, need: Need, *, own: bool) -> Iterator[Reach]:
    """The permitted locations, the most central first; of several sites the best counts."""
    for offer in point.offers:
        sites = point.judged.get(offer.location.name)
        if sites:
            ends = [_ends(moving, judged, lead, need, own=own) for judged in sites]
            yield Reach(offer.location.name, max(sure for sure, _ in ends), max(out for _, out in ends))


def _ends(moving: Moving, judged: Judged, lead: Judged, need: Need, *, own: bool) -> tuple[float, float]:
    budget_ms = need.budget_ms
    if not _moves(moving, judged, lead, own=own):
        sure = inf if judged.high_ms <= budget_ms else -inf
        return sure, (-inf if judged.low_ms > budget_ms else inf)
    if moving.high_ms == inf:
        return judged.sure_allowance_ms, judged.best_allowance_ms
    out_ms = moving.low_ms + (budget_ms - judged.low_ms) / moving.least_often
    sure_ms = moving.high_ms - (judged.high_ms - budget_ms) / moving.most_often
    return (sure_ms if sure_ms == sure_ms else -inf), out_ms


def _moves(moving: Moving, judged: Judged, lead: Judged, *, own: bool) -> bool:
    """Locations share a term where it has the same range at each; a device, for one, has no access."""
    if judged is lead or own:
        return judged is lead
    ranges = _ranges(judged)
    return moving.name in ranges and ranges[moving.name] == _ranges(lead)[moving.name]


def _ranges(judged: Judged) -> Mapping[str, tuple[float | None, float | None]]:
    return {term.name: (term.low, term.high) for term in judged.terms}


def _settlings(moving: Moving, reaches: Iterator[Reach]) -> Iterator[Settling]:
    """A location is decided where it surely meets and all that is more central is out, as `choose` has it."""
    above_ms = -inf
    for reach in reaches:
        start_ms, end_ms = (
            ceil_ms(max(above_ms, moving.low_ms)),
            floor_ms(min(reach.sure_to_ms, moving.high_ms)),
        )
        if start_ms < end_ms:
            yield Settling(
                reach.location,
                start_ms if above_ms >= moving.low_ms else None,
                end_ms if reach.sure_to_ms < moving.high_ms else None,
            )
        above_ms = max(above_ms, reach.out_above_ms)
        if above_ms >= moving.high_ms:
            return


def ceil_ms(value: float) -> float:
    """Up to a hundredth of a millisecond."""
    return value if abs(value) == inf else ceil(value * STEPS - 1e-6) / STEPS


def floor_ms(value: float) -> float:
    """Down to a hundredth of a millisecond."""
    return value if abs(value) == inf else floor(value * STEPS + 1e-6) / STEPS

"""A demand point with everything that was judged for it, and the choice that follows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from edgetier.catalogue.model import Location
from edgetier.placement.choose import Bounds, Choice, Patience, choose
from edgetier.placement.demand import Asked
from edgetier.placement.judging import Judged
from edgetier.placement.selection import Offer


class Point(NamedTuple):
    """One demand point: what each location offers, how each site was judged, and the present site."""

    asked: Asked
    offers: tuple[Offer, ...]
    judged: Mapping[str, tuple[Judged, ...]]
    now: Judged | None
    now_closed: str | None  # why the present site is closed to this demand point

    def best(self, location: str) -> Judged | None:
        """The site of a location with the least typical total (least low where typical is not known)."""
        judged = self.judged.get(location, ())
        return judged[0] if len(judged) == 1 else min(judged, key=_speed, default=None)

    def site(self, offer: Offer) -> int | None:
        """The site to name; none where demand may be anywhere, since one of many would be a guess."""
        if not offer.sites or (self.asked.place is None and offer.among > 1):
            return None
        best = self.best(offer.location.name)
        return best.site if best else offer.sites[0]


def _speed(judged: Judged) -> tuple[float, float]:
    typical = judged.typical_ms
    return (judged.low_ms if typical != typical else typical, judged.low_ms)


def chosen(points: Sequence[Point], budget_ms: float, *, together: bool, patience: Patience, missing: bool) -> list[Choice]:
    """The choice for each demand point; one and the same for all where one place must serve them together."""
    if together and len(points) > 1:
        bounds = worst_of(points)
        return [choose(bounds, budget_ms, compute_missing=missing, patience=patience)] * len(points)
    return [
        choose(_bounds(point), budget_ms, compute_missing=missing, patience=patience) for point in points
    ]


def _bounds(point: Point) -> list[Bounds]:
    """Over the sites of each permitted location, the least of each of low, typical and high."""
    return [
        _merged(offer.location, point.judged[offer.location.name], least)
        for offer in point.offers
        if point.judged.get(offer.location.name)
    ]


def worst_of(points: Sequence[Point]) -> list[Bounds]:
    """One site for all: the worst demand point of each location binds."""
    return [
        _merged(offer.location, [j for p in points for j in p.judged[offer.location.name]], most)
        for offer in points[0].offers
        if all(point.judged.get(offer.location.name) for point in points)
    ]


def _merged(location: Location, judged: Sequence[Judged], pick: Callable[[Iterable[float]], float]) -> Bounds:
    if len(judged) == 1:
        only = judged[0]
        return Bounds(location, only[1], only[2], only[3], only[4], only[5])
    opposite = most if pick is least else least
    return Bounds(
        location,
        pick(j.low_ms for j in judged),
        pick(j.typical_ms for j in judged),
        pick(j.high_ms for j in judged),
        opposite(j.sure_allowance_ms for j in judged),
        opposite(j.best_allowance_ms for j in judged),
    )


def least(values: Iterable[float]) -> float:
    """The minimum of what is known: another site that is not known can only be less."""
    return min((v for v in values if v == v), default=float("nan"))


def most(values: Iterable[float]) -> float:
    """The maximum; nan where any is not known, since that one might be more."""
    found = list(values)
    return float("nan") if any(v != v for v in found) else max(found)

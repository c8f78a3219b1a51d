"""A demand point with everything that was judged for it, and the choice that follows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from edgetier.catalogue.model import Location
from edgetier.placement.choose import MEETS, MISSES, UNDETERMINED, Bounds, Choice, Patience, choose
from edgetier.placement.demand import Asked
from edgetier.placement.judging import Judged
from edgetier.placement.selection import Offer


class Closed(NamedTuple):
    """Why the present site is closed to a demand point, and whether no default had a part in it."""

    because: str
    is_fact: bool


class Point(NamedTuple):
    """One demand point: what each location offers, how each site was judged, and the present site."""

    asked: Asked
    offers: tuple[Offer, ...]
    judged: Mapping[str, tuple[Judged, ...]]
    now: Judged | None
    now_closed: Closed | None
    quickest: Mapping[str, Judged]

    def best(self, location: str) -> Judged | None:
        """The site of a location with the least typical total (least low where typical is not known)."""
        return self.quickest.get(location)

    def least_ms(self, location: Location | None) -> float:
        """The typical total at a location, or the least of any where none is chosen; low where that is all there is."""
        names = self.judged if location is None else (location.name,)
        found = [judged for name in names if (judged := self.best(name)) is not None]
        return min((_speed(judged)[0] for judged in found), default=0.0)

    def site(self, offer: Offer) -> int | None:
        """The site to name; none where demand may be anywhere, since one of many would be a guess."""
        if not offer.sites or (self.asked.place is None and offer.among > 1):
            return None
        best = self.best(offer.location.name)
        return best.site if best else offer.sites[0]


def quickest_of(judged: Mapping[str, tuple[Judged, ...]]) -> dict[str, Judged]:
    """The best site of every location, chosen once."""
    return {name: sites[0] if len(sites) == 1 else min(sites, key=_speed) for name, sites in judged.items()}


def _speed(judged: Judged) -> tuple[float, float]:
    typical = judged.typical_ms
    return (judged.low_ms if typical != typical else typical, judged.low_ms)


def chosen(points: Sequence[Point], budget_ms: float, *, patience: Patience, missing: bool) -> list[Choice]:
    """The choice for each demand point."""
    return [choose(_bounds(point), budget_ms, compute_missing=missing, patience=patience) for point in points]


def _bounds(point: Point) -> list[Bounds]:
    """Over the sites of each permitted location, the least of each of low, typical and high."""
    return [
        _merged(offer.location, point.judged[offer.location.name])
        for offer in point.offers
        if point.judged.get(offer.location.name)
    ]


def _merged(location: Location, judged: Sequence[Judged]) -> Bounds:
    if len(judged) == 1:
        only = judged[0]
        return Bounds(location, only[1], only[2], only[3], only[4], only[5])
    return Bounds(
        location,
        least(j.low_ms for j in judged),
        least(j.typical_ms for j in judged),
        least(j.high_ms for j in judged),
        most(j.sure_allowance_ms for j in judged),
        most(j.best_allowance_ms for j in judged),
    )


def together(points: Sequence[Point]) -> Point:
    """One place for all: every site as the worst of the demand points sees it. Their offers are the same."""
    first = next((point for point in points if point.asked.place is None), points[0])
    judged = {
        location: tuple(worst_of(seen) for seen in zip(*(p.judged[location] for p in points), strict=True))
        for location in first.judged
    }
    present = [point.now for point in points if point.now is not None]
    closed = surest(points)
    now = worst_of(present) if present else None
    return Point(first.asked, first.offers, judged, now, closed, quickest_of(judged))


def surest(points: Sequence[Point]) -> Closed | None:
    """Why the present site is closed to any of the demand points; a fact where there is one."""
    found = [point.now_closed for point in points if point.now_closed is not None]
    return next((closed for closed in found if closed.is_fact), found[0] if found else None)


def at_one_site(points: Sequence[Point], shared: Point) -> list[Point]:
    """The demand points with the one site of each location that serves all of them best."""
    best = {location: shared.best(location) for location in shared.judged}
    sites = {location: judged.site for location, judged in best.items() if judged is not None}
    return [_only_at(sites, point) for point in points]


def _only_at(sites: Mapping[str, int], point: Point) -> Point:
    judged = {name: tuple(j for j in found if j.site == sites[name]) for name, found in point.judged.items()}
    return point._replace(judged=judged, quickest=quickest_of(judged))


def worst_of(seen: Sequence[Judged]) -> Judged:
    """The same site from several demand points: the ledger of the slowest, the bounds of all."""
    slowest = max(seen, key=_speed)
    words = {judged.verdict for judged in seen}
    return slowest._replace(
        low_ms=most(j.low_ms for j in seen),
        typical_ms=most(j.typical_ms for j in seen),
        high_ms=most(j.high_ms for j in seen),
        sure_allowance_ms=min(j.sure_allowance_ms for j in seen),
        best_allowance_ms=min(j.best_allowance_ms for j in seen),
        verdict=MISSES if MISSES in words else MEETS if words == {MEETS} else UNDETERMINED,
    )


def least(values: Iterable[float]) -> float:
    """The minimum of what is known: another site that is not known can only be less."""
    return min((v for v in values if v == v), default=float("nan"))


def most(values: Iterable[float]) -> float:
    """The maximum; nan where any is not known, since that one might be more."""
    found = list(values)
    return float("nan") if any(v != v for v in found) else max(found)

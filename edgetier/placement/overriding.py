"""A decision by hand held against the advice and against what the constraints leave; the advice is made without it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgetier.inventory.model import Override as Stated
from edgetier.placement.choose import DECIDED, NOT_APPLICABLE, UNDETERMINED, Choice
from edgetier.placement.demand import name_of
from edgetier.placement.points import Point
from edgetier.placement.requests import Prepared
from edgetier.placement.selection import ESTATE
from edgetier.placement.sites import DEVICE, Site
from edgetier.placement.values import Override

SETTLED = (DECIDED, NOT_APPLICABLE)


class Offered(NamedTuple):
    """The sites of the estate; `names` are those of every site that was looked at, by its number."""

    names: tuple[str, ...]
    sites: tuple[Site, ...]
    is_default: bool


class Closed(NamedTuple):
    """What bars the place, and whether no default had a part in it."""

    because: str
    is_fact: bool


def override_of(
    prepared: Prepared, points: Sequence[Point], choices: Sequence[Choice], offered: Offered
) -> Override | None:
    """None where people decided nothing."""
    placing = prepared.request.workload.placement
    stated = placing.override if placing else None
    if stated is None:
        return None
    barred = sorted(_barred(prepared, points, stated, offered), key=lambda one: not one.is_fact)
    pairs = zip(points, choices, strict=True)
    return Override(
        location=stated.location,
        site=_site_name(prepared, stated),
        because=stated.because,
        by=stated.by,
        date=stated.date,
        differs=any(_differs(prepared, stated, pair, offered) for pair in pairs),
        closed_because=barred[0].because if barred else None,
        closed_is_fact=bool(barred) and barred[0].is_fact,
    )


def _site_name(prepared: Prepared, stated: Stated) -> str | None:
    if prepared.by_hand is not None:
        return prepared.by_hand.name
    return None if stated.site is None else name_of(stated.site)


def _differs(prepared: Prepared, stated: Stated, pair: tuple[Point, Choice], offered: Offered) -> bool:
    """Within a range that is open, no location differs from the advice; where nothing will do, every one does."""
    point, choice = pair
    if choice.decision == UNDETERMINED:
        return stated.location not in _between(point, choice)
    if choice.decision not in SETTLED or choice.location is None or choice.location.name != stated.location:
        return True
    advised = point.site(next(offer for offer in point.offers if offer.location is choice.location))
    named = prepared.by_hand
    return named is not None and advised is not None and offered.names[advised] != named.name


def _between(point: Point, choice: Choice) -> set[str]:
    first, last = choice.first, choice.last
    if first is None or last is None:
        return set()
    return {offer.location.name for offer in point.offers if first.rank <= offer.location.rank <= last.rank}


def _barred(
    prepared: Prepared, points: Sequence[Point], stated: Stated, offered: Offered
) -> Iterator[Closed]:
    for point in points:
        offer = next((offer for offer in point.offers if offer.location.name == stated.location), None)
        if offer is not None and offer.reason is not None:
            yield Closed(offer.because or offer.reason, offer.surely_closed and offer.reason != ESTATE)
    if prepared.by_hand is not None and prepared.by_hand.name != DEVICE:
        yield from _site_barred(prepared, points, prepared.by_hand, offered)
        if prepared.by_hand.location != stated.location:
            yield Closed(f"{prepared.by_hand.name} is no {stated.location} site", is_fact=False)


def _site_barred(
    prepared: Prepared, points: Sequence[Point], site: Site, offered: Offered
) -> Iterator[Closed]:
    permitted = [prepared.residency, *(point.asked.countries for point in points)]
    if any(countries is not None and site.country not in countries for countries in permitted):
        where = site.country or "a country that is not known"
        yield Closed(f"residency does not permit {site.name} in {where}", is_fact=site.country is not None)
    if not offered.is_default and site.name not in {one.name for one in offered.sites}:
        yield Closed(f"the estate has no site {site.name}", is_fact=False)

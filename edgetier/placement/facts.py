"""Whether bad news about a whole workload rests on facts: then it is an error, else it is a warning."""

from collections.abc import Sequence

from edgetier.placement.choose import CONFLICT, DECIDED, INFEASIBLE, Choice
from edgetier.placement.physical import least_from, stated_is_broken
from edgetier.placement.points import Point
from edgetier.placement.requests import Prepared
from edgetier.placement.sites import Site


def infeasible_by_facts(prepared: Prepared, choice: Choice) -> Choice:
    """A stated compute time over a stated budget leaves nothing to choose, unless an observation says otherwise."""
    if choice.decision in (CONFLICT, DECIDED) or prepared.observed_ms is not None:
        return choice  # where a location surely meets, what is stated cannot break the budget
    if not stated_is_broken(prepared):
        return choice
    return Choice(INFEASIBLE, None, None, None, None, None)


def decision_is_fact(
    prepared: Prepared,
    points: Sequence[Point],
    choices: Sequence[Choice],
    *,
    sites: Sequence[Site],
    estate_is_default: bool,
) -> bool:
    """Whether some demand point is infeasible or in conflict by what is stated, measured or physical alone."""
    if all(choice.decision not in (INFEASIBLE, CONFLICT) for choice in choices):
        return False
    for point, choice in zip(points, choices, strict=True):
        if choice.decision == CONFLICT and not estate_is_default and _surely_closed(point):
            return True
        if choice.decision != INFEASIBLE or _best_is_near(prepared, point, sites):
            continue
        if _surely_too_slow(prepared, point, sites, estate_is_default=estate_is_default):
            return True
    return False


def _best_is_near(prepared: Prepared, point: Point, sites: Sequence[Site]) -> bool:
    """Whether light reaches the quickest site in time: then the others need not be looked at."""
    need = prepared.need
    best = min(point.quickest.values(), key=lambda judged: judged.low_ms, default=None)
    if need is None or best is None or best.site >= len(sites):
        return False
    return least_from(prepared, sites[best.site], point.asked.place) <= need.budget_ms


def _surely_closed(point: Point) -> bool:
    return all(offer.surely_closed for offer in point.offers)


def _surely_too_slow(
    prepared: Prepared, point: Point, sites: Sequence[Site], *, estate_is_default: bool
) -> bool:
    """Whether every site of every location that is not surely closed is too far for the speed of light."""
    need = prepared.need
    if need is None or not prepared.budget_is_stated:
        return False
    if stated_is_broken(prepared):
        return True
    if estate_is_default:
        return False
    open_ = {offer.location.name for offer in point.offers if not offer.surely_closed}
    left = [site for site in sites if site.location in open_]
    return all(least_from(prepared, site, point.asked.place) > need.budget_ms for site in left)

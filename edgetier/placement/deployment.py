"""Audit: does the workload run where it should? Too far, nearer than needed, not permitted, aligned or unknown."""

from collections.abc import Sequence
from typing import NamedTuple

from edgetier.catalogue.model import Location
from edgetier.placement.choose import DECIDED, MEETS, MISSES, NOT_APPLICABLE, Choice
from edgetier.placement.judging import Judged
from edgetier.placement.needs import Need
from edgetier.placement.physical import least_at, stated_is_broken
from edgetier.placement.points import Point, surest
from edgetier.placement.requests import Prepared
from edgetier.placement.sites import Site
from edgetier.placement.values import CurrentState
from edgetier.quantities import format_ms

ALIGNED, UNDER, OVER, NOT_PERMITTED, UNKNOWN = "aligned", "under", "over", "not-permitted", "unknown"


class Deployment(NamedTuple):
    """The word, where it runs now, why, and whether it rests on measurement or declaration alone."""

    word: str
    current: CurrentState | None
    because: str | None
    is_fact: bool


def deployment_of(
    prepared: Prepared, points: Sequence[Point], choices: Sequence[Choice], *, estate_is_default: bool
) -> Deployment:
    """How the present site holds against the choice. On a default estate nothing is nearer than needed:

    nobody said that the more central location is theirs to use.
    """
    now = prepared.now
    if now is None:
        return Deployment(UNKNOWN, None, None, False)
    judged = [point.now for point in points if point.now is not None]
    worst = max(judged, key=_slowness, default=None)
    state = CurrentState(now.location, now.name, worst.verdict if worst else None, _typical(worst))
    # Facts are part of every low total, so where that is within the budget they cannot break it.
    within = worst is not None and worst.verdict != MISSES
    closed, broken = surest(points), None if within else _broken_by_facts(prepared, now)
    if closed is not None and (closed.is_fact or broken is None):
        return Deployment(NOT_PERMITTED, state, closed.because, closed.is_fact)
    if broken is not None:
        return Deployment(UNDER, state, broken, True)
    if worst is not None and worst.verdict == MISSES and prepared.need is not None:
        return _missed(prepared.need, worst, prepared, state)
    rank = _rank_of(now.location, points)
    enough = [_enough(choice, point, rank, prepared) for choice, point in zip(choices, points, strict=True)]
    if all(enough) and not estate_is_default:
        return Deployment(OVER, state, _over_sentence([e for e in enough if e], now.location, choices), False)
    return Deployment(_otherwise(points, choices, worst, rank), state, None, False)


def _missed(need: Need, worst: Judged, prepared: Prepared, state: CurrentState) -> Deployment:
    """Too far, or only too busy."""
    if _only_by_its_queue(worst, prepared):
        return Deployment(
            UNKNOWN, state, f"its queue misses the budget, not its place: {_busy(worst)}", False
        )
    return Deployment(UNDER, state, _too_far(need, worst, prepared), False)


def _only_by_its_queue(worst: Judged, prepared: Prepared) -> bool:
    """Whether the present site would not surely miss if nobody waited there."""
    need = prepared.need
    if need is None or prepared.observed_ms is not None or worst.utilisation != worst.utilisation:
        return False
    wait_ms = next((term.low for term in worst.terms if term.name == "wait"), None) or 0.0
    varies_ms = next((term.low for term in worst.terms if term.name == "variation"), None) or 0.0
    return wait_ms > 0 and worst.low_ms - wait_ms - varies_ms <= need.budget_ms


def _busy(worst: Judged) -> str:
    return f"its servers are busy {worst.utilisation * 100:.0f} % of the time"


def _slowness(judged: Judged) -> tuple[float, float]:
    typical = judged.typical_ms
    return (judged.low_ms, typical if typical == typical else judged.low_ms)


def _typical(judged: Judged | None) -> float | None:
    if judged is None or judged.typical_ms != judged.typical_ms:
        return None
    return judged.typical_ms


def _rank_of(location: str, points: Sequence[Point]) -> int:
    return next(o.location.rank for o in points[0].offers if o.location.name == location)


def _broken_by_facts(prepared: Prepared, now: Site) -> str | None:
    """How an observation, or what is stated and the speed of light, breaks a budget that is stated in full."""
    need, seen = prepared.need, prepared.observed_ms
    if need is None or not prepared.budget_is_stated:
        return None
    if seen is not None:
        return _observed_sentence(seen.low, need) if seen.low > need.budget_ms else None
    least_ms = least_at(prepared, now)
    if least_ms <= need.budget_ms:
        return None
    what = "the stated compute time alone takes"
    if not stated_is_broken(prepared):
        what = "light in fibre and the stated times alone take"
    return f"{what} {format_ms(least_ms)} against a budget of {format_ms(need.budget_ms)}"


def _observed_sentence(seen_ms: float, need: Need) -> str:
    return f"observed {format_ms(seen_ms)} against a budget of {format_ms(need.budget_ms)}"


def _too_far(need: Need, worst: Judged, prepared: Prepared) -> str:
    seen = prepared.observed_ms
    if seen is not None and seen.low == worst.low_ms:  # an observation that cannot be is not used
        return _observed_sentence(worst.low_ms, need)
    over = format_ms(worst.low_ms - need.budget_ms)
    return f"misses by {over} even at its low total of {format_ms(worst.low_ms)}"


def _enough(choice: Choice, point: Point, rank: int, prepared: Prepared) -> Location | None:
    """The location more central than the present one that surely does, or to which the decision has fallen."""
    if choice.decision in (DECIDED, NOT_APPLICABLE) and choice.location and choice.location.rank < rank:
        settled = prepared.request.tier.name is not None or prepared.need is not None
        return choice.location if settled else None
    sure = (
        o.location
        for o in point.offers
        if any(j.verdict == MEETS for j in point.judged.get(o.location.name, ()))
    )
    return next((location for location in sure if location.rank < rank), None)


def _over_sentence(enough: Sequence[Location], now: str, choices: Sequence[Choice]) -> str:
    target = max(enough, key=lambda location: location.rank).name
    if all(choice.decision == NOT_APPLICABLE for choice in choices):
        return f"nobody waits for the answer and {target} is permitted; {now} is nearer than needed"
    allowed = [choice.allowance_ms for choice in choices if choice.allowance_ms is not None]
    if allowed:
        room = format_ms(min(allowed))
        return f"{target} does while one call computes and waits for less than {room}; {now} is nearer than needed"
    return f"{target} meets as well; {now} is nearer than needed"


def _otherwise(points: Sequence[Point], choices: Sequence[Choice], worst: Judged | None, rank: int) -> str:
    """Aligned where it stands on the chosen site, or where it surely meets and nothing more central might."""
    if all(_stands(point, choice, rank) for point, choice in zip(points, choices, strict=True)):
        return ALIGNED
    nothing_more_central = all(c.first is not None and c.first.rank >= rank for c in choices)
    if worst is not None and worst.verdict == MEETS and nothing_more_central:
        return ALIGNED
    return UNKNOWN


def _stands(point: Point, choice: Choice, rank: int) -> bool:
    location = choice.location
    if choice.decision not in (DECIDED, NOT_APPLICABLE) or location is None or location.rank != rank:
        return False
    best = point.best(location.name)
    return point.now is None or best is None or best.site == point.now.site or point.now.verdict == MEETS

"""What would change the answer, each with its number; and for what cannot be met, the smallest relaxation."""

from collections.abc import Iterator, Sequence

from edgetier.placement.choose import CONFLICT, DECIDED, INFEASIBLE, MEETS, UNDETERMINED, Choice
from edgetier.placement.judging import Judged
from edgetier.placement.points import Point
from edgetier.placement.requests import Prepared
from edgetier.placement.selection import RESIDENCY
from edgetier.placement.values import Flip
from edgetier.quantities import format_ms


def flips_of(
    prepared: Prepared, point: Point, choice: Choice, site_names: Sequence[str]
) -> tuple[Flip, ...]:
    """For the demand point that binds; nothing where latency does not decide."""
    need, location = prepared.need, choice.location
    if need is None or location is None:
        return ()
    best = point.best(location.name)
    if best is None or best.typical_ms != best.typical_ms:
        return ()
    return (
        *_toward_users(point, best, location.rank, need.budget_ms, site_names),
        *_toward_centre(point, location.rank, need.budget_ms),
    )


def _toward_users(
    point: Point, best: Judged, rank: int, budget_ms: float, site_names: Sequence[str]
) -> Iterator[Flip]:
    nearer = next(
        (
            o.location.name
            for o in point.offers
            if o.location.rank > rank and _faster(point.best(o.location.name), best)
        ),
        None,
    )
    to = nearer or "nowhere"
    yield Flip(to, f"the budget falls below {format_ms(best.typical_ms)}")
    slack_ms = budget_ms - best.typical_ms
    path = next((t.typical for t in best.terms if t.name == "path"), None)
    if slack_ms > 0 and path is not None and best.crossings > 0:
        site = site_names[best.site]
        yield Flip(to, f"the round trip to {site} exceeds {format_ms(path / best.crossings + slack_ms / best.crossings)}")
    compute = next((t.typical for t in best.terms if t.name == "compute"), None)
    if slack_ms > 0 and compute:
        yield Flip(to, f"compute takes more than {format_ms(compute + slack_ms)} in one interaction")


def _faster(other: Judged | None, best: Judged) -> bool:
    return other is not None and other.typical_ms < best.typical_ms


def _toward_centre(point: Point, rank: int, budget_ms: float) -> Iterator[Flip]:
    for offer in point.offers:
        judged = point.best(offer.location.name)
        if offer.location.rank < rank and judged is not None and judged.typical_ms > budget_ms:
            yield Flip(offer.location.name, f"the budget rises to {format_ms(judged.typical_ms)}")


def relaxation_of(prepared: Prepared, point: Point, choice: Choice) -> str | None:
    """The smallest change that would make a permitted location meet."""
    if choice.decision == CONFLICT:
        return _reopen(point)
    if prepared.need is None or choice.decision == DECIDED:
        return None
    budget_ms = prepared.need.budget_ms
    judged = [(o.location.name, point.best(o.location.name)) for o in point.offers]
    found = [(name, j) for name, j in judged if j is not None]
    if choice.decision == INFEASIBLE and found:
        name, best = min(found, key=lambda pair: pair[1].low_ms)
        return _budget_needed(name, best, budget_ms)
    sure = any(j.verdict == MEETS for _, j in found)
    if choice.decision == UNDETERMINED and found and not sure:
        known = [(name, j) for name, j in found if j.high_ms == j.high_ms]
        if known:
            name, best = min(known, key=lambda pair: pair[1].high_ms)
            return f"{name} would surely meet with a budget of {format_ms(best.high_ms)}"
    return None


def _budget_needed(name: str, best: Judged, budget_ms: float) -> str:
    parts = [t for t in best.terms if t.name != "variation" and t.low]
    largest = max(parts, key=lambda t: t.low or 0.0, default=None)
    most = f"; its largest term is {largest.name} at {format_ms(largest.low or 0.0)}" if largest else ""
    return (
        f"a budget of at least {format_ms(best.low_ms)}, {format_ms(best.low_ms - budget_ms)} more, "
        f"would let {name} meet at best{most}"
    )


def _reopen(point: Point) -> str:
    """Which single constraint closes most: lifting it, or adding a site, is the smallest change."""
    closed = [o for o in point.offers if o.reason is not None]
    first = next((o for o in closed if o.reason == RESIDENCY), closed[-1])
    return f"offer a {first.location.name} site that the constraints permit: {first.because}"

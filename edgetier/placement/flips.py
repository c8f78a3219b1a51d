"""What would change the answer, each with its number; and for what cannot be met, the smallest relaxation."""

from collections.abc import Iterator

from edgetier.catalogue.model import Location
from edgetier.placement.choose import CONFLICT, DECIDED, INFEASIBLE, MEETS, UNDETERMINED, Choice
from edgetier.placement.judging import Judged
from edgetier.placement.needs import Need
from edgetier.placement.points import Point
from edgetier.placement.requests import Prepared
from edgetier.placement.selection import RESIDENCY
from edgetier.placement.values import Flip
from edgetier.quantities import format_ms


def flips_of(prepared: Prepared, point: Point, choice: Choice) -> tuple[Flip, ...]:
    """For the demand point that binds; nothing where latency does not decide."""
    need, location = prepared.need, choice.location
    if need is None or location is None:
        return ()
    best = point.best(location.name)
    if best is None or best.typical_ms != best.typical_ms:
        return ()
    return (
        *_toward_users(point, best, location, need),
        *_toward_centre(point, location.rank, need.budget_ms),
    )


def _toward_users(point: Point, best: Judged, location: Location, need: Need) -> Iterator[Flip]:
    to = _nearer(point, location, best.typical_ms)
    yield Flip(to, f"the budget falls below {format_ms(best.typical_ms)}")
    slack_ms = need.budget_ms - best.typical_ms
    terms = {t.name: t.typical for t in best.terms}
    path_ms, compute_ms = terms.get("path"), terms.get("compute")
    if slack_ms > 0 and path_ms is not None and need.round_trips > 0:
        once_ms = path_ms / (need.crossings.value.typical * need.network_factor)
        round_trip_ms = once_ms + slack_ms / need.round_trips
        # That way alone is longer then: any nearer location that does will do, be it slower than this one now.
        yield Flip(
            _nearer(point, location, need.budget_ms + 1e-9),
            f"the round trip to the nearest {location.name} site exceeds {format_ms(round_trip_ms)}",
        )
    # A longer compute time also makes a queue longer: what the two come to together, no subtraction tells.
    if slack_ms > 0 and compute_ms and best.utilisation != best.utilisation:
        yield Flip(to, f"compute takes more than {format_ms(compute_ms + slack_ms)} in one interaction")
    if slack_ms > 0:
        yield from _longer_terms(point, best, location, need)


def _longer_terms(point: Point, best: Judged, location: Location, need: Need) -> Iterator[Flip]:
    """What else uses the budget up: terms that other locations may share, and what it depends on."""
    slack_ms = need.budget_ms - best.typical_ms
    terms = {t.name: t.typical for t in best.terms if t.typical}
    crossings, calls = need.crossings.value.typical, need.calls.value.typical
    each = {
        "access": (
            need.round_trips,
            crossings * need.network_factor,
            "the round trip over its access network",
        ),
        "upload": (crossings, crossings, "the time to send one request"),
        "platform": (calls, calls, "what the platform adds to one call"),
        "dependency": (1.0, 1.0, "the way to what it depends on, in one interaction,"),
    }
    for name, (often, once, what) in each.items():
        if name in terms and often > 0 and once > 0:
            longest_ms = terms[name] / once + slack_ms / often
            to = _without(name, point, location, best, need.budget_ms)
            yield Flip(to, f"{what} exceeds {format_ms(longest_ms)}")


def _without(name: str, point: Point, location: Location, best: Judged, budget_ms: float) -> str:
    """The next nearer location that still does once a term has used up what the present one leaves."""
    own = name == "dependency"
    for offer in point.offers:
        judged = point.best(offer.location.name)
        if offer.location.rank <= location.rank or judged is None:
            continue
        shares = not own and any(term.name == name for term in judged.terms)
        if judged.typical_ms < best.typical_ms or (not shares and judged.typical_ms <= budget_ms):
            return offer.location.name
    return "nowhere"


def _nearer(point: Point, location: Location, below_ms: float) -> str:
    """The next nearer location whose typical total lies below a bound."""
    for offer in point.offers:
        judged = point.best(offer.location.name)
        if offer.location.rank > location.rank and judged is not None and judged.typical_ms < below_ms:
            return offer.location.name
    return "nowhere"


def _toward_centre(point: Point, rank: int, budget_ms: float) -> Iterator[Flip]:
    least_ms = float("inf")  # of what is more central still: with that budget it would be taken instead
    for offer in point.offers:
        judged = point.best(offer.location.name)
        if offer.location.rank >= rank or judged is None:
            continue
        if budget_ms < judged.typical_ms < least_ms:
            yield Flip(offer.location.name, f"the budget rises to {format_ms(judged.typical_ms)}")
            least_ms = judged.typical_ms


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
    if best.utilisation >= 1:
        return f"more servers: at {name} they would be busy {best.utilisation * 100:.0f} % of the time"
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

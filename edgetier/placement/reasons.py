"""Why not more central, and why not nearer: one word each, and a sentence for every rejected location."""

from edgetier.catalogue.model import Location
from edgetier.placement.choose import INFEASIBLE, MEETS, MISSES, Choice
from edgetier.placement.judging import Judged
from edgetier.placement.points import Point
from edgetier.placement.selection import ESTATE, Offer
from edgetier.quantities import format_ms

LATENCY, DEPENDENCY, NOTHING = "latency", "dependency", "nothing"

WIDE = "wide"
ON_THE_WAY = frozenset({"access", "path", "upload", "dependency"})


def why_not_more_central(point: Point, choice: Choice) -> str:
    """What keeps the workload from the location before the first one that might do."""
    anchor = choice.first
    if anchor is None:
        return _why_nowhere(point, choice)
    more_central = [o for o in point.offers if o.location.rank < anchor.rank]
    for offer in reversed(more_central):
        if offer.reason is None:
            return _latency_or_dependency(point, offer.location)
        if offer.reason != ESTATE:
            return offer.reason
    return NOTHING


def _why_nowhere(point: Point, choice: Choice) -> str:
    """Infeasible: every permitted location misses. Conflict: the constraint that closes the most central one."""
    if choice.decision == INFEASIBLE:
        permitted = [o for o in point.offers if o.reason is None]
        return _latency_or_dependency(point, permitted[-1].location)
    closed = [o.reason for o in point.offers if o.reason not in (None, ESTATE)]
    return closed[0] or NOTHING if closed else ESTATE


def why_not_nearer(point: Point, choice: Choice) -> str:
    """What would keep it from the next nearer location; `nothing` where it simply is not needed."""
    anchor = choice.location or choice.last
    if anchor is None:
        return NOTHING
    nearer = [o for o in point.offers if o.location.rank > anchor.rank and o.reason != ESTATE]
    if not nearer:
        return NOTHING
    offer = nearer[0]
    if offer.reason is not None:
        return offer.reason
    return DEPENDENCY if _farther_from_systems(point, anchor, offer.location) else NOTHING


def _latency_or_dependency(point: Point, location: Location) -> str:
    best = point.best(location.name)
    if best is None:
        return NOTHING
    return DEPENDENCY if best.dependency_ms > best.typical_ms / 2 else LATENCY


def _farther_from_systems(point: Point, here: Location, nearer: Location) -> bool:
    """Whether moving nearer to the user moves away from the systems by more than it gains."""
    mine, theirs = point.best(here.name), point.best(nearer.name)
    if mine is None or theirs is None:
        return False
    return theirs.dependency_ms > mine.dependency_ms and theirs.low_ms >= mine.low_ms


def rejected_because(
    point: Point, offer: Offer, judged: Judged, choice: Choice, *, budget_ms: float
) -> tuple[str, str] | None:
    """(reason word, sentence) of a location that was judged and not taken; None for the one that was."""
    if choice.location is offer.location:
        return None
    if judged.verdict == MISSES:
        return _miss(point, offer, judged, budget_ms)
    if choice.location is None or offer.location.rank < choice.location.rank:
        return LATENCY, _might_miss(judged, budget_ms)
    if _farther_from_systems(point, choice.location, offer.location):
        return DEPENDENCY, f"nearer to the user but farther from what it depends on: {_in_words(judged)}"
    if choice.location.reach == WIDE and not _travels(point.best(choice.location.name)):
        return (
            "not-needed",
            f"the location does not bind, as the metric counts no network; {choice.location.name} does",
        )
    needed = "meets too, but is not needed" if judged.verdict == MEETS else "nearer than needed"
    return "not-needed", f"{needed}: {choice.location.name} does"


def _travels(judged: Judged | None) -> bool:
    """Whether anything on the way to the site counts."""
    return judged is None or any(term.name in ON_THE_WAY for term in judged.terms)


def _miss(point: Point, offer: Offer, judged: Judged, budget_ms: float) -> tuple[str, str]:
    if judged.utilisation >= 1:
        busy = f"{judged.utilisation:.0%}".replace("%", " %")
        return (
            LATENCY,
            f"its servers would have to be busy {busy} of the time, so the queue grows without end",
        )
    over_ms = judged.low_ms - budget_ms
    sentence = f"misses by {format_ms(over_ms)} even at its low total of {format_ms(judged.low_ms)}"
    if _latency_or_dependency(point, offer.location) == DEPENDENCY:
        return DEPENDENCY, f"{sentence}; {format_ms(judged.dependency_ms)} of it goes to what it depends on"
    wait_ms = next((t.low for t in judged.terms if t.name == "wait"), None)
    if wait_ms is not None and wait_ms > over_ms:
        busy = f"{judged.utilisation:.0%}".replace("%", " %")
        return LATENCY, f"{sentence}; at {busy} utilisation a call waits {format_ms(wait_ms)} in the mean"
    if judged.crossings > 1:
        path = next((t.typical for t in judged.terms if t.name == "path"), None)
        crossing = f"; {judged.crossings:g} round trips cross the user's network"
        return LATENCY, sentence + crossing + (f", {format_ms(path)} of path" if path else "")
    return LATENCY, sentence


def _might_miss(judged: Judged, budget_ms: float) -> str:
    if judged.typical_ms != judged.typical_ms and not any(t.source == "missing" for t in judged.terms):
        return f"cannot be decided without knowing where its users are: {_in_words(judged)}"
    if judged.typical_ms != judged.typical_ms:
        room = judged.sure_allowance_ms
        if room > 0:
            return f"meets only while one call takes less than {format_ms(room)}, which is not known"
        return (
            f"leaves at most {format_ms(max(judged.best_allowance_ms, 0.0))} for one call, which is not known"
        )
    word = "would miss" if judged.typical_ms > budget_ms else "would meet"
    return f"cannot be decided: {word} typically at {_in_words(judged)}"


def _in_words(judged: Judged) -> str:
    ends = [v for v in (judged.low_ms, judged.high_ms) if v == v]
    middle = f"{format_ms(judged.typical_ms)} " if judged.typical_ms == judged.typical_ms else ""
    return middle + "(" + " to ".join(format_ms(v) for v in ends) + ")"

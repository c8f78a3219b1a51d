"""Why an answer changed: tier, budget, what became known, a verdict, a constraint, the term that grew most."""

from collections.abc import Iterator

from edgetier.assessment import WorkloadAssessment
from edgetier.comparison.values import Reason
from edgetier.placement.values import Candidate, Override
from edgetier.quantities import format_ms, percentile_name
from edgetier.tiering.values import Budget

_EXCLUDED = "excluded"
_PRESENT = "present"  # the site it runs at now, judged beside the best of its location
_ON_THE_WAY = ("path", "dependency")  # what depends on the site
_LEAST_MS = 0.005  # what no report would show
_Where = tuple[str, str | None]
_Pair = tuple[Candidate, Candidate]


def reasons_for(before: WorkloadAssessment, after: WorkloadAssessment) -> tuple[Reason, ...]:
    """The telling ones first; none where nothing that is known explains it."""
    return tuple(_reasons(before, after))


def _reasons(before: WorkloadAssessment, after: WorkloadAssessment) -> Iterator[Reason]:
    yield from _tier(before, after)
    yield from _budget(before.budget, after.budget)
    yield from _known(before, after)
    yield from _by_hand(before, after)
    pair = _telling(before, after)
    if pair is not None:
        yield from _verdict(*pair)
        yield from _largest_term(*pair)


def _tier(before: WorkloadAssessment, after: WorkloadAssessment) -> Iterator[Reason]:
    was, now = before.tier.name or "none", after.tier.name or "none"
    if was != now:
        yield Reason("tier", now, f"tier {now}, was {was}")


def _budget(was: Budget | None, now: Budget | None) -> Iterator[Reason]:
    if was and now and was[:3] == now[:3]:
        return
    if was is not None or now is not None:
        yield Reason("budget", "budget", f"budget {_words(now)}, was {_words(was)}")


def _words(budget: Budget | None) -> str:
    if budget is None:
        return "none"
    return f"{format_ms(budget.ms)} {budget.metric} at {percentile_name(budget.percentile)}"


def _known(before: WorkloadAssessment, after: WorkloadAssessment) -> Iterator[Reason]:
    was, now = before.placement.missing, after.placement.missing
    for words, fields in (
        ("now known", [one for one in was if one not in now]),
        ("not known any more", [one for one in now if one not in was]),
    ):
        if fields:
            yield Reason("known", fields[0], f"{words}: {', '.join(fields)}")


def _by_hand(before: WorkloadAssessment, after: WorkloadAssessment) -> Iterator[Reason]:
    was, now = place_by_hand(before.placement.override), place_by_hand(after.placement.override)
    if was != now:
        words = f"decided by hand: {now or 'nothing'}, was {was or 'nothing'}"
        yield Reason("override", "placement.override", words)


def place_by_hand(override: Override | None) -> str | None:
    """A location, and its site where it is another word."""
    if override is None:
        return None
    return " ".join(dict.fromkeys(filter(None, (override.location, override.site))))


def _telling(before: WorkloadAssessment, after: WorkloadAssessment) -> _Pair | None:
    """The location whose verdict changed, those first that the workload left or came to."""
    old, new = _by_place(before), _by_place(after)
    pairs = [(old[place], now) for place, now in new.items() if place in old]
    if not pairs:  # all demand comes from elsewhere
        by_location = {location: one for (location, _), one in reversed(old.items())}
        pairs = [(by_location[now.location], now) for now in new.values() if now.location in by_location]
    ends = {before.placement.location, after.placement.location}
    told = [pair for pair in pairs if _has_turned(pair)] or [
        pair for pair in pairs if pair[1].location in ends
    ]
    return min(told, key=lambda pair: pair[1].location not in ends, default=None)


def _by_place(item: WorkloadAssessment) -> dict[_Where, Candidate]:
    """The best of each location for each demand point."""
    found: dict[_Where, Candidate] = {}
    for one in item.placement.candidates:
        if one.reason != _PRESENT:
            found.setdefault((one.location, one.at), one)
    return found


def _has_turned(pair: _Pair) -> bool:
    was, now = pair
    return was.verdict != now.verdict or (now.verdict == _EXCLUDED and was.reason != now.reason)


def _verdict(was: Candidate, now: Candidate) -> Iterator[Reason]:
    """A constraint where either end is closed, else the verdict on its total."""
    if not _has_turned((was, now)):
        return
    if _EXCLUDED not in (was.verdict, now.verdict):
        if was.total_ms == now.total_ms:
            words = f"{_place(now)}{_total(now)} {now.verdict}, was {was.verdict}"
        else:
            words = f"{_place(now)} {now.verdict}{_total(now)}, was {was.verdict}{_total(was)}{_elsewhere(was, now)}"
        yield Reason("verdict", now.location, words)
        return
    closed = now if now.verdict == _EXCLUDED else was
    words = f"{closed.reason or closed.verdict} {'closes' if closed is now else 'no longer closes'} {_place(closed)}"
    because = f": {closed.rejected_because}" if closed is now and closed.rejected_because else ""
    yield Reason("constraint", closed.reason or closed.verdict, words + because)


def _place(found: Candidate) -> str:
    site = f" {found.site}" if found.site and found.site != found.location else ""
    return f"{found.location}{site}" + (f" from {found.at}" if found.at else "")


def _elsewhere(was: Candidate, now: Candidate) -> str:
    """The best site of the location may be another one now."""
    return f" ({was.site})" if was.site and was.site != now.site else ""


def _total(found: Candidate) -> str:
    low, typical, high = found.total_ms
    if typical is None:
        return ""
    ends = (
        f" ({format_ms(low)} to {format_ms(high)})"
        if low is not None and high is not None and low < high
        else ""
    )
    return f" at {format_ms(typical)}{ends}"


def _largest_term(was: Candidate, now: Candidate) -> Iterator[Reason]:
    old = {term.name: term.typical for term in was.terms}
    changed = [
        (
            abs((term.typical or 0.0) - (old.get(term.name) or 0.0)),
            term.name,
            old.get(term.name),
            term.typical,
        )
        for term in now.terms
    ]
    most, name, before_ms, after_ms = max(changed, key=lambda one: one[0], default=(0.0, "", None, None))
    if most < _LEAST_MS or was.total_ms == now.total_ms:
        return
    there, elsewhere = (f" to {_place(now)}", _elsewhere(was, now)) if name in _ON_THE_WAY else ("", "")
    yield Reason("term", name, f"{name} {_ms(after_ms)}{there}, was {_ms(before_ms)}{elsewhere}")


def _ms(value: float | None) -> str:
    return "not known" if value is None else format_ms(value)

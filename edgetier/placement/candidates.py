"""Candidates: the best site of every location and the present one, each with its ledger and one reason."""

from collections.abc import Iterator, Sequence

from edgetier.placement.choose import Choice
from edgetier.placement.judging import Judged, total_of
from edgetier.placement.points import Point
from edgetier.placement.reasons import rejected_because
from edgetier.placement.requests import Prepared
from edgetier.placement.selection import Offer
from edgetier.placement.values import Candidate, Total

UNKNOWN_TOTAL = Total(None, None, None)


def candidates_of(
    prepared: Prepared, points: Sequence[Point], choices: Sequence[Choice], site_names: Sequence[str]
) -> tuple[Candidate, ...]:
    """In the order of the demand points, the most central location first."""
    return tuple(
        candidate
        for point, choice in zip(points, choices, strict=True)
        for candidate in _of_point(prepared, point, choice, site_names)
    )


def _of_point(
    prepared: Prepared, point: Point, choice: Choice, site_names: Sequence[str]
) -> Iterator[Candidate]:
    shown_now = False
    for offer in point.offers:
        judged = point.best(offer.location.name)
        if judged is None:
            yield _unjudged(point, offer, choice, site_names)
            continue
        is_now = point.now is not None and point.now.site == judged.site
        shown_now = shown_now or is_now
        yield _judged(prepared, point, offer, judged, choice, site_names, is_now)
    if point.now is not None and not shown_now:
        yield _present(point, point.now, prepared, site_names)


def _unjudged(point: Point, offer: Offer, choice: Choice, site_names: Sequence[str]) -> Candidate:
    """A location that is closed, or one for which there is no budget to hold it against."""
    if offer.reason is not None:
        return _bare(point, offer, None, "excluded", offer.reason, offer.because)
    taken = choice.location is offer.location
    site = _name(point.site(offer), site_names) if taken else None
    if taken or choice.location is None:
        return _bare(point, offer, site, "not-applicable", None, None)
    because = f"nearer than needed: {choice.location.name} is permitted, and nobody waits"
    return _bare(point, offer, site, "not-applicable", "not-needed", because)


def _name(site: int | None, site_names: Sequence[str]) -> str | None:
    return None if site is None else site_names[site]


def _bare(
    point: Point, offer: Offer, site: str | None, verdict: str, reason: str | None, because: str | None
) -> Candidate:
    return Candidate(
        offer.location.name, site, point.asked.at, verdict, None, UNKNOWN_TOTAL, (), reason, because, False
    )


def _judged(
    prepared: Prepared,
    point: Point,
    offer: Offer,
    judged: Judged,
    choice: Choice,
    site_names: Sequence[str],
    is_now: bool,
) -> Candidate:
    budget_ms = prepared.need.budget_ms if prepared.need else 0.0
    rejected = rejected_because(point, offer, judged, choice, budget_ms=budget_ms)
    return Candidate(
        offer.location.name,
        _name(point.site(offer), site_names),
        point.asked.at,
        judged.verdict,
        judged.sure_allowance_ms,
        total_of(judged),
        judged.terms,
        rejected[0] if rejected else None,
        rejected[1] if rejected else None,
        is_now,
        *_of_servers(judged),
    )


def _present(point: Point, judged: Judged, prepared: Prepared, site_names: Sequence[str]) -> Candidate:
    """Where it runs now, if that is not the best site of its location or not in the estate."""
    location = prepared.now.location if prepared.now else ""
    return Candidate(
        location,
        site_names[judged.site],
        point.asked.at,
        judged.verdict,
        judged.sure_allowance_ms,
        total_of(judged),
        judged.terms,
        "present",
        "where it runs now",
        True,
        *_of_servers(judged),
    )


def _of_servers(judged: Judged) -> tuple[float | None, float | None]:
    """How busy the servers are, or how busy they may be."""
    busy, most = judged.utilisation, judged.holds_up_to
    return None if busy != busy else busy, None if most != most else most

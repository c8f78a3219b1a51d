"""The table of a card: for every demand point each location, what its total is made of, and why it is not chosen."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Candidate
from edgetier.report.explanation_ledger import amount, chosen, judged, title
from edgetier.report.html.figures.terms import GROUPS, typical_by_group
from edgetier.report.workload_words import PRESENT, binding, total_words

HEADS = ("low", "typical", "high", *(group.name for group in GROUPS))
SHORT_HEADS = ("typical",)
NOTHING_THERE = "estate"  # the reason of a location in which the estate has no site
MEETS = "meets"
_SIGNS = {"meets": "✓", "misses": "✗", "undetermined": "?"}


class Verdict(NamedTuple):
    """A location, or several that the estate has nothing in, with its totals and typical times."""

    location: str
    site: str
    said: str
    numbers: tuple[str, ...]
    chosen: bool


class Asked(NamedTuple):
    """A demand point with its verdicts, from far to near; in short where another point is the one that binds."""

    at: str
    rps: str
    verdicts: tuple[Verdict, ...]
    in_short: str = ""


def verdicts_of(item: WorkloadAssessment) -> tuple[Asked, ...]:
    """The demand point that binds in full, the others on a line each, in their order."""
    found = item.placement.candidates
    bound = binding(item)
    in_full = bound.at if bound else found[0].at if found else None
    points = dict.fromkeys((in_full, *(one.at for one in found))) if found else {}
    rates = {one.at: one.rps for one in item.placement.sites}
    return tuple(_asked(item, at, rates.get(at), in_full=at == in_full) for at in points)


def in_short(asked: Asked) -> Asked:
    """With typical totals alone."""
    typical = HEADS.index(*SHORT_HEADS)
    shown = (one._replace(numbers=one.numbers[typical : typical + 1]) for one in asked.verdicts)
    return asked._replace(verdicts=tuple(shown))


def _asked(item: WorkloadAssessment, at: str | None, rps: float | None, *, in_full: bool) -> Asked:
    here = [one for one in item.placement.candidates if one.at == at]
    permitted = [one for one in here if one.reason != NOTHING_THERE]
    rate = f"{rps:,.6g} requests/s" if rps else ""
    if in_full:
        shown = (*(_verdict(item, one) for one in permitted), *_nothing_there(here))
        return Asked(at or "anywhere", rate, shown)
    return Asked(at or "anywhere", rate, (), "; ".join(_in_short(item, one) for one in permitted))


def _in_short(item: WorkloadAssessment, one: Candidate) -> str:
    """`→ regional-cloud aws:eu-central-1 ✓ 364 ms`."""
    where = title(one) if chosen(item, one) or one.reason == PRESENT else one.location
    sign = _SIGNS.get(one.verdict, f"{one.verdict}: {one.reason}" if one.reason else one.verdict)
    told = f"{where} {sign} {total_words(one)}" if one.terms else f"{where} {sign}"
    told += " now" if one.current else ""
    return f"→ {told}" if chosen(item, one) else told


def _nothing_there(found: Sequence[Candidate]) -> Iterator[Verdict]:
    """Locations of which the estate has no site, in one line."""
    names = [one.location for one in found if one.reason == NOTHING_THERE]
    if names:
        yield Verdict(", ".join(names), "", "no such site in the estate", (), False)


def _verdict(item: WorkloadAssessment, one: Candidate) -> Verdict:
    site = one.site if one.site and one.site != one.location else ""
    said = f"{_SIGNS.get(one.verdict, '–')} {_said(item, one)}"
    return Verdict(one.location, site, said, _numbers(one), chosen(item, one))


def _numbers(one: Candidate) -> tuple[str, ...]:
    if not one.terms:
        return ()
    groups = (amount(ms) if ms else "0" for ms in typical_by_group(one).values())
    return (*map(amount, one.total_ms), *groups)


def _said(item: WorkloadAssessment, one: Candidate) -> str:
    if one.reason == "not-needed":
        said = "meets too, not needed" if one.verdict == MEETS else "not needed"
        return said + (", runs here now" if one.current else "")
    said = judged(item, one)
    return said.replace("runs here now", "the present site") if one.reason == PRESENT else said

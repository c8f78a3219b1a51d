"""The arithmetic of one workload: for every demand point and location a ledger against the budget."""

import math
from collections.abc import Iterator, Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Candidate, Term
from edgetier.quantities import format_ms, percentile_name
from edgetier.report.columns import Column, fit, hanging, table, wrap
from edgetier.report.palette import Palette
from edgetier.report.plain_text import cells, visible
from edgetier.report.workload_words import PRESENT, verdict_words
from edgetier.tiering.values import Budget

_COLUMNS = (
    Column("ms", 10),
    Column("low", 6, right=True),
    Column("typical", 7, right=True),
    Column("high", 6, right=True),
    Column("source", 6),
)
_WIDEST_TITLE = 34
ENDLESS_MS = 0.99e9  # a queue that grows without end
_ROLES = {"meets": "good", "misses": "bad", "undetermined": "warn", "excluded": "bad"}


def ledgers(item: WorkloadAssessment, palette: Palette, width: int) -> Iterator[str]:
    """Demand points in their order, locations from far to near: first at a glance, then the sums."""
    for at in dict.fromkeys(one.at for one in item.placement.candidates):
        found = [one for one in item.placement.candidates if one.at == at]
        yield ""
        yield palette.strong(visible(f"Where, for requests from {at or 'anywhere'}"))
        yield from _overview(item, found, palette, width)
        for one in found:
            if one.terms:
                yield ""
                yield from wrap(visible(title(one)), width, indent="  ")
                yield from _ledger(one, item.budget, palette, width)
                yield from wrap(_allowance(one), width, indent="    ")
    if any(one.terms for one in item.placement.candidates):
        note = "Terms are medians; variation makes up the total at the percentile."
        yield ""
        yield from map(palette.dim, wrap(note, width, indent="  "))


def _overview(
    item: WorkloadAssessment, found: Sequence[Candidate], palette: Palette, width: int
) -> Iterator[str]:
    """Every location with its verdict and one reason; the reasons in full where they do not fit."""
    for one in found:
        label = f"  {fit(visible(title(one)), _title_width(found))}  "
        first, *rest = hanging(label, visible(judged(item, one)).split(), width)
        word = verdict_words(item, one)
        yield label + first[len(label) :].replace(word, palette.paint(_ROLES.get(one.verdict), word), 1)
        yield from rest


def judged(item: WorkloadAssessment, one: Candidate) -> str:
    """`misses by 5 ms, runs here now`: the sentence where there is one, it mostly starts with the verdict."""
    verdict = verdict_words(item, one)
    said = one.rejected_because if one.rejected_because and one.reason != PRESENT else verdict
    words = [said if said.startswith(verdict) else f"{verdict}: {said}"]
    if chosen(item, one):
        words.append("typically enough" if item.placement.decision == "undetermined" else "chosen")
    if one.current:
        words.append("runs here now")
    return ", ".join(words)


def title(one: Candidate) -> str:
    return f"{one.location} {one.site}" if one.site and one.site != one.location else one.location


def _title_width(found: Sequence[Candidate]) -> int:
    return min(max(cells(visible(title(one))) for one in found), _WIDEST_TITLE)


def chosen(item: WorkloadAssessment, one: Candidate) -> bool:
    return any(
        (one.at, one.location, one.site) == (by.at, by.location, by.site) for by in item.placement.sites
    )


def _ledger(one: Candidate, budget: Budget | None, palette: Palette, width: int) -> Iterator[str]:
    rows = [_row(term) for term in one.terms]
    total = one.total_ms
    if budget is None:
        rows.append(("total", *map(amount, total), ""))
    else:
        rows.append((f"total at {percentile_name(budget.percentile)}", *map(amount, total), ""))
        rows.append(("budget", *[amount(budget.ms)] * 3, budget.source))
        rows.append(("margin", *(_margin(budget.ms, ms) for ms in total), ""))
    yield from table(_COLUMNS, rows, width=width, indent="    ", head=palette.dim)


def _row(term: Term) -> tuple[str, ...]:
    ends: Sequence[float | None] = (term.low, term.typical, term.high)
    return (visible(term.name), *map(amount, ends), visible(term.source))


def amount(ms: float | None) -> str:
    """Milliseconds for a column: one decimal below 100, a question mark where nothing is known."""
    if ms is None or math.isnan(ms):
        return "?"
    if abs(ms) >= ENDLESS_MS:
        return "no end" if ms > 0 else "-no end"
    return f"{ms:,.0f}" if abs(ms) >= 100 else f"{ms + 0.0:.1f}"


def _margin(budget_ms: float, ms: float | None) -> str:
    if ms is None or math.isnan(ms):
        return "?"
    left = budget_ms - ms
    return ("+" if left >= 0 else "") + amount(left)


def _allowance(one: Candidate) -> str:
    """What it leaves for one call, and how busy its servers are or may be."""
    said = [_room(one)]
    if one.utilisation is not None:
        said.append(f"its servers are busy {share(one.utilisation)} of the time")
    if one.holds_up_to is not None:
        said.append(f"meets up to {share(one.holds_up_to)} utilisation")
    return "; ".join(filter(None, said))


def share(of_one: float) -> str:
    return f"{of_one * 100:.0f} %"


def _room(one: Candidate) -> str:
    if one.allowance_ms is None or not one.allowance_ms > 0:
        return ""
    return f"leaves {format_ms(one.allowance_ms)} for one call to compute and wait"

"""The options of a decision as a table: every location with its verdict, its total, and its room or its reason."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.placement.values import Candidate, Override
from edgetier.quantities import format_ms
from edgetier.report import markdown_cells as cells
from edgetier.report.explanation_ledger import amount, chosen, title
from edgetier.report.workload_words import PRESENT, binding

_NUMBERS = ("low ms", "typical ms", "high ms")
_TITLES = ("location", "from", "verdict", *_NUMBERS, "room or reason")
_NOTHING = ("", "?")
_VERDICTS = {"not-applicable": "permitted"}  # nobody waits, so there is nothing to meet
_MOST_ROWS = 60


def options(item: WorkloadAssessment) -> Iterator[str]:
    """The demand point that binds first; no times where nothing was timed."""
    found = _ordered(item)
    if not found:
        yield "None were weighed: it is retired, or its vendor decides where it runs."
        return
    rows = [_cells(item, one) for one in found[:_MOST_ROWS]]
    idle = {name for name in _TITLES if all(row[name] in _NOTHING for row in rows)} - {_TITLES[0]}
    idle |= set() if len({one.at for one in found}) > 1 else {"from"}
    titles = [name for name in _TITLES if name not in idle]
    yield from cells.head(titles, right=_NUMBERS)
    yield from (cells.row([row[name] for name in titles]) for row in rows)
    if len(found) > _MOST_ROWS:
        yield from ("", f"and {len(found) - _MOST_ROWS:,} more, of other demand points")
    if not idle.issuperset(_NUMBERS):
        yield from ("", "Totals are at the percentile of the budget.")


def _ordered(item: WorkloadAssessment) -> Sequence[Candidate]:
    bound = binding(item)
    at = bound.at if bound else None
    return sorted(item.placement.candidates, key=lambda one: one.at != at)


def _cells(item: WorkloadAssessment, one: Candidate) -> dict[str, str]:
    """By the titles."""
    return {
        "location": title(one),
        "from": one.at or "anywhere",
        "verdict": ", ".join((_VERDICTS.get(one.verdict, one.verdict), *_marks(item, one))),
        **dict(zip(_NUMBERS, map(amount, one.total_ms), strict=True)),
        "room or reason": _room_or_reason(one),
    }


def _marks(item: WorkloadAssessment, one: Candidate) -> Iterator[str]:
    if chosen(item, one):
        yield "typically enough" if item.placement.decision == "undetermined" else "advised"
    if _by_hand(item.placement.override, one):
        yield "decided by hand"
    if one.current:
        yield "runs here now"


def _by_hand(override: Override | None, one: Candidate) -> bool:
    if override is None or override.location != one.location:
        return False
    return override.site in (None, one.site, one.location)


def _room_or_reason(one: Candidate) -> str:
    if one.rejected_because and one.reason != PRESENT:
        return one.rejected_because
    if one.allowance_ms is not None and one.allowance_ms > 0:
        return f"leaves {format_ms(one.allowance_ms)} for one call to compute and wait"
    return ""

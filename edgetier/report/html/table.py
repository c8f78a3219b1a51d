"""The table of all workloads, and the words it can be filtered by."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.findings import Finding
from edgetier.placement.values import Placement
from edgetier.report.by_hand import place_by_hand
from edgetier.report.columns import cut
from edgetier.report.workload_words import against, binding, reason, tier_words

NOBODY = "no owner"
UNDETERMINED = "undetermined"
DECISIONS = {
    "decided": "decided",
    "conditional": "on a condition",
    "undetermined": UNDETERMINED,
    "infeasible": "infeasible",
    "conflict": "conflict",
    "not-applicable": "no budget",
    "outside": "not placed",
}
TODAY = {
    "not-permitted": "not permitted",
    "under": "too far",
    "over": "too near",
    "aligned": "aligned",
    "unknown": "not known",
}
LONGEST = 120  # letters of a name or an owner; --format json has all of them
_HEADS = ("Workload", "Owner", "Tier", "Goes to", "Typical / budget", "Today", "Decision", "Findings", "Why")
_FILTERED = {1: "owner", 2: "tier", 3: "location", 5: "today", 6: "decision", 7: "finding"}
_SEVERAL = "finding"


class Cell(NamedTuple):
    """A word to sort and filter by, what is said beside it in small, and a number to sort by instead."""

    word: str
    beside: str = ""
    number: str = ""


class Row(NamedTuple):
    """One workload; the first cell is a link to its card."""

    anchor: str
    cells: tuple[Cell, ...]


class Filter(NamedTuple):
    """A drop-down over one column; `several`: its cells hold words with spaces between, and one of them is enough."""

    column: int
    label: str
    options: tuple[str, ...]
    several: bool = False


class Table(NamedTuple):
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]


def table_of(
    assessment: Assessment, anchors: Sequence[str], findings: Mapping[str, Sequence[Finding]]
) -> Table:
    """Every workload on a line, in the order of the inventory."""
    pairs = zip(assessment.workloads, anchors, strict=True)
    rows = tuple(Row(anchor, _cells(item, findings.get(item.id, ()))) for item, anchor in pairs)
    orders = {2: tuple(assessment.summary.by_tier), 3: tuple(assessment.summary.by_location)}
    orders |= {5: tuple(TODAY.values()), 6: tuple(DECISIONS.values())}
    filters = (_filter(column, rows, orders.get(column, ())) for column in _FILTERED)
    return Table(_HEADS, rows, tuple(one for one in filters if len(one.options) > 1))


def _filter(column: int, rows: Iterable[Row], order: Sequence[str]) -> Filter:
    """The words of a column that are there, in a known order and then by name."""
    words = {word for row in rows for word in _words(column, row)}
    ranked = [word for word in order if word in words] + sorted(words.difference(order))
    return Filter(column, _FILTERED[column], tuple(ranked), several=_FILTERED[column] == _SEVERAL)


def _words(column: int, row: Row) -> Sequence[str]:
    word = row.cells[column].word
    if _FILTERED[column] == _SEVERAL:
        return word.split()
    return (word,) if word else ()


def _cells(item: WorkloadAssessment, findings: Sequence[Finding]) -> tuple[Cell, ...]:
    return (
        Cell(item.id, cut(item.name or "", LONGEST)),
        Cell(cut(item.owner or NOBODY, LONGEST)),
        Cell(tier_words(item)),
        _goes_to(item),
        Cell(against(item), number=_share_of_budget(item)),
        Cell(today_words(item), _now(item)),
        Cell(decision_words(item), ", ".join(_beside_decision(item.placement))),
        Cell(" ".join(dict.fromkeys(one.code for one in findings))),
        Cell(reason(item)),
    )


def _beside_decision(placed: Placement) -> Iterator[str]:
    if placed.provisional:
        yield "provisional"
    if placed.override is not None:
        yield f"by hand {cut(place_by_hand(placed.override), LONGEST)}"


def today_words(item: WorkloadAssessment) -> str:
    """How it stands where it runs now."""
    word = item.placement.deployment
    return TODAY.get(word, word)


def decision_words(item: WorkloadAssessment) -> str:
    """The decision, told apart by condition and by whether there is anything to place."""
    placed, word = item.placement, item.placement.decision
    if word == "decided" and placed.condition:
        word = "conditional"
    elif word == "not-applicable" and placed.location is None:
        word = "outside"
    return DECISIONS.get(word, word)


def _goes_to(item: WorkloadAssessment) -> Cell:
    placed = item.placement
    if placed.decision == "undetermined":
        return Cell(UNDETERMINED, " … ".join(dict.fromkeys(placed.range)) if placed.range else "")
    if placed.location is None:
        return Cell(decision_words(item))
    site = placed.site if placed.site and placed.site != placed.location else ""
    return Cell(placed.location, site)


def _now(item: WorkloadAssessment) -> str:
    return item.placement.current.site if item.placement.current else ""


def _share_of_budget(item: WorkloadAssessment) -> str:
    """How much of the budget the typical total takes, or at least takes; empty where there is none."""
    found = binding(item)
    if item.budget is None or found is None:
        return ""
    total = found.total_ms
    ms = next((one for one in (total.typical, total.low) if one is not None), None)
    return "" if ms is None else f"{ms / item.budget.ms:.4f}"

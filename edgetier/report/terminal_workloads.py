"""One line a workload on a terminal."""

from collections.abc import Iterator

from edgetier.assessment import WorkloadAssessment
from edgetier.report.columns import Column, flow, table
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.workload_words import against, reason, tier_words, where_in_short

_COLUMNS = (
    Column("", 1),
    Column("workload", 21, middle=True),
    Column("tier", 13),
    Column("where", 23),
    Column("typical/budget", 15),
    Column("today", 9),
    Column("why", 24, drop=1),
)
_MARKS = {
    "=": "decided",
    "*": "decided on a condition",
    "?": "undetermined",
    "x": "infeasible",
    "!": "conflict",
    "-": "no budget, or not placed",
    "~": "rests on defaults",
}
_OF_DECISION = {"undetermined": "?", "infeasible": "x", "conflict": "!", "not-applicable": "-"}
_TODAY = {"not-permitted": "forbidden"}  # the contract's word is too wide for the column
_ROLES = {
    "forbidden": "bad",
    "under": "warn",
    "over": "warn",
    "aligned": "good",
    "infeasible": "warn",
    "conflict": "bad",
    "!": "bad",
    "x": "warn",
    "?": "dim",
}


def workload_lines(workloads: tuple[WorkloadAssessment, ...], palette: Palette, width: int) -> Iterator[str]:
    rows = [_row(item) for item in workloads]
    yield from table(
        _COLUMNS,
        rows,
        width=width,
        head=palette.dim,
        paint=lambda _column, cell, shown: palette.paint(_ROLES.get(cell), shown),
    )
    used = {row[0] for row in rows} | {"~" for item in workloads if item.placement.provisional}
    legend = [f"{sign} {_MARKS[sign]}" for sign in _MARKS if sign in used]
    yield from map(palette.dim, flow(legend, width, indent="  ", glue="   "))


def _row(item: WorkloadAssessment) -> tuple[str, ...]:
    placed = item.placement
    tier = ("~" if placed.provisional and item.tier.name else "") + tier_words(item)
    cells = (
        mark(item),
        item.id,
        tier,
        where_in_short(placed),
        against(item),
        _TODAY.get(placed.deployment, placed.deployment),
        reason(item),
    )
    return tuple(map(visible, cells))


def mark(item: WorkloadAssessment) -> str:
    placed = item.placement
    if placed.decision == "decided":
        return "*" if placed.condition else "="
    return _OF_DECISION.get(placed.decision, "?")

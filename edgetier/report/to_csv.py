"""One row a workload for a spreadsheet; no cell is a formula, no row is more than one line."""

import csv
import io
import re
from collections.abc import Callable, Mapping

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.quantities import percentile_name
from edgetier.report.plain_text import visible
from edgetier.report.workload_cells import codes_of, hundredths, share, total_of

Cell = str | int | float | None
_RISKY = "=+\\-@\t\r\n＝＋－＠"
# Where the decimal point is a comma, spreadsheet programs part cells by ';', also inside of one.
_STARTS_FORMULA = re.compile(f"(?:^|(?<=;))(?=[\"'\\s]*[{_RISKY}])")

_COLUMNS: Mapping[str, Callable[[WorkloadAssessment], Cell]] = {
    "id": lambda item: item.id,
    "name": lambda item: item.name,
    "owner": lambda item: item.owner,
    "tier": lambda item: item.tier.name,
    "tier_basis": lambda item: item.tier.basis,
    "tier_probability": lambda item: item.tier.probability,
    "tiers_left": lambda item: " ".join(item.tier.tiers),
    "budget_ms": lambda item: item.budget and hundredths(item.budget.ms),
    "metric": lambda item: item.budget and item.budget.metric,
    "percentile": lambda item: item.budget and percentile_name(item.budget.percentile),
    "decision": lambda item: item.placement.decision,
    "location": lambda item: item.placement.location,
    "range_from": lambda item: item.placement.range and item.placement.range[0],
    "range_to": lambda item: item.placement.range and item.placement.range[1],
    "placement": lambda item: item.placement.placement,
    "site": lambda item: item.placement.site,
    "provisional": lambda item: "yes" if item.placement.provisional else "no",
    "condition": lambda item: item.placement.condition,
    "why_not_more_central": lambda item: item.placement.why_not_more_central,
    "why_not_nearer": lambda item: item.placement.why_not_nearer,
    "current_site": lambda item: item.placement.current and item.placement.current.site,
    "current_location": lambda item: item.placement.current and item.placement.current.location,
    "deployment": lambda item: item.placement.deployment,
    "override_location": lambda item: (one := item.placement.override) and one.location,
    "override_site": lambda item: (one := item.placement.override) and one.site,
    "override_differs": lambda item: (one := item.placement.override) and ("yes" if one.differs else "no"),
    "override_because": lambda item: (one := item.placement.override) and one.because,
    "override_by": lambda item: (one := item.placement.override) and one.by,
    "override_date": lambda item: (one := item.placement.override) and one.date,
    "total_typical_ms": lambda item: hundredths(total_of(item).typical),
    "total_low_ms": lambda item: hundredths(total_of(item).low),
    "total_high_ms": lambda item: hundredths(total_of(item).high),
    "missing": lambda item: " ".join(item.placement.missing),
    "completeness": lambda item: share(item.placement.completeness),
}


def render(assessment: Assessment, *, color: bool, width: int) -> str:  # noqa: ARG001 - the shape of a renderer
    codes = codes_of(assessment)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*_COLUMNS, "findings", "file", "line"])
    for item in assessment.workloads:
        cells = [read(item) for read in _COLUMNS.values()]
        writer.writerow(map(_plain, [*cells, " ".join(codes[item.id]), item.file, item.line]))
    return text.getvalue()


def _plain(cell: Cell) -> Cell:
    """Numbers as they are; text that a spreadsheet would compute gets an apostrophe in front."""
    if not isinstance(cell, str):
        return cell
    return visible(_STARTS_FORMULA.sub("'", cell))

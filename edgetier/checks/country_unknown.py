"""ET501: a site of the estate whose country is not known, where some workload has a residency rule."""

from collections.abc import Iterator, Sequence

from edgetier.checks.judgement import Judgement
from edgetier.findings import Finding, finding
from edgetier.inventory.values import Inventory
from edgetier.placement.sites import DEVICE, Sites


def country_unknown(inventory: Inventory, sites: Sites, judgements: Sequence[Judgement]) -> Iterator[Finding]:
    """A finding for each such site, at its entry in the estate."""
    entry = inventory.estate
    if entry is None or not any(_has_residency(judgement) for judgement in judgements):
        return
    unknown = {site.name for site in sites.offered if site.country is None and site.name != DEVICE}
    names = {
        "on_prem": [mine.name for mine in entry.estate.on_prem],
        "data_centres": [mine.name for mine in entry.estate.data_centres],
    }
    for part, listed in names.items():
        for index, name in enumerate(listed):
            if name in unknown:
                path = (*entry.path, part, index)
                message = f"the country of site '{name}' is not known, so no workload with a residency rule may use it"
                source, span = entry.document.source, entry.document.key_span(path)
                yield finding(
                    "ET501", message, source=source, span=span, path=path, help="add country: to the site"
                )


def _has_residency(judgement: Judgement) -> bool:
    workload = judgement.entry.workload
    if workload.constraints and workload.constraints.residency:
        return True
    return any(point.residency for point in workload.demand)

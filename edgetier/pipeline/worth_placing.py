"""Whether a workload has anything that placement could find out; most manifests of a hook have not."""

from collections.abc import Sequence

from edgetier.catalogue.model import Catalogue
from edgetier.catalogue.residency import expand_residency
from edgetier.checks.facts import PLACEMENT_FACTS
from edgetier.decision_tables.table import Pack
from edgetier.inventory.model import Workload
from edgetier.placement.constraints import ELSEWHERE, SAME, ConstraintRules, Exclusions
from edgetier.placement.hardware import memory_of
from edgetier.placement.requests import Request
from edgetier.placement.sites import DEVICE, Site, Sites, site_now


def out_of_scope(workload: Workload) -> bool:
    """Retired, or a vendor's to place."""
    return workload.status == "retired" or bool(workload.sourcing and workload.sourcing.delivery == "saas")


def rules_ask_for_placement(packs: Sequence[Pack]) -> bool:
    """Whether a table that makes findings wants to know where a workload goes."""
    tables = [table for pack in packs for table in pack.tables]
    return any(
        {column.name for column in table.inputs} & PLACEMENT_FACTS
        and any("code" in r.then for r in table.rows)
        for table in tables
    )


class Worth:
    """Tells the workloads that placement must look at; exact for constraints, by what is stated for latency."""

    __slots__ = ("_catalogue", "_rules", "_sites")

    def __init__(self, catalogue: Catalogue, sites: Sites, rules: ConstraintRules) -> None:
        self._catalogue = catalogue
        self._sites = sites
        self._rules = rules

    def __call__(self, request: Request) -> bool:
        """Latency needs demand, a compute time, a dependency or an observation to be held against."""
        workload = request.workload
        if out_of_scope(workload):
            return False
        if request.budget is not None and _states_latency(workload):
            return True
        if workload.placement is not None and workload.placement.override is not None:
            return True
        return not self._surely_permitted(workload)

    def _surely_permitted(self, workload: Workload) -> bool:
        """Whether some site is open whatever the distances, and the present one is open and most central."""
        closed = self._rules.of(workload, memory_of(workload, self._sites.hardware, self._catalogue))
        countries = self._countries(workload)
        if not any(_open(site, closed, countries) for site in self._sites.offered):
            return False
        if workload.current is None or workload.current.site is None:
            return True
        now = site_now(workload.current.site, self._sites, self._catalogue)
        most_central = self._catalogue.locations[0].name
        return now is None or (now.location == most_central and _open(now, closed, countries))

    def _countries(self, workload: Workload) -> list[frozenset[str]]:
        said = [point.residency for point in workload.demand]
        said += [workload.constraints.residency] if workload.constraints else []
        return [expand_residency(names, self._catalogue)[0] for names in said if names is not None]


def _states_latency(workload: Workload) -> bool:
    return bool(
        workload.demand
        or workload.compute
        or workload.depends_on
        or (workload.current and (workload.current.site is not None or workload.current.observed))
    )


def _open(site: Site, closed: Exclusions, countries: Sequence[frozenset[str]]) -> bool:
    if site.name == DEVICE:
        return False  # in the country of its user: not to be told without looking
    if any((site.location, where) in closed.closed for where in (SAME, ELSEWHERE)):
        return False
    return all(site.country in allowed for allowed in countries)

"""What only the whole portfolio can tell: sites that no estate has, and sites asked for more than they hold."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding, Severity, finding
from edgetier.inventory.model import DataCentre, OnPremises
from edgetier.inventory.values import EstateEntry, Inventory
from edgetier.placement.sites import DEVICE, Sites


def cross_file_findings(
    inventory: Inventory, sites: Sites, judgements: Sequence[Judgement]
) -> Iterator[Finding]:
    """Nothing where no estate is given: the shipped one is nobody's."""
    if inventory.estate is None:
        return
    offered = {site.name for site in sites.offered} | sites.own_places.keys()
    for judgement in judgements:
        yield from _dangling(judgement, offered)
    yield from _over_limit(inventory.estate, judgements)


def _dangling(judgement: Judgement, offered: set[str]) -> Iterator[Finding]:
    """A warning: a workload may well run where the estate is not meant to reach."""
    workload = judgement.entry.workload
    site = workload.current.site if workload.current else None
    if workload.status == "retired" or not isinstance(site, str) or site == DEVICE or site in offered:
        return
    message = f"current.site names '{site}', which the estate of the portfolio does not have"
    hint = "add the site to the estate, or correct the name"
    yield at_field("ET703", judgement, "current.site", message, severity=Severity.WARNING, help=hint)


def _over_limit(entry: EstateEntry, judgements: Sequence[Judgement]) -> Iterator[Finding]:
    """Servers that the workloads running at a site take up, against those that it has room for."""
    taken: dict[str, int] = defaultdict(int)
    who: dict[str, list[str]] = defaultdict(list)
    for judgement in judgements:
        workload = judgement.entry.workload
        servers = workload.capacity.servers_per_site if workload.capacity else None
        if servers is not None and workload.status != "retired" and workload.current:
            taken[str(workload.current.site)] += servers
            who[str(workload.current.site)].append(workload.id)
    parts: dict[str, Sequence[OnPremises | DataCentre]] = {
        "on_prem": entry.estate.on_prem,
        "data_centres": entry.estate.data_centres,
    }
    for part, listed in parts.items():
        for index, site in enumerate(listed):
            if site.servers is not None and taken[site.name] > site.servers:
                yield _too_many(entry, (part, index), site.name, (taken[site.name], site.servers), who)


def _too_many(
    entry: EstateEntry,
    where: tuple[str | int, ...],
    name: str,
    servers: tuple[int, int],
    who: dict[str, list[str]],
) -> Finding:
    path = (*entry.path, *where, "servers")
    message = f"workloads at '{name}' take {servers[0]} servers; it has room for {servers[1]}"
    source, span = entry.document.source, entry.document.key_span(path)
    hint = f"they are: {', '.join(sorted(who[name]))}"
    return finding("ET704", message, source=source, span=span, path=path, help=hint)

"""The facts of a workload that rule packs ask for, by the names of their inputs."""

from collections.abc import Mapping

from edgetier.catalogue.model import Archetype, Catalogue
from edgetier.catalogue.places import find_metro
from edgetier.catalogue.tiers import tier_for_budget
from edgetier.checks.challenge_facts import CHALLENGE_KINDS, challenge_facts
from edgetier.checks.judgement import Judgement
from edgetier.inventory.model import Workload

MONTHS = 12
LABEL = "labels."

KINDS = {
    "budget_stated": "boolean",
    "metric_stated": "boolean",
    "percentile_stated": "boolean",
    "kind": "text",
    "archetype_kind": "text",
    "declared_tier_agrees": "boolean",
    "budget_share_of_class": "number",
    "observed_metric_agrees": "boolean",
    **CHALLENGE_KINDS,
    "offline": "boolean",
    "depends_on_cloud": "boolean",
    "runs_at_metro": "boolean",
    "endpoint": "text",
    "region": "text",
    "region_in_endpoint": "boolean",
    "interface": "text",
    "hardware": "text",
    "needs_edge": "boolean",
    "edge_reason": "text",
    "delivery": "text",
    "horizon": "text",
    "archetype": "text",
    "status": "text",
    "owner": "text",
    "tier": "text",
    "location": "text",
    "decision": "text",
    "deployment": "text",
    "budget_ms": "number",
}

PLACEMENT_FACTS = frozenset({"needs_edge", "edge_reason", "location", "decision", "deployment"})


def known_facts() -> tuple[str, ...]:
    """The facts that every workload has; beside them stands `labels.NAME` for each of its labels."""
    return tuple(KINDS)


def kind_of_fact(name: str) -> str | None:
    """text, number or boolean; None for a fact that nobody gives."""
    return "text" if name.startswith(LABEL) else KINDS.get(name)


def facts_of(judgement: Judgement, catalogue: Catalogue) -> Mapping[str, object]:
    """Every fact that a table of any pack may name as an input."""
    return {
        **audit_facts(judgement, catalogue),
        **challenge_facts(judgement, catalogue),
        **portability_facts(judgement, catalogue),
        **sourcing_facts(judgement, catalogue),
        **labels_of(judgement),
    }


def labels_of(judgement: Judgement) -> Mapping[str, object]:
    """What an organisation's own packs most often ask for."""
    workload, placement = judgement.entry.workload, judgement.placement
    return {
        "archetype": workload.archetype,
        "status": workload.status,
        "owner": workload.owner,
        "tier": judgement.tiering.tier.name,
        "location": placement.location,
        "decision": placement.decision,
        "deployment": placement.deployment,
        "budget_ms": judgement.tiering.budget.ms if judgement.tiering.budget else None,
        **{f"{LABEL}{name}": value for name, value in workload.labels.items()},
    }


def audit_facts(judgement: Judgement, catalogue: Catalogue) -> Mapping[str, object]:
    """What the audit pack asks for."""
    workload = judgement.entry.workload
    latency = workload.latency
    archetype = catalogue.archetypes.get(workload.archetype) if workload.archetype else None
    return {
        "budget_stated": latency is not None and latency.budget is not None,
        "metric_stated": latency is not None and latency.metric is not None,
        "percentile_stated": latency is not None and latency.percentile is not None,
        "kind": workload.kind,
        "archetype_kind": archetype.kind if archetype else None,
        "declared_tier_agrees": _tier_agrees(judgement, catalogue),
        "budget_share_of_class": _share_of_class(workload, archetype),
        "observed_metric_agrees": _observed_metric_agrees(judgement),
        "offline": workload.constraints.offline if workload.constraints else None,
        "depends_on_cloud": any(system.at in catalogue.regions for system in workload.depends_on),
        "runs_at_metro": _runs_at_metro(workload, catalogue),
    }


def _runs_at_metro(workload: Workload, catalogue: Catalogue) -> bool | None:
    site = workload.current.site if workload.current else None
    return None if site is None else isinstance(site, str) and find_metro(site, catalogue) is not None


def _tier_agrees(judgement: Judgement, catalogue: Catalogue) -> bool | None:
    declared, budget = judgement.entry.workload.tier, judgement.tiering.budget
    if declared is None or budget is None or budget.source != "declared":
        return None
    return tier_for_budget(catalogue, budget.ms, catalogue.metrics[budget.metric]).name == declared


def _share_of_class(workload: Workload, archetype: Archetype | None) -> float | None:
    """The budget over that of the archetype, where both are of the same metric."""
    latency = workload.latency
    if latency is None or latency.budget is None or archetype is None or not archetype.budget_ms:
        return None
    return latency.budget / archetype.budget_ms if latency.metric in (None, archetype.metric) else None


def _observed_metric_agrees(judgement: Judgement) -> bool | None:
    current, budget = judgement.entry.workload.current, judgement.tiering.budget
    if current is None or current.observed is None or current.observed.metric is None or budget is None:
        return None
    return current.observed.metric == budget.metric


def portability_facts(judgement: Judgement, catalogue: Catalogue) -> Mapping[str, object]:
    """What the portability pack asks for."""
    workload = judgement.entry.workload
    ties, current = workload.portability, workload.current
    endpoint = current.endpoint if current else None
    return {
        "endpoint": ties.endpoint if ties else None,
        "region": ties.region if ties else None,
        "region_in_endpoint": _names_region(endpoint, catalogue) if endpoint else None,
        "interface": ties.interface if ties else None,
        "hardware": ties.hardware if ties else None,
    }


def _names_region(endpoint: str, catalogue: Catalogue) -> bool:
    """Whether a host name has a cloud region among its parts, as in `bedrock.us-east-1.example.com`."""
    host = endpoint.rsplit("://", maxsplit=1)[-1].split("/", maxsplit=1)[0].lower()
    parts = set(host.replace(":", ".").split("."))
    return any(name.split(":", 1)[1] in parts for name in catalogue.regions)


def sourcing_facts(judgement: Judgement, catalogue: Catalogue) -> Mapping[str, object]:
    """What the sourcing pack asks for; nothing where there is no placement to source."""
    placement, sourcing = judgement.placement, judgement.entry.workload.sourcing
    needs_edge = {"edge": True, "mixed": True, "cloud": False}.get(placement.placement or "")
    return {
        "needs_edge": needs_edge,
        "edge_reason": placement.why_not_more_central if needs_edge else None,
        "delivery": sourcing.delivery if sourcing else None,
        "horizon": _horizon(sourcing.horizon_months if sourcing else None, catalogue),
    }


def _horizon(months: int | None, catalogue: Catalogue) -> str | None:
    """Where the planning horizon ends against the window of general availability."""
    if months is None:
        return None
    end = _month(catalogue.as_of) + months
    window = catalogue.market["general-availability"]
    if end < _month(window.start):
        return "before-availability"
    return "during-availability" if end <= _month(window.end) else "beyond-availability"


def _month(date: str) -> int:
    """Months since year 0 of an ISO date."""
    year, month = date.split("-")[:2]
    return int(year) * MONTHS + int(month)

"""ET209: one and the same budget over workloads of unlike kinds, where a number was copied rather than asked for."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from edgetier.catalogue.model import Archetype, Catalogue
from edgetier.checks.judgement import Judgement, at_field
from edgetier.findings import Finding
from edgetier.quantities import format_ms, percentile_name

Stated: TypeAlias = tuple[float, str, float]
MOST_NAMED = 8


def copied_budgets(judgements: Sequence[Judgement], catalogue: Catalogue) -> Iterator[Finding]:
    """A finding for each such budget, at the first workload that states it."""
    by_budget: dict[Stated, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        stated = _stated(judgement)
        if stated is not None:
            by_budget[stated].append(judgement)
    fewest = catalogue.defaults["budget.copied_over"].value.typical
    for stated, sharing in by_budget.items():
        if len(sharing) >= fewest:
            yield from _copied(stated, sharing, catalogue)


def _stated(judgement: Judgement) -> Stated | None:
    """A budget stated in full, of work that is ours to place."""
    workload, budget = judgement.entry.workload, judgement.tiering.budget
    vendor = workload.sourcing is not None and workload.sourcing.delivery == "saas"
    if budget is None or budget.source != "declared" or budget.assumed:
        return None
    return None if vendor or workload.status == "retired" else (budget.ms, budget.metric, budget.percentile)


def _copied(stated: Stated, sharing: Sequence[Judgement], catalogue: Catalogue) -> Iterator[Finding]:
    """Unlike are archetypes of different tiers; those that are all of one tier may well need the same."""
    kinds = sorted(_kinds(sharing, catalogue).values(), key=lambda kind: kind.name)
    if len(kinds) < catalogue.defaults["budget.unlike_kinds"].value.typical:
        return
    if len({kind.tier for kind in kinds}) < 2:
        return
    budget = f"{format_ms(stated[0])} {stated[1]} at {percentile_name(stated[2])}"
    message = f"{len(sharing):,} workloads of {len(kinds)} kinds state the very same budget, {budget}"
    named = ", ".join(kind.name for kind in kinds[:MOST_NAMED])
    more = f" and {len(kinds) - MOST_NAMED} more" if len(kinds) > MOST_NAMED else ""
    hint = f"ask each owner what it is for; the kinds are {named}{more}"
    yield at_field("ET209", sharing[0], "latency.budget", message, help=hint)


def _kinds(sharing: Sequence[Judgement], catalogue: Catalogue) -> dict[str, Archetype]:
    names = {judgement.entry.workload.archetype or "" for judgement in sharing}
    return {name: catalogue.archetypes[name] for name in names if name in catalogue.archetypes}

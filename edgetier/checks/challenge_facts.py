"""Facts that a budget or an observation is challenged with: what is published, and what so few samples can tell."""

from collections.abc import Mapping

from edgetier.catalogue.model import Archetype, Catalogue, Tier
from edgetier.checks.judgement import Judgement
from edgetier.checks.published import in_words, mistaken_one_way, undercut
from edgetier.checks.sample_sizes import least_samples, precise_samples
from edgetier.inventory.model import Observed
from edgetier.quantities import percentile_name
from edgetier.tiering.values import Budget

CHALLENGE_KINDS = {
    "metric": "text",
    "archetype_metric": "text",
    "percentile": "number",
    "edge_candidate": "boolean",
    "tighter_than_published": "boolean",
    "published": "text",
    "is_published_one_way": "boolean",
    "published_one_way": "text",
    "observed_identifiable": "boolean",
    "observed_claim": "text",
    "samples_needed": "number",
    "samples_precise": "number",
}
SAMPLE_FACTS = ("observed_identifiable", "observed_claim", "samples_needed", "samples_precise")


def challenge_facts(judgement: Judgement, catalogue: Catalogue) -> Mapping[str, object]:
    """Only a budget that is stated, and is not ignored, is held against anything."""
    workload, tiering = judgement.entry.workload, judgement.tiering
    archetype = catalogue.archetypes.get(workload.archetype) if workload.archetype else None
    budget = tiering.budget if tiering.budget and tiering.budget.source == "declared" else None
    tier = next((one for one in catalogue.tiers if one.name == tiering.tier.name), None)
    return {
        "metric": workload.latency.metric if workload.latency else None,
        "archetype_metric": archetype.metric if archetype else None,
        "percentile": workload.latency.percentile if workload.latency else None,
        "edge_candidate": tier.edge_candidate if tier else None,
        **_published_facts(budget, archetype, tier, catalogue),
        **_sample_facts(workload.current.observed if workload.current else None),
    }


def _published_facts(
    budget: Budget | None, archetype: Archetype | None, tier: Tier | None, catalogue: Catalogue
) -> Mapping[str, object]:
    if budget is None:
        nothing = dict.fromkeys(("published", "published_one_way"))
        return {"tighter_than_published": False, "is_published_one_way": False, **nothing}
    tightest = undercut(budget, archetype, tier.name if tier else None, catalogue)
    one_way = mistaken_one_way(budget, archetype, catalogue)
    return {
        "tighter_than_published": tightest is not None,
        "published": in_words(tightest) if tightest else None,
        "is_published_one_way": one_way is not None,
        "published_one_way": in_words(one_way) if one_way else None,
    }


def _sample_facts(observed: Observed | None) -> Mapping[str, object]:
    """About the highest percentile that is claimed: it needs the most samples."""
    if observed is None or observed.samples is None or not observed.at_percentiles:
        return dict.fromkeys(SAMPLE_FACTS)
    highest, _ = observed.at_percentiles[-1]
    samples = f"{observed.samples:,} sample{'s' if observed.samples > 1 else ''}"
    return {
        "observed_identifiable": observed.samples >= least_samples(highest),
        "observed_claim": f"{percentile_name(highest)} from {samples}",
        "samples_needed": least_samples(highest),
        "samples_precise": precise_samples(highest),
    }

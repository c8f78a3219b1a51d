"""The whole product on one page: an inventory in, an assessment out; opens no file, prints nothing, exits never."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from edgetier import __version__
from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.catalogue.model import Catalogue
from edgetier.checks.copied_budget import copied_budgets
from edgetier.checks.country_unknown import country_unknown
from edgetier.checks.judgement import Judgement
from edgetier.decision_tables.table import Pack
from edgetier.findings import Finding, in_order
from edgetier.inventory.values import InputFile, Inventory
from edgetier.networking.matrix import Matrix
from edgetier.pipeline.applying import Rules, apply_checks, rules_of
from edgetier.pipeline.consequences import without_consequences
from edgetier.pipeline.estate import estate_in_words, estate_of
from edgetier.pipeline.mentioned import places_of
from edgetier.pipeline.placing import measurements_of, placements_of
from edgetier.pipeline.summary import summary_of
from edgetier.pipeline.tiers import tiers_of
from edgetier.pipeline.used_defaults import defaults_used
from edgetier.placement.requests import Request
from edgetier.placement.sites import sites_of
from edgetier.tiering.proposing import Learned


def assess(
    inventory: Inventory,
    *,
    catalogue: Catalogue,
    packs: Sequence[Pack],
    found: Sequence[Finding] = (),
    rtt: Matrix | None = None,
    learned: Learned | None = None,
    told: Callable[[int, int], object] | None = None,
) -> Assessment:
    """Tier, place and check every workload; `found` are the findings of reading, `rtt` what was measured.

    `learned` is the classifier to ask where rules leave the tier open. `told` hears how far it is, of how much.
    """
    rules = rules_of(packs, catalogue)
    estate, is_default = estate_of(inventory, catalogue)
    sites = sites_of(estate, catalogue)
    rules = replace(rules, hardware=sites.hardware)
    tierings, disagreements = tiers_of(inventory.entries, rules.tiers, catalogue, learned)
    requests = [
        Request(entry.workload, tiering.tier, tiering.budget)
        for entry, tiering in zip(inventory.entries, tierings, strict=True)
    ]
    measurements, too_fast = measurements_of(rtt, catalogue, sites)
    placements = placements_of(
        requests,
        catalogue=catalogue,
        sites=sites,
        rules=rules.constraints,
        estate_is_default=is_default,
        measurements=measurements,
        told=(lambda done: told(done, 2 * len(requests))) if told else None,
    )
    judgements = [Judgement(*one) for one in zip(inventory.entries, tierings, placements, strict=True)]
    workloads, problems = _checked(judgements, rules, told)
    findings = [*found, *too_fast, *country_unknown(inventory, sites, judgements), *problems]
    findings += copied_budgets(judgements, catalogue)
    return Assessment(
        tool_version=__version__,
        portfolio=inventory.portfolio,
        inputs=_inputs(inventory, rtt, learned),
        rules_digest=rules.digest,
        taxonomy_digest=catalogue.digest,
        overrides=catalogue.overrides,
        estate=estate_in_words(estate),
        estate_is_default=is_default,
        defaults_used=defaults_used(placements, catalogue),
        summary=summary_of(workloads, catalogue),
        workloads=workloads,
        findings=in_order(without_consequences(findings)),
        places=places_of(placements, sites, catalogue),
        classifier_error=learned.error if learned else None,
        disagreements=disagreements,
    )


def _checked(
    judgements: Sequence[Judgement], rules: Rules, told: Callable[[int, int], object] | None
) -> tuple[tuple[WorkloadAssessment, ...], list[Finding]]:
    """Every workload with its rules and checks applied, and all that is worth telling."""
    both = []
    for done, judgement in enumerate(judgements, start=len(judgements) + 1):
        both.append(apply_checks(judgement, rules))
        if told is not None:
            told(done, 2 * len(judgements))
    return tuple(workload for workload, _ in both), [one for _, problems in both for one in problems]


def _inputs(inventory: Inventory, rtt: Matrix | None, learned: Learned | None) -> tuple[InputFile, ...]:
    measured = (InputFile(rtt.file, "rtt", rtt.sha256),) if rtt else ()
    return (*inventory.files, *measured, *((learned.file,) if learned else ()))

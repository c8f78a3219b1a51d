"""The gate on one page: manifests in, findings out; places only what has something to be held against."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from edgetier import checks
from edgetier.catalogue.model import Catalogue
from edgetier.checks.copied_budget import copied_budgets
from edgetier.checks.country_unknown import country_unknown
from edgetier.checks.facts import facts_of
from edgetier.checks.judgement import Applied, Judgement
from edgetier.checks.stated_faults import stated_faults
from edgetier.decision_tables.table import Pack
from edgetier.findings import Finding, in_order
from edgetier.inventory.catalogue_words import vocabulary_of
from edgetier.inventory.load import load
from edgetier.inventory.values import Entry, Inventory
from edgetier.pipeline.apart import groups_of
from edgetier.pipeline.applying import Rules, rules_of
from edgetier.pipeline.consequences import without_consequences
from edgetier.pipeline.cross_file import cross_file_findings
from edgetier.pipeline.estate import estate_of
from edgetier.pipeline.placing import placements_of
from edgetier.pipeline.worth_placing import Worth, out_of_scope, rules_ask_for_placement
from edgetier.placement.choose import NOT_APPLICABLE, UNDETERMINED
from edgetier.placement.requests import Request
from edgetier.placement.sites import Sites, sites_of
from edgetier.placement.values import Placement
from edgetier.source import SourceFile


class Manifests(NamedTuple):
    """What is to be checked: the files, and the estate's own."""

    files: tuple[SourceFile, ...]
    estate: SourceFile | None = None


class Policy(NamedTuple):
    """What it is checked against."""

    catalogue: Catalogue
    packs: tuple[Pack, ...]


class Checked(NamedTuple):
    """What was found, before triage."""

    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    rules_digest: str
    unasked: frozenset[str]  # codes that were not looked for everywhere


ACROSS_FILES = frozenset({"ET209", "ET701", "ET702", "ET703", "ET704"})
OF_PLACEMENT = frozenset({"ET304", "ET306"})
NOT_PLACED = Placement(
    decision=UNDETERMINED,
    range=None,
    location=None,
    placement=None,
    site=None,
    sites=(),
    provisional=False,
    condition=None,
    relaxation=None,
    why_not_more_central="nothing",
    why_not_nearer="nothing",
    current=None,
    deployment="unknown",
    deployment_because=None,
    deployment_is_fact=False,
    candidates=(),
    flips=(),
    missing=(),
    asks=(),
    completeness=0.0,
    defaults=(),
)


def check(manifests: Manifests, policy: Policy, *, cross_file: bool = False) -> Checked:
    """Everything wrong or risky; without `cross_file` only what one file can tell with the estate in force."""
    rules = rules_of(policy.packs, policy.catalogue)
    groups = (manifests,) if cross_file else map(Manifests._make, groups_of(*manifests))
    found = [_check_together(group, policy, rules, cross_file=cross_file) for group in groups]
    return Checked(
        in_order(without_consequences(chain.from_iterable(one.findings for one in found))),
        tuple(chain.from_iterable(one.entries for one in found)),
        rules.digest,
        frozenset().union(*(one.unasked for one in found)),
    )


def _check_together(manifests: Manifests, policy: Policy, rules: Rules, *, cross_file: bool) -> Checked:
    catalogue = policy.catalogue
    inventory, faults = load(
        manifests.files, manifests.estate, vocabulary_of(catalogue), apart=not cross_file
    )
    estate, is_default = estate_of(inventory, catalogue)
    sites = sites_of(estate, catalogue)
    rules = replace(rules, hardware=sites.hardware)
    judgements = _judged(inventory, policy, rules, sites, estate_is_default=is_default)
    findings = [*faults, *country_unknown(inventory, sites, [one for one, _ in judgements])]
    findings += copied_budgets([one for one, _ in judgements], catalogue)
    coded = {
        f"{pack.name}/{table.id}"
        for pack in policy.packs
        for table in pack.tables
        if any("code" in row.then for row in table.rows)
    }
    for judgement, placed in judgements:
        findings += _stated(judgement, rules, coded)
        for one in checks.ALL if placed else checks.WITHOUT_PLACEMENT:
            findings += one(judgement)
    if cross_file:
        findings += cross_file_findings(inventory, sites, [one for one, _ in judgements])
    unasked = frozenset() if cross_file else ACROSS_FILES
    if not all(placed for _, placed in judgements):
        unasked |= OF_PLACEMENT
    return Checked(tuple(findings), inventory.entries, rules.digest, unasked)


def _judged(
    inventory: Inventory, policy: Policy, rules: Rules, sites: Sites, *, estate_is_default: bool
) -> list[tuple[Judgement, bool]]:
    """Every workload with its tier; its placement where that can find out anything, and whether it did."""
    tierings = [rules.tiers.decide(entry.workload) for entry in inventory.entries]
    requests = [
        Request(entry.workload, tiering.tier, tiering.budget)
        for entry, tiering in zip(inventory.entries, tierings, strict=True)
    ]
    worth = Worth(policy.catalogue, sites, rules.constraints)
    asked = rules_ask_for_placement(policy.packs)
    placed = [asked or worth(request) for request in requests]
    placements = iter(
        placements_of(
            [request for request, is_placed in zip(requests, placed, strict=True) if is_placed],
            catalogue=policy.catalogue,
            sites=sites,
            rules=rules.constraints,
            estate_is_default=estate_is_default,
        )
    )
    return [
        (Judgement(entry, tiering, next(placements) if is_placed else _not_placed(entry)), is_placed)
        for entry, tiering, is_placed in zip(inventory.entries, tierings, placed, strict=True)
    ]


def _not_placed(entry: Entry) -> Placement:
    return NOT_PLACED._replace(decision=NOT_APPLICABLE) if out_of_scope(entry.workload) else NOT_PLACED


def _stated(judgement: Judgement, rules: Rules, coded: set[str]) -> Iterator[Finding]:
    """The rows of the tables that make findings."""
    if out_of_scope(judgement.entry.workload):
        return
    facts = facts_of(judgement, rules.catalogue)
    tables = [table for table in rules.tables if table.name in coded]
    applied = [Applied(table, table.matcher(facts)) for table in tables]
    yield from stated_faults(judgement, applied, facts)

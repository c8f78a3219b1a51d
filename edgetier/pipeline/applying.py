"""Applies the rule packs and the checks to one workload, and keeps the trace of what matched and what stayed open."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from edgetier import checks
from edgetier.assessment import Advice, RuleTrace, WorkloadAssessment
from edgetier.catalogue.model import Catalogue
from edgetier.checks.facts import facts_of
from edgetier.checks.judgement import Applied, Judgement, PackTable
from edgetier.checks.stated_faults import stated_faults
from edgetier.decision_tables.match import Match, Matcher
from edgetier.decision_tables.table import Pack, Table
from edgetier.errors import UserError
from edgetier.findings import Finding
from edgetier.inventory.estate import Hardware
from edgetier.pipeline.tables import tables_of
from edgetier.placement.choose import NOT_APPLICABLE
from edgetier.placement.constraints import ConstraintRules
from edgetier.placement.hardware import memory_of
from edgetier.tiering.decide import TierRules

NEEDED = {"tiering": "tier-by-work", "constraints": "closed-locations"}


@dataclass(frozen=True, slots=True)
class Rules:
    """The packs in force, ready to be asked. Traces repeat from workload to workload and are kept once each."""

    catalogue: Catalogue
    tiers: TierRules
    constraints: ConstraintRules
    tables: tuple[PackTable, ...]
    digest: str
    hardware: Mapping[str, Hardware] = field(default_factory=dict)  # of the estate, by location
    named: dict[tuple[str, int, bool], RuleTrace] = field(default_factory=dict)
    traces: dict[tuple[RuleTrace, ...], RuleTrace] = field(default_factory=dict)

    def names(self, table: str, match: Match, *, settled: bool) -> RuleTrace:
        """A table's rows by name; open rows that agree with the outcome are settled and leave nothing open."""
        key = (table, id(match), settled)
        if key not in self.named:
            matched = tuple(f"{table}/{row.id}" for row in match.matched)
            waiting = () if settled else tuple(f"{table}/{row.id}" for row in match.open)
            self.named[key] = RuleTrace(matched, waiting, () if settled else match.missing)
        return self.named[key]

    def joined(self, parts: tuple[RuleTrace, ...]) -> RuleTrace:
        """Several traces as one."""
        if parts not in self.traces:
            matched, waiting, missing = (
                tuple(dict.fromkeys(chain(*column))) for column in zip(*parts, strict=True)
            )
            self.traces[parts] = RuleTrace(matched, waiting, missing)
        return self.traces[parts]


def rules_of(packs: Sequence[Pack], catalogue: Catalogue) -> Rules:
    """The packs made ready. Every table but those of tiering and constraints is asked with all the facts."""
    by_name = {pack.name: pack for pack in packs}
    tiering = _needed("tiering", by_name)
    constraints = _needed("constraints", by_name)
    others = [pack for pack in packs if pack.name not in NEEDED]
    return Rules(
        catalogue=catalogue,
        tiers=TierRules("tiering/" + tiering.id, Matcher(tiering), catalogue),
        constraints=ConstraintRules("constraints", constraints, catalogue.locations),
        tables=tuple(table for pack in others for table in tables_of(pack)),
        digest=rules_digest(packs),
    )


def _needed(name: str, by_name: Mapping[str, Pack]) -> Table:
    pack = by_name.get(name)
    tables = {table.id: table for table in pack.tables} if pack else {}
    if NEEDED[name] not in tables:
        raise UserError(
            f"the rule table {name}/{NEEDED[name]} cannot be read", help="run: edgetier rules verify"
        )
    return tables[NEEDED[name]]


def rules_digest(packs: Iterable[Pack]) -> str:
    """One digest of all packs, whatever their order."""
    lines = sorted(f"{pack.name} {pack.sha256}" for pack in packs)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def apply_checks(judgement: Judgement, rules: Rules) -> tuple[WorkloadAssessment, list[Finding]]:
    """One workload's assessment and everything worth telling about it."""
    placement = judgement.placement
    # Retired, or a vendor's to place: nothing here is ours to change.
    tables = () if placement.decision == NOT_APPLICABLE and placement.location is None else rules.tables
    facts = facts_of(judgement, rules.catalogue)
    applied = [Applied(table, table.matcher(facts)) for table in tables]
    findings = list(stated_faults(judgement, applied, facts))
    for check in checks.ALL:
        findings += check(judgement)
    return _assessment(judgement, applied, rules), findings


def _assessment(judgement: Judgement, applied: Sequence[Applied], rules: Rules) -> WorkloadAssessment:
    entry, tiering, placement = judgement
    workload = entry.workload
    return WorkloadAssessment(
        id=workload.id,
        name=workload.name,
        owner=workload.owner,
        tags=workload.tags,
        labels=workload.labels,
        file=entry.document.source.name,
        line=entry.document.line_of(entry.path),
        tier=tiering.tier,
        budget=tiering.budget,
        placement=placement,
        rules=_trace(judgement, applied, rules),
        advice=tuple(_advice(applied)),
    )


def _advice(applied: Iterable[Applied]) -> Iterable[Advice]:
    for table, match in applied:
        if match.outcome is not None and "advice" in match.outcome:
            row = (match.matched or match.open)[0]
            yield Advice(table.name.split("/")[0], row.id, str(row.then["advice"]), row.because)


def _trace(judgement: Judgement, applied: Sequence[Applied], rules: Rules) -> RuleTrace:
    exclusions = rules.constraints.of(
        judgement.entry.workload, memory_of(judgement.entry.workload, rules.hardware, rules.catalogue)
    )
    tiering = judgement.tiering.match
    parts = [rules.names(rules.tiers.name, tiering, settled=tiering.outcome is not None)]
    parts += [rules.names(table.name, match, settled=False) for table, match in applied]
    parts.append(RuleTrace(exclusions.matched, exclusions.open, exclusions.missing))
    return rules.joined(tuple(parts))

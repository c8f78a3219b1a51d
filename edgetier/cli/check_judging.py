"""Holds manifests against the policy in force: what counts, what is accepted, and what is old."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from edgetier.checks.overrides import dated_ahead
from edgetier.cli.check_codes import codes_left_out, told
from edgetier.cli.check_request import Narrowing
from edgetier.cli.pins import check_pins
from edgetier.cli.rulebook import Rulebook, rulebook_of
from edgetier.cli.settings import Settings
from edgetier.cli.today import today_of
from edgetier.errors import UserError
from edgetier.findings import Finding, in_order
from edgetier.pipeline.checking import Manifests, Policy, check
from edgetier.source import SourceFile, read
from edgetier.triage.suppressions import Triaged, apply_suppressions


@dataclass(frozen=True, slots=True)
class Gate:
    """What manifests are held against in one run."""

    rulebook: Rulebook
    estate: SourceFile | None
    left_out: frozenset[str]
    cross_file: bool
    today: date
    max_days: int
    of_policy: tuple[Finding, ...]  # what is wrong with rules, taxonomy and pins


class Judged(NamedTuple):
    """What manifests come to before baselines."""

    triaged: Triaged
    workloads: int
    rules_digest: str
    unasked: frozenset[str]  # codes that were not looked for


def gate_of(settings: Settings, narrowing: Narrowing) -> Gate:
    """Reads the policy."""
    rulebook = rulebook_of(settings)
    estate = _estate(settings.estate)
    digests = {**rulebook.digests, "estate": estate.sha256 if estate else None}
    return Gate(
        rulebook=rulebook,
        estate=estate,
        left_out=codes_left_out(narrowing.select, narrowing.ignore),
        cross_file=narrowing.cross_file,
        today=today_of(settings),
        max_days=settings.max_suppression_days,
        of_policy=(*rulebook.findings, *(check_pins(settings, digests) if settings.pins else ())),
    )


def judge(files: Sequence[SourceFile], gate: Gate) -> Judged:
    """All that the files come to."""
    policy = Policy(gate.rulebook.catalogue, gate.rulebook.packs)
    checked = check(Manifests(tuple(files), gate.estate), policy, cross_file=gate.cross_file)
    ahead = dated_ahead(checked.entries, gate.today)
    read_files = (*files, *([gate.estate] if gate.estate else ()))
    triaged = apply_suppressions(
        told(chain(gate.of_policy, in_order((*checked.findings, *ahead))), gate.left_out),
        read_files,
        today=gate.today,
        max_days=gate.max_days,
        unasked=gate.left_out | checked.unasked,
    )
    kept = triaged._replace(problems=told(triaged.problems, gate.left_out))
    return Judged(kept, len(checked.entries), checked.rules_digest, gate.left_out | checked.unasked)


def _estate(name: str | None) -> SourceFile | None:
    if name is None:
        return None
    if not Path(name).is_file():
        raise UserError(f"no such file: {name}", help="it is named as the estate")
    return read(Path(name), name)

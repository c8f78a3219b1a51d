"""Applies what the manifests themselves wave through: who accepted which finding, why, and until when."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from edgetier.findings import AcceptedRisk, Finding, in_order
from edgetier.source import SourceFile
from edgetier.triage.code_names import not_suppressible
from edgetier.triage.covering import Covering
from edgetier.triage.hidden import Hidden, hidden_by
from edgetier.triage.policy import Policy, objections
from edgetier.triage.register import in_words, register
from edgetier.triage.unused import partly_unused, wholly_unused
from edgetier.triage.written import Suppression, Written, written_in

DEFAULT_MAX_DAYS = 180


class Triaged(NamedTuple):
    """`findings` count; `suppressed` do not; `problems` are about suppressions, and count too."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    accepted: tuple[AcceptedRisk, ...]
    problems: tuple[Finding, ...]

    def counting(self) -> tuple[Finding, ...]:
        """All that counts."""
        return in_order((*self.findings, *self.problems))

    def everything(self) -> tuple[Finding, ...]:
        """All that was found, whether it counts or not."""
        return in_order((*self.findings, *self.suppressed, *self.problems))


class Conditions(NamedTuple):
    """What decides over a suppression; `unasked` are codes whose absence says nothing about a comment."""

    policy: Policy
    unasked: Collection[str]
    hidden: Hidden


class Judged(NamedTuple):
    """Of one file: by the identity of a finding what silences it, and what is wrong with suppressions."""

    silenced: dict[int, Suppression]
    problems: list[Finding]


def apply_suppressions(
    findings: Sequence[Finding],
    files: Sequence[SourceFile],
    *,
    today: date,
    max_days: int = DEFAULT_MAX_DAYS,
    unasked: Collection[str] = (),
) -> Triaged:
    """`unasked` are the codes that this run did not look for: their suppressions are never unused."""
    written = {file.name: found for file in files if (found := written_in(file)) is not None}
    if not written:
        return Triaged(tuple(findings), (), (), ())
    per_file: dict[str, list[Finding]] = defaultdict(list)
    for item in findings:
        per_file[item.file].append(item)
    conditions = Conditions(Policy(today, max_days), unasked, hidden_by(findings, files))
    silenced: dict[int, Suppression] = {}
    problems: list[Finding] = []
    for name, found in written.items():
        judged = _judged(found, per_file[name], conditions)
        silenced.update(judged.silenced)
        problems += judged.problems
    return _triaged(findings, silenced, problems)


def _triaged(
    findings: Sequence[Finding], silenced: dict[int, Suppression], problems: Iterable[Finding]
) -> Triaged:
    by_terms = [(item, silenced[id(item)].terms) for item in findings if id(item) in silenced]
    return Triaged(
        tuple(item for item in findings if id(item) not in silenced),
        tuple(replace(item, suppressed=in_words(terms)) for item, terms in by_terms),
        register(by_terms),
        in_order(problems),
    )


def _judged(written: Written, findings: Iterable[Finding], conditions: Conditions) -> Judged:
    covering = Covering(written)
    covered = [(item, tuple(covering.of(item))) for item in findings if not not_suppressible(item.code)]
    used: dict[int, set[str]] = defaultdict(set)
    for item, numbers in covered:
        for number in numbers:
            used[number].add(item.code)
    problems = list(written.flaws)
    holding: dict[int, Suppression] = {}
    for number, suppression in enumerate(written.suppressions):
        holds, found = _verdict(suppression, used[number], conditions)
        problems += found
        if holds:
            holding[number] = suppression
    return Judged(_silenced(covered, holding), problems)


def _silenced(
    covered: Iterable[tuple[Finding, Sequence[int]]], holding: dict[int, Suppression]
) -> dict[int, Suppression]:
    good = (
        (item, next((number for number in numbers if number in holding), None)) for item, numbers in covered
    )
    return {id(item): holding[number] for item, number in good if number is not None}


def _verdict(
    item: Suppression, used: Collection[str], conditions: Conditions
) -> tuple[bool, tuple[Finding, ...]]:
    """Whether the suppression holds, and what is wrong with it."""
    unsure = item.codes() if _is_hidden(item, conditions.hidden) else conditions.unasked
    needed = {code for code in item.codes() if code in used or code in unsure}
    if not needed:
        return False, (wholly_unused(item),)
    against = tuple(objections(item, conditions.policy))
    if against:
        return False, against
    return True, tuple(partly_unused(item, needed))


def _is_hidden(item: Suppression, hidden: Hidden) -> bool:
    """Whether that nothing was found says nothing about the suppression."""
    file, home = item.spot.source.name, item.spot.home
    if item.terms.whole_file:
        return hidden.has_any_in(file)
    return hidden.has(file, home.workload if home else None)

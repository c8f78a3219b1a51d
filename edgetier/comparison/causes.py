"""What made an answer another one: the sources in which two assessments differ, and which of them a workload shows."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment

INPUT, RULES, TAXONOMY, MEASUREMENT = "input", "rules", "taxonomy", "measurement"
CLASSIFIER, PROGRAM = "classifier", "program"
_LEARNED = "learned"
_OWN_ROLES = {MEASUREMENT: "rtt", CLASSIFIER: "classifier"}  # of files that are no part of the inventory
_PATH = "path"
_Both = tuple[WorkloadAssessment, WorkloadAssessment]


class Sources(NamedTuple):
    """Two assessments, and in which of their sources they differ."""

    before: Assessment
    after: Assessment
    differing: tuple[str, ...]


def sources_of(before: Assessment, after: Assessment) -> Sources:
    """In the order in which they are told."""
    pairs = {
        INPUT: (_inputs(before), _inputs(after)),
        RULES: (before.rules_digest, after.rules_digest),
        TAXONOMY: (before.taxonomy_digest, after.taxonomy_digest),
        MEASUREMENT: (_files(before, MEASUREMENT), _files(after, MEASUREMENT)),
        CLASSIFIER: (_asked(before), _asked(after)),
        PROGRAM: (before.tool_version, after.tool_version),
    }
    return Sources(before, after, tuple(name for name, (was, now) in pairs.items() if was != now))


def causes_of(sources: Sources, was: WorkloadAssessment, now: WorkloadAssessment) -> tuple[str, ...]:
    """One where it can be told; several that cannot be told apart; none where nothing explains it."""
    possible = [one for one in sources.differing if one != INPUT or _is_touched(sources, was, now)]
    shown = [one for one in possible if one not in _SHOWS or _SHOWS[one]((was, now))]
    return tuple(shown or possible)


def _inputs(assessment: Assessment) -> list[str]:
    """What was read, whatever its files are called."""
    return sorted(one.sha256 for one in assessment.inputs if one.role not in _OWN_ROLES.values())


def _files(assessment: Assessment, source: str) -> list[str]:
    return sorted(one.sha256 for one in assessment.inputs if one.role == _OWN_ROLES[source])


def _asked(assessment: Assessment) -> tuple[list[str], float | None]:
    """The classifier that was asked, and how sure it had to be."""
    return _files(assessment, CLASSIFIER), assessment.classifier_error


def _is_touched(sources: Sources, was: WorkloadAssessment, now: WorkloadAssessment) -> bool:
    """Neither in a file that is still the same nor of another estate: its input is what it was."""
    if sources.before.estate != sources.after.estate:
        return True
    old, new = _digests(sources.before).get(was.file), _digests(sources.after).get(now.file)
    return old is None or old != new


def _digests(assessment: Assessment) -> Mapping[str, str]:
    return {one.path: one.sha256 for one in assessment.inputs}


def _rules_show(both: _Both) -> bool:
    was, now = both
    return was.rules != now.rules or was.tier != now.tier or _closed(was) != _closed(now)


def _closed(item: WorkloadAssessment) -> list[tuple[str, str | None, str | None]]:
    return [(one.location, one.at, one.rejected_because) for one in item.placement.candidates]


def _paths_show(both: _Both) -> bool:
    was, now = (
        [
            (one.location, one.site, one.at, term)
            for one in item.placement.candidates
            for term in one.terms
            if term.name == _PATH
        ]
        for item in both
    )
    return was != now


def _classifier_shows(both: _Both) -> bool:
    """It speaks only where nothing else settles the tier."""
    was, now = both
    return was.tier != now.tier and any(one.tier.basis in (_LEARNED, "none") for one in both)


_SHOWS: Mapping[str, Callable[[_Both], bool]] = {
    RULES: _rules_show,
    MEASUREMENT: _paths_show,
    CLASSIFIER: _classifier_shows,
}

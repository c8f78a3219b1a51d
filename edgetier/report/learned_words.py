"""The words in which reports tell what a classifier proposes, how sure it is, and what moved it."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.report.words import plural
from edgetier.tiering.values import MovedBy, TierDecision

LEARNED = "learned"


def sure(tier: TierDecision) -> str:
    """`, probability 0.93`, of a tier that a classifier proposes; where it abstained, there is no tier to be sure of."""
    told = tier.name is not None and tier.probability is not None
    return f", probability {tier.probability:.2f}" if told else ""


def moved_words(words: Sequence[MovedBy]) -> str:
    """`search +0.52, nightly -0.31`."""
    return ", ".join(f"{word} {weight:+.2f}" for word, weight in words)


def classifier_says(assessment: Assessment, item: WorkloadAssessment) -> Iterator[str]:
    """Of one workload, in sentences; nothing where it was not asked, or agrees with the rules."""
    tier = item.tier
    if tier.basis == LEARNED:
        yield f"moved by {moved_words(tier.moved_by)}" if tier.moved_by else "no single word moved it"
    elif tier.name is None and tier.probability is not None:
        yield from _abstained(tier)
    for one in assessment.disagreements:
        if one.workload == item.id:
            by = f", moved by {moved_words(one.moved_by)}" if one.moved_by else ""
            yield f"proposes {one.learned} instead, probability {one.probability:.2f}{by}; it does not overrule"


def _abstained(tier: TierDecision) -> Iterator[str]:
    likeliest = f"{tier.tiers[0]} the likeliest" if tier.tiers else "its likeliest tier"
    by = f", moved by {moved_words(tier.moved_by)}" if tier.moved_by else ""
    yield f"abstains: {likeliest}, probability {tier.probability:.2f}{by}"


def proposals_in_short(assessment: Assessment) -> str:
    """`12 tiers proposed from words, all provisional; 5 workloads left open; at an error of 20 %`."""
    tiers = [item.tier for item in assessment.workloads]
    proposed = sum(tier.basis == LEARNED for tier in tiers)
    left = sum(tier.name is None and tier.probability is not None for tier in tiers)
    error = f"{100 * (assessment.classifier_error or 0.0):g} %"
    return (
        f"{plural(proposed, 'tier')} proposed from words, all provisional; {plural(left, 'workload')} left open; "
        f"at an error of {error}"
    )

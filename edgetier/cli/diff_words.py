"""The words of a diff that every format for people shares."""

from collections import Counter

from edgetier.comparison import Difference, Differences
from edgetier.report.words import plural

NOTHING = "nothing differs"
_ASPECTS = {
    "moved": "moved",
    "range": "another range",
    "tier-up": "tier up",
    "tier-down": "tier down",
    "tier": "another tier",
    "verdict": "verdict changed",
    "condition": "condition changed",
    "override": "decided by hand otherwise",
}


def headline(found: Differences) -> str:
    """Counts by kind and aspect, or that nothing differs."""
    if not found.any:
        return f"{NOTHING} in {plural(found.compared, 'decision')}"
    counts = Counter(word for one in found.workloads for word in kinds(one))
    findings = [(found.appeared, "appeared"), (found.gone, "gone")]
    told = [f"{number:,} {word}" for word, number in counts.items()]
    return ", ".join(
        [*told, *(f"{plural(len(items), 'finding')} {verb}" for items, verb in findings if items)]
    )


def kinds(one: Difference) -> tuple[str, ...]:
    """What became of it."""
    told = (one.kind,) if one.kind != "changed" else ()
    return (*told, *(_ASPECTS[aspect] for aspect in one.aspects))


def kind_words(one: Difference) -> str:
    """The same in one line; a renamed one with the id it had."""
    words = ", ".join(kinds(one))
    return words.replace("renamed", f"renamed from {one.old_id}", 1) if one.old_id else words


def cause_words(one: Difference) -> str:
    """What made it so, as far as that can be told."""
    return " or ".join(one.causes) or "not known"


def source_words(found: Differences) -> str:
    """Which sources are not the same."""
    return ", ".join(found.differing) or "none"

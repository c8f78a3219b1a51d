"""The tier of every workload: by owners and rules, and where a classifier is asked, what it proposes beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from edgetier.assessment import Disagreement
from edgetier.catalogue.model import Catalogue
from edgetier.inventory.model import Workload
from edgetier.inventory.values import Entry
from edgetier.tiering.decide import Tiering, TierRules
from edgetier.tiering.proposing import ROUND, Learned, moved_by, not_asked, proposed, suggestions_for

if TYPE_CHECKING:
    from edgetier.tiering.learned.values import Suggestion


class Tiers(NamedTuple):
    """One tiering a workload, and where rules and classifier differ."""

    tierings: list[Tiering]
    disagreements: tuple[Disagreement, ...] = ()


def tiers_of(
    entries: Sequence[Entry], rules: TierRules, catalogue: Catalogue, learned: Learned | None
) -> Tiers:
    """In the order of the workloads; disagreements the surest first."""
    tierings = [rules.decide(entry.workload) for entry in entries]
    if learned is None:
        return Tiers(tierings)
    suggestions = _suggestions(entries, learned, catalogue)
    rows = list(zip(entries, tierings, suggestions, strict=True))
    told = [
        found
        for entry, tiering, suggestion in rows
        if suggestion is not None
        and (found := _disagreement(entry.workload, tiering, suggestion)) is not None
    ]
    return Tiers(
        [_decided(*row, catalogue) for row in rows],
        tuple(sorted(told, key=lambda one: (-one.probability, one.workload))),
    )


def _suggestions(
    entries: Sequence[Entry], learned: Learned, catalogue: Catalogue
) -> "list[Suggestion | None]":
    """None where a declaration cannot be read: the owner has said something, so words are not to stand in for it."""
    asked = [index for index, entry in enumerate(entries) if not entry.unread]
    found: list[Suggestion | None] = [None] * len(entries)
    said = suggestions_for([entries[index].workload for index in asked], learned, catalogue)
    for index, one in zip(asked, said, strict=True):
        found[index] = one
    return found


def _decided(
    entry: Entry, tiering: Tiering, suggestion: "Suggestion | None", catalogue: Catalogue
) -> Tiering:
    if suggestion is not None:
        return proposed(tiering, suggestion, catalogue)
    return not_asked(tiering, entry.unread) if entry.unread else tiering


def _disagreement(workload: Workload, tiering: Tiering, suggestion: "Suggestion") -> Disagreement | None:
    """A classifier that abstains contradicts nobody."""
    decided = tiering.tier
    if decided.name is None or suggestion.tier in (None, decided.name):
        return None
    return Disagreement(
        workload=workload.id,
        tier=decided.name,
        basis=decided.basis,
        learned=suggestion.likeliest,
        probability=round(suggestion.probability, ROUND),
        moved_by=moved_by(suggestion),
    )

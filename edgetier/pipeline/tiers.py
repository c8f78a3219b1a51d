"""The tier of every workload: by owners and rules, and where a classifier is asked, what it proposes beside them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from edgetier.assessment import Disagreement
from edgetier.catalogue.model import Catalogue
from edgetier.inventory.model import Workload
from edgetier.tiering.decide import Tiering, TierRules
from edgetier.tiering.proposing import ROUND, Learned, moved_by, proposed, suggestions_for

if TYPE_CHECKING:
    from edgetier.tiering.learned.values import Suggestion


class Tiers(NamedTuple):
    """One tiering a workload, and where rules and classifier differ."""

    tierings: list[Tiering]
    disagreements: tuple[Disagreement, ...] = ()


def tiers_of(
    workloads: Sequence[Workload], rules: TierRules, catalogue: Catalogue, learned: Learned | None
) -> Tiers:
    """In the order of the workloads; disagreements the surest first."""
    tierings = [rules.decide(workload) for workload in workloads]
    if learned is None:
        return Tiers(tierings)
    suggestions = suggestions_for(workloads, learned, catalogue)
    told = [
        found
        for workload, tiering, suggestion in zip(workloads, tierings, suggestions, strict=True)
        if suggestion is not None and (found := _disagreement(workload, tiering, suggestion)) is not None
    ]
    return Tiers(
        [
            tiering if suggestion is None else proposed(tiering, suggestion, catalogue)
            for tiering, suggestion in zip(tierings, suggestions, strict=True)
        ],
        tuple(sorted(told, key=lambda one: (-one.probability, one.workload))),
    )


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

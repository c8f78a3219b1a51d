"""What a classifier proposes where rules and owners leave the tier open; it never overrides them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from edgetier.catalogue.model import Catalogue, Tier
from edgetier.errors import UserError
from edgetier.inventory.model import Workload
from edgetier.inventory.values import InputFile
from edgetier.tiering.decide import DEFAULT_METRIC, Tiering
from edgetier.tiering.learned_text import says_something, text_of
from edgetier.tiering.values import Budget, MovedBy, TierDecision

if TYPE_CHECKING:
    from edgetier.tiering.learned.values import Classifier, Suggestion

LEARNED = "learned"
ROUND = 4  # of probabilities and weights, as a report keeps them
MOST_NAMED = 3


class Learned(NamedTuple):
    """A classifier, the share of sets that may miss the tier, and the file it was read from."""

    classifier: "Classifier"
    error: float
    file: InputFile


def suggestions_for(
    workloads: Sequence[Workload], learned: Learned, catalogue: Catalogue
) -> "list[Suggestion | None]":
    """One a workload, all in one batch; None for a workload that neither has a name nor says what it does."""
    _refuse_other_tiers(learned, catalogue)
    telling = [index for index, workload in enumerate(workloads) if says_something(workload)]
    found: list[Suggestion | None] = [None] * len(workloads)
    if telling:
        from edgetier.tiering.learned.suggest import suggest  # NumPy, for those who ask for it

        texts = [text_of(workloads[index]) for index in telling]
        for index, one in zip(telling, suggest(learned.classifier, texts, learned.error), strict=True):
            found[index] = one
    return found


def _refuse_other_tiers(learned: Learned, catalogue: Catalogue) -> None:
    known = [tier.name for tier in catalogue.tiers]
    strange = [name for name in learned.classifier.tiers if name not in known]
    if strange:
        raise UserError(
            f"{learned.file.path}: the classifier proposes '{strange[0]}', which is no tier of the taxonomy in force",
            help="train one for these tiers with: edgetier learn train",
        )


def proposed(tiering: Tiering, suggestion: "Suggestion", catalogue: Catalogue) -> Tiering:
    """The tier that a classifier proposes, or what it leaves open; as it was where there is a tier already."""
    if tiering.tier.name is not None:
        return tiering
    if suggestion.tier is None:
        return tiering._replace(tier=_abstained(tiering.tier, suggestion, catalogue))
    tier = next(tier for tier in catalogue.tiers if tier.name == suggestion.tier)
    words = ", ".join(one.word for one in suggestion.moved_by if one.weight > 0)
    told = f": {words}" if words else ""
    decision = TierDecision(tier.name, LEARNED, f"no other tier fits its words{told}", *_grounds(suggestion))
    return tiering._replace(tier=decision, budget=tiering.budget or _budget(tier, catalogue))


def not_asked(tiering: Tiering, unread: Sequence[str]) -> Tiering:
    """A tier that its owner declares and nobody can read is not for a classifier to make up."""
    if tiering.tier.name is not None:
        return tiering
    evidence = f"what it declares cannot be read ({', '.join(unread)}), so its words are not asked"
    return tiering._replace(tier=TierDecision(None, "none", evidence))


def _budget(tier: Tier, catalogue: Catalogue) -> Budget | None:
    """The upper bound of the tier, as for a tier that is declared; work that nobody waits for has none."""
    if tier.max_ms is None:
        return None
    percentile = catalogue.defaults["latency.percentile"].value.typical
    return Budget(tier.max_ms, DEFAULT_METRIC, percentile, LEARNED, ("metric", "percentile"))


def _abstained(before: TierDecision, suggestion: "Suggestion", catalogue: Catalogue) -> TierDecision:
    evidence = f"{before.evidence}; {left_open(suggestion.tiers, catalogue)}"
    return TierDecision(None, "none", evidence, *_grounds(suggestion))


def tells_apart(tiers: Sequence[str]) -> bool:
    """Whether so few tiers are left that naming them says something."""
    return 0 < len(tiers) <= MOST_NAMED


def left_open(tiers: Sequence[str], catalogue: Catalogue) -> str:
    """What a classifier says that cannot tell one tier."""
    if not tells_apart(tiers):
        return f"the description leaves {len(tiers)} tiers open, {tiers[0]} the likeliest: ask what waits for the answer"
    waits = {tier.name: tier.waits for tier in catalogue.tiers}
    which = alternatives([waits[name] for name in tiers], glue=", or ")
    return f"the description fits {alternatives(tiers)}: ask what waits for the answer: {which}"


def alternatives(items: Sequence[str], *, glue: str = " or ") -> str:
    """`a, b or c`."""
    return ", ".join(items[:-1]) + glue + items[-1] if len(items) > 1 else "".join(items)


def _grounds(suggestion: "Suggestion") -> tuple[float, tuple[str, ...], tuple[MovedBy, ...]]:
    return round(suggestion.probability, ROUND), suggestion.tiers, moved_by(suggestion)


def moved_by(suggestion: "Suggestion") -> tuple[MovedBy, ...]:
    """The words as plain values, rounded as reports keep them."""
    return tuple(MovedBy(one.word, round(float(one.weight), ROUND)) for one in suggestion.moved_by)

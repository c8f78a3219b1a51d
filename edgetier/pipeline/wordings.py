"""The words of the questions to owners: what is asked, which answers are understood, and one as an example."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from edgetier.catalogue.model import Catalogue
from edgetier.placement.values import OBSERVED
from edgetier.tiering.proposing import alternatives, tells_apart
from edgetier.tiering.values import TierDecision


class Wording(NamedTuple):
    """A question, the answers it takes, and one of them as an example."""

    question: str
    allowed: str
    example: str


class Template(NamedTuple):
    """The same for a taxonomy that is not known yet."""

    question: str
    allowed: Callable[[Catalogue], str]
    example: str


def _words(words: str) -> Callable[[Catalogue], str]:
    return lambda _: words


ARCHETYPE = "archetype"
WORDINGS = {
    ARCHETYPE: Template(
        "Which of these kinds of work is it? (Or give latency.budget: how long may an answer take?)",
        lambda catalogue: ", ".join(catalogue.archetypes),
        "document-summarisation",
    ),
    "demand": Template(
        "Where are its users or machines?",
        _words("airport or metro code, City, CC, a cloud region, or lat,lon; several separated by ;"),
        "SIN; FRA",
    ),
    "compute": Template(
        "How long does one model call take on the hardware that serves it, without the network?",
        _words("a time at the budget's percentile, or p50 and p95"),
        "180 ms",
    ),
    "connection": Template(
        "Does the client keep its connection open between requests (warm), or open a new one each time (cold)?",
        _words("warm, cold"),
        "warm",
    ),
    "calls": Template(
        "How many model calls follow one another in one interaction?",
        _words("a whole number from 1"),
        "3",
    ),
    "calls.chained_by": Template(
        "Who makes the calls after the first one: the client, over the user's network, or the server?",
        _words("client, server"),
        "server",
    ),
    "demand.access": Template(
        "Over which last mile do users reach it?",
        lambda catalogue: ", ".join(catalogue.access),
        "fibre",
    ),
    "payload": Template(
        "How large is one request and its answer?",
        _words("a size up and a size down"),
        "40 kB up, 4 kB down",
    ),
    OBSERVED: Template(
        "What latency do its users see where it runs now, at this percentile of the budget's metric?",
        _words("a time, measured over enough requests to know the percentile"),
        "420 ms",
    ),
    "current.site": Template(
        "In which region or site does the vendor run it?",
        _words("provider:region, a metro code, or the name of a site"),
        "aws:eu-central-1",
    ),
}


def wording_of(field: str, tier: TierDecision, catalogue: Catalogue) -> Wording:
    """How to ask for a field of a workload with such a tier."""
    question, allowed, example = WORDINGS[OBSERVED if field.startswith(OBSERVED) else field]
    wording = Wording(question, allowed(catalogue), example)
    if field == ARCHETYPE and tells_apart(tier.tiers):
        return _narrowed(wording, tier.tiers, catalogue)
    return wording


def _narrowed(wording: Wording, tiers: Sequence[str], catalogue: Catalogue) -> Wording:
    """Where a classifier leaves some tiers open: the question says so, and their kinds of work come first."""
    likely = [name for tier in tiers for name, found in catalogue.archetypes.items() if found.tier == tier]
    ordered = [*likely, *(name for name in catalogue.archetypes if name not in likely)]
    waits = {tier.name: tier.waits for tier in catalogue.tiers}
    fits = alternatives([f"{name} ({waits[name]})" for name in tiers])
    return Wording(
        f"The description fits {fits}. {wording.question}",
        ", ".join(ordered),
        likely[0] if likely else wording.example,
    )


def confirming(tier: TierDecision, catalogue: Catalogue) -> Wording:
    """Whether the tier that a classifier proposes is so; the answers are tiers, the proposed one first."""
    proposed = tier.name or ""
    waits = {one.name: one.waits for one in catalogue.tiers}
    others = [name for name in waits if name not in tier.tiers]
    return Wording(
        f"Its words fit {proposed} ({waits[proposed]}), probability {tier.probability or 0.0:.2f}. Is that so? "
        "Give the tier, or latency.budget: how long may an answer take?",
        ", ".join([*tier.tiers, *others]),
        proposed,
    )

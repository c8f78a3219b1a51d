"""What to ask owners next, in plain words, ranked by how many decisions each answer alone would settle."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from edgetier.assessment import Question, WorkloadAssessment
from edgetier.catalogue.model import Catalogue
from edgetier.placement.choose import UNDETERMINED
from edgetier.placement.values import OBSERVED
from edgetier.tiering.proposing import alternatives, tells_apart


class Wording(NamedTuple):
    """A question, the answers it takes, and one of them as an example."""

    question: str
    allowed: Callable[[Catalogue], str]
    example: str


def _words(words: str) -> Callable[[Catalogue], str]:
    return lambda _: words


ARCHETYPE = "archetype"
WORDINGS = {
    ARCHETYPE: Wording(
        "Which of these kinds of work is it? (Or give latency.budget: how long may an answer take?)",
        lambda catalogue: ", ".join(catalogue.archetypes),
        "document-summarisation",
    ),
    "demand": Wording(
        "Where are its users or machines?",
        _words("airport or metro code, City, CC, a cloud region, or lat,lon; several separated by ;"),
        "SIN; FRA",
    ),
    "compute": Wording(
        "How long does one model call take on the hardware that serves it, without the network?",
        _words("a time at the budget's percentile, or p50 and p95"),
        "180 ms",
    ),
    "connection": Wording(
        "Does the client keep its connection open between requests (warm), or open a new one each time (cold)?",
        _words("warm, cold"),
        "warm",
    ),
    "calls": Wording(
        "How many model calls follow one another in one interaction?",
        _words("a whole number from 1"),
        "3",
    ),
    "calls.chained_by": Wording(
        "Who makes the calls after the first one: the client, over the user's network, or the server?",
        _words("client, server"),
        "server",
    ),
    "demand.access": Wording(
        "Over which last mile do users reach it?",
        lambda catalogue: ", ".join(catalogue.access),
        "fibre",
    ),
    "payload": Wording(
        "How large is one request and its answer?",
        _words("a size up and a size down"),
        "40 kB up, 4 kB down",
    ),
    OBSERVED: Wording(
        "What latency do its users see where it runs now, at this percentile of the budget's metric?",
        _words("a time, measured over enough requests to know the percentile"),
        "420 ms",
    ),
    "current.site": Wording(
        "In which region or site does the vendor run it?",
        _words("provider:region, a metro code, or the name of a site"),
        "aws:eu-central-1",
    ),
}


def open_questions(workloads: Sequence[WorkloadAssessment], catalogue: Catalogue) -> tuple[Question, ...]:
    """Every open question, the most telling first; workloads with the fewest questions come before others."""
    ranked = sorted(
        (_rank(one, order, position), _question(one, field, settles, catalogue))
        for order, one in enumerate(workloads)
        for position, (field, settles) in enumerate(
            zip(one.placement.asks, one.placement.settles, strict=True)
        )
        if one.placement.decision == UNDETERMINED or field == "current.site"
    )
    return tuple(question for _, question in ranked)


def _rank(one: WorkloadAssessment, order: int, position: int) -> tuple[int, int, int, int]:
    return (-one.placement.settles[position], len(one.placement.asks), order, position)


def _question(one: WorkloadAssessment, field: str, settles: int, catalogue: Catalogue) -> Question:
    wording = WORDINGS[OBSERVED if field.startswith(OBSERVED) else field]
    if field == ARCHETYPE and tells_apart(one.tier.tiers):
        wording = _narrowed(wording, one.tier.tiers, catalogue)
    return Question(
        one.id, one.owner, field, wording.question, wording.allowed(catalogue), wording.example, settles
    )


def _narrowed(wording: Wording, tiers: Sequence[str], catalogue: Catalogue) -> Wording:
    """Where a classifier leaves some tiers open: the question says so, and their kinds of work come first."""
    likely = [name for tier in tiers for name, found in catalogue.archetypes.items() if found.tier == tier]
    ordered = [*likely, *(name for name in catalogue.archetypes if name not in likely)]
    waits = {tier.name: tier.waits for tier in catalogue.tiers}
    fits = alternatives([f"{name} ({waits[name]})" for name in tiers])
    return Wording(
        f"The description fits {fits}. {wording.question}",
        _words(", ".join(ordered)),
        likely[0] if likely else wording.example,
    )

"""How many requests a day go to a place that misses their budget, as far as rates are stated."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from edgetier.assessment import WorkloadAssessment
from edgetier.report.html.values import Block, Part
from edgetier.report.words import plural

S_A_DAY = 86_400
_KINDS = {
    "misses": ("go where their budget is missed", "bad"),
    "excluded": ("go where it is not permitted", "bad2"),
    "meets": ("go where it is met", "good"),
    "undetermined": ("go where it may be missed", "warn"),
    "not-applicable": ("have no budget", "cloud"),
    "unknown": ("go where nobody has said", "mute"),
}


def requests_block(items: Sequence[WorkloadAssessment]) -> Block:
    """Each part is rounded to whole requests, and the total is their sum."""
    found: Counter[str] = Counter()
    for verdict, rps in _asked(items):
        found[verdict] += round(rps * S_A_DAY)
    parts = tuple(Part(found[word], words, look) for word, (words, look) in _KINDS.items() if found[word])
    late = found["misses"]
    return Block(
        f"{late:,}",
        "requests a day miss their budget",
        of=f"of {sum(found.values()):,} whose rate is stated" if found else "",
        parts=parts,
        note=_silent(items),
    )


def _asked(items: Iterable[WorkloadAssessment]) -> Iterator[tuple[str, float]]:
    """The verdict on the present place of every demand point, and its requests a second."""
    for item in items:
        now = {one.at: one.verdict for one in item.placement.candidates if one.current}
        for served in item.placement.sites:
            if served.rps and served.rps > 0:
                unbudgeted = "not-applicable" if item.budget is None else "unknown"
                verdict = now.get(served.at, unbudgeted)
                yield verdict if verdict in _KINDS else "unknown", served.rps


def _silent(items: Sequence[WorkloadAssessment]) -> str:
    silent = sum(not any(served.rps for served in item.placement.sites) for item in items)
    return f"{plural(silent, 'workload')} without a stated rate" if silent else ""

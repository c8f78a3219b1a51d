"""What training learns from: the shipped corpus, and the budgets and tiers that an inventory declares."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from edgetier.datafiles import data_files
from edgetier.inventory.model import Workload
from edgetier.learning.shipped import shipped_data
from edgetier.tiering.learned.words import Text
from edgetier.tiering.learned_text import says_something, text_of
from edgetier.tiering.values import TierDecision

DECLARED = "declared"
INVENTORY = "inventory"  # the source of what users declare


class Example(NamedTuple):
    """A text and its tier; examples of one `group` tell of one system, those of one `sector` come from one source."""

    text: Text
    tier: str
    group: str
    sector: str


def corpus_examples() -> tuple[Example, ...]:
    """The shipped corpus, in the order of its files."""
    return tuple(example for file in data_files("corpus") for example in _of_file(file.name))


def _of_file(name: str) -> Iterator[Example]:
    data = shipped_data("corpus", name)
    for entry in data["entries"]:
        text = Text(entry.get("name") or "", entry["text"])
        yield Example(text, entry["tier"], entry["group"], data["sector"])


def system_of(workload: Workload) -> str:
    """What workloads of one system share: the name, or what they say where they have none."""
    return " ".join((workload.name or workload.description or workload.id).casefold().split())


def declared_examples(
    judged: Iterable[tuple[Workload, TierDecision]], source: str = INVENTORY
) -> tuple[Example, ...]:
    """Workloads that declare a budget or a tier and say something of themselves; those of one name are one group."""
    return tuple(
        Example(text_of(workload), tier.name, f"{source}/{system_of(workload)}", source)
        for workload, tier in judged
        if tier.name is not None and tier.basis == DECLARED and says_something(workload)
    )

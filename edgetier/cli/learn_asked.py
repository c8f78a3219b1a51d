"""The workloads to ask about first, as text, as JSON, and as a spreadsheet that takes the answers."""

import csv
import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from edgetier.catalogue.model import Catalogue
from edgetier.importing.asking import COLUMNS
from edgetier.importing.formula import guard
from edgetier.inventory.model import Workload
from edgetier.report.columns import wrap
from edgetier.report.plain_text import visible
from edgetier.tiering.proposing import alternatives

if TYPE_CHECKING:
    from edgetier.tiering.learned.values import Suggestion

MOST_NAMED = 3  # tiers in a question; nobody reads more
FIELD = "tier"  # of an inventory, that an answer fills
WIDTH = 100
ROUND = 4


class Asked(NamedTuple):
    """A workload, what to ask of it, what the classifier says, and the ids of others that read alike."""

    workload: Workload
    question: str
    said: "Suggestion"
    alike: tuple[str, ...]


class Asking(NamedTuple):
    """How many workloads are open, how many of them say nothing of themselves, and those to ask about."""

    open: int
    silent: int
    asked: tuple[Asked, ...]
    tiers: tuple[str, ...]


def question_of(said: "Suggestion", catalogue: Catalogue) -> str:
    """In the words of the taxonomy, the tiers that cannot be ruled out, likeliest first."""
    waits = {tier.name: tier.waits for tier in catalogue.tiers}
    if len(said.tiers) == 1:
        return f"Is it so that {waits[said.tiers[0]]} ({said.tiers[0]})?"
    if not said.tiers:
        return f"What waits for the answer? (Perhaps {waits[said.likeliest]}: {said.likeliest}.)"
    told = [f"{waits[tier]} ({tier})" for tier in said.tiers[:MOST_NAMED]]
    more = ["something else"] if len(said.tiers) > MOST_NAMED else []
    return f"What waits for the answer: {alternatives([*told, *more], glue=', or ')}?"


def as_text(asking: Asking) -> str:
    """A numbered list."""
    stood_for = sum(1 + len(one.alike) for one in asking.asked)
    lines = [
        f"{asking.open} workloads are open; these {len(asking.asked)} stand for {stood_for} of them"
        if asking.asked
        else f"{asking.open} workloads are open, and there is nothing to ask about their words"
    ]
    if asking.silent:
        lines.append(f"{asking.silent} have neither a name nor a description: ask for these first")
    for number, one in enumerate(asking.asked, 1):
        lines += ["", *_entry(number, one)]
    return "\n".join(lines) + "\n"


def _entry(number: int, one: Asked) -> Iterator[str]:
    workload, said = one.workload, one.said
    owner = f"  ({visible(workload.owner)})" if workload.owner else ""
    name = f"  {visible(workload.name)}" if workload.name else ""
    yield f"{number}. {visible(workload.id)}{name}{owner}"
    yield from wrap(one.question, WIDTH, indent="   ")
    fits = alternatives(said.tiers) or "nothing that it knows"
    more = f"; {len(one.alike)} more like it" if one.alike else ""
    yield f"   fits {fits}; {said.likeliest} the likeliest at {said.probability:.2f}{more}"


def as_json(asking: Asking) -> str:
    """Everything, ids of the others too."""
    content = {
        "open": asking.open,
        "without_text": asking.silent,
        "questions": [_plain(one) for one in asking.asked],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _plain(one: Asked) -> dict[str, object]:
    return {
        "workload": one.workload.id,
        "name": one.workload.name,
        "owner": one.workload.owner,
        "question": one.question,
        "tiers": list(one.said.tiers),
        "likeliest": one.said.likeliest,
        "probability": round(one.said.probability, ROUND),
        "alike": list(one.alike),
    }


def as_csv(asking: Asking) -> bytes:
    """The columns of `edgetier ask`, so that `edgetier import csv --update` takes the answers in."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(guard, row) for row in _rows(asking))
    return out.getvalue().encode("utf-8-sig")


def _rows(asking: Asking) -> Iterator[tuple[str, ...]]:
    for one in asking.asked:
        workload = one.workload
        known = (workload.id, workload.owner or "", FIELD, one.question)
        yield (*known, ", ".join(asking.tiers), one.said.likeliest, str(1 + len(one.alike)), "")

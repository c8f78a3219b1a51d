"""The model card: what a classifier was trained on, how well it does, and what it is not for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from edgetier import __version__
from edgetier.learning.examples import INVENTORY, Example
from edgetier.learning.measuring import Measured, Measures
from edgetier.learning.settings import TrainingSettings

DIGITS = 4

LIMITS_OF_CORPUS = (
    "It reads English. Words of other languages are strangers to it, and it abstains or errs.",
    "The shipped corpus was written for this purpose by few pens; figures on kept-out parts of it flatter.",
    "On a public inventory that nobody here wrote it does less well: docs/learned.md has the figures.",
)
LIMITS = (
    "It judges what a description says. What a description leaves out it cannot know: it proposes, a person decides.",
    "A text of few words can look surer than it is: one word then speaks for all.",
    "The mix of tiers in training is no portfolio's, so a probability is a degree of belief under that mix.",
    "A tier set misses more often than the error that was set wherever texts differ from those of training.",
    "It is a second opinion: it never overrides a declared budget, a declared tier or a rule.",
)


def card_of(
    examples: Sequence[Example],
    settings: TrainingSettings,
    measures: Measures,
    *,
    date: str | None,
    by_source: bool,
) -> dict[str, Any]:
    """The card as plain data, part of the artefact; `by_source` says that whole sources were kept out."""
    return {
        "title": "Latency tier from the words of a workload",
        "date": date,
        "tool_version": __version__,
        "error": settings.error,
        "leniency": settings.leniency,
        "kept_out": "source" if by_source else "group",
        "data": _data(examples),
        "parameters": dict(settings.parameters),
        "held_out": _held_out(measures),
        "limits": list(_limits(examples, measures)),
    }


def _limits(examples: Sequence[Example], measures: Measures) -> Iterator[str]:
    if any(example.sector != INVENTORY for example in examples):
        yield from LIMITS_OF_CORPUS
    unseen = [of.tier for of in measures.tiers if not of.rows]
    if unseen:
        yield f"It has seen no example of {', '.join(unseen)} and takes such work for one of the other tiers."
    yield from LIMITS


def _data(examples: Sequence[Example]) -> dict[str, Any]:
    return {
        "examples": len(examples),
        "groups": len({example.group for example in examples}),
        "by_tier": dict(sorted(Counter(example.tier for example in examples).items())),
        "by_sector": dict(sorted(Counter(example.sector for example in examples).items())),
    }


def _held_out(measures: Measures) -> dict[str, Any]:
    return {
        "figures": {name: _rounded(figure) for name, figure in measures.figures.items()},
        "recall": {of.tier: _rounded(of.recall) for of in measures.tiers},
        "inside_set": {of.tier: _rounded(of.inside_set) for of in measures.tiers},
    }


def _rounded(figure: Measured) -> list[float | None]:
    """Value, low and high; JSON has no word for not a number."""
    return [None if value != value else round(value, DIGITS) for value in figure]


def card_text(card: Mapping[str, Any]) -> str:
    """The card as Markdown."""
    lines = [
        f"# {card['title']}",
        "",
        f"Made by edgetier {card['tool_version']}" + (f" on {card['date']}." if card["date"] else "."),
        "",
        "## Data",
        "",
        f"{card['data']['examples']:,} descriptions in {card['data']['groups']:,} groups.",
        "",
        *_table(("tier", "examples"), card["data"]["by_tier"].items()),
        "",
        *_table(("source", "examples"), card["data"]["by_sector"].items()),
        "",
        "## Figures on parts kept out of training",
        "",
        f"Each row was judged by a model that had seen neither it nor its {card['kept_out']}.",
        _of_sets(card["error"], card["leniency"]),
        "Their thresholds come from the same rows with words left out.",
        "In brackets: 95 % intervals of a bootstrap over groups.",
        "",
        *_table(("figure", "value"), _figures(card)),
        "",
        *_table(("tier", "recall", "in its set"), _by_tier(card)),
        "",
        "## Parameters",
        "",
        *_table(("parameter", "value"), card["parameters"].items()),
        "",
        "## Limits",
        "",
        *(f"- {limit}" for limit in card["limits"]),
    ]
    return "\n".join(lines) + "\n"


def _of_sets(error: float, leniency: float) -> str:
    return (
        f"Tier sets at an error of {error:g}, {leniency:g} times that for tiers that are no edge candidates."
    )


def _figures(card: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, figure in card["held_out"]["figures"].items():
        yield name.replace("_", " "), _words(figure)


def _by_tier(card: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for tier, recall in card["held_out"]["recall"].items():
        yield tier, _words(recall), _words(card["held_out"]["inside_set"][tier])


def _words(figure: Sequence[float | None]) -> str:
    value, low, high = ("unknown" if one is None else f"{one:.3f}" for one in figure)
    return f"{value} [{low}, {high}]"


def _table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(headers)} |"
    yield f"| {' | '.join('---' for _ in headers)} |"
    yield from (f"| {' | '.join(str(cell) for cell in row)} |" for row in rows)

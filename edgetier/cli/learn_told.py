"""What was measured, as text, as Markdown and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from edgetier.cli.learn_truth import Truth
from edgetier.cli.learn_words import NAMES, figure_words
from edgetier.report.columns import Column, table
from edgetier.report.markdown_cells import cell, head, row
from edgetier.report.plain_text import visible
from edgetier.tiering.proposing import Learned

if TYPE_CHECKING:
    from edgetier.learning.measuring import Measured, Measures

WIDTH = 120
ROUND = 4
CLASSIFIER = "classifier"
TITLE = "How well tiers are told"


class Told(NamedTuple):
    """What was held against what: the truth, the classifier, the measures by who was measured, whose costs."""

    truth: Truth
    learned: Learned
    measures: "Mapping[str, Measures]"
    costs: str

    @property
    def classifier(self) -> "Measures":
        """Those of the classifier itself."""
        return self.measures[CLASSIFIER]


def opening(told: Told) -> Iterator[str]:
    """The sentences above the figures."""
    own = told.classifier
    yield (
        f"{own.rows:,} workloads in {own.groups:,} groups, true tiers by {visible(told.truth.source)}"
        + (f"; {told.truth.silent} without a text left out" if told.truth.silent else "")
    )
    decided = own.rows - own.abstained
    yield (
        f"{visible(told.learned.file.path)} at an error of {told.learned.error:g}: proposes {decided:,}, "
        f"abstains on {own.abstained:,} that fit several tiers"
    )


def closing(told: Told) -> Iterator[str]:
    """What the figures rest on."""
    yield (
        "In brackets: 95 % intervals by drawing groups again, 1,000 times. Majority and rules know the shipped "
        "corpus; the rules read fields such as kind alone."
    )
    yield f"Cost of a step: classifier/costs.yaml ({told.costs})."


def figure_rows(told: Told) -> Iterator[tuple[str, ...]]:
    """A name, then one cell for each that was measured."""
    for figure, name in NAMES.items():
        yield (name, *(figure_words(one.figures[figure]) for one in told.measures.values()))


def tier_rows(told: Told) -> Iterator[tuple[str, str, str, str]]:
    """Of each true tier: rows, recall and whether it is in its set."""
    for one in told.classifier.tiers:
        yield one.tier, f"{one.rows:,}", figure_words(one.recall), figure_words(one.inside_set)


TIER_TITLES = ("true tier", "rows", "recall, likeliest tier", "is in its set")


def figure_titles(told: Told) -> tuple[str, ...]:
    return ("figure", *told.measures)


def as_text(told: Told) -> str:
    """For a terminal."""
    lines = [*opening(told), ""]
    lines += _aligned(figure_titles(told), list(figure_rows(told)))
    lines += ["", *_aligned(TIER_TITLES, list(tier_rows(told)), right=(1,))]
    return "\n".join([*lines, "", *closing(told)]) + "\n"


def _aligned(titles: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    columns = [Column(title, right=place in right) for place, title in enumerate(titles)]
    return table(columns, rows, width=WIDTH, indent="")


def as_markdown(told: Told) -> str:
    """For a pull request or a page."""
    lines = [f"# {TITLE}", "", *(part for text in opening(told) for part in (cell(text), ""))]
    lines += [*head(figure_titles(told)), *(row(cells) for cells in figure_rows(told)), ""]
    lines += [*head(TIER_TITLES, right=("rows",)), *(row(cells) for cells in tier_rows(told)), ""]
    return "\n".join([*lines, *closing(told)]) + "\n"


def as_json(told: Told) -> str:
    """Every figure, the curve and the bins too; null where a figure cannot be told."""
    content = {
        "truth": told.truth.source,
        "without_text": told.truth.silent,
        "classifier": {
            "path": told.learned.file.path,
            "sha256": told.learned.file.sha256,
            "error": told.learned.error,
        },
        "costs": told.costs,
        "measured": {name: _plain(one) for name, one in told.measures.items()},
    }
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _plain(one: "Measures") -> dict[str, Any]:
    return {
        "rows": one.rows,
        "groups": one.groups,
        "abstained": one.abstained,
        "figures": {name: _interval(figure) for name, figure in one.figures.items()},
        "tiers": [
            {
                "tier": of.tier,
                "rows": of.rows,
                "recall": _interval(of.recall),
                "inside_set": _interval(of.inside_set),
            }
            for of in one.tiers
        ],
        "risk_coverage": [[_number(value) for value in point] for point in one.curve],
        "reliability": [
            {"told": _number(of.told), "true": _number(of.true), "rows": of.rows} for of in one.bins
        ],
    }


def _interval(measured: "Measured") -> dict[str, float | None]:
    return {name: _number(value) for name, value in measured._asdict().items()}


def _number(value: float) -> float | None:
    return None if value != value else round(value, ROUND)

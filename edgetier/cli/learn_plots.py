"""The plots of an evaluation: what comes true of what is told, accuracy against coverage, recall of each tier."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from edgetier.cli.learn_axes import STYLE, across, field, line, plot, spot, up
from edgetier.cli.learn_told import Told
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.svg import Markup, element, label, number

if TYPE_CHECKING:
    from edgetier.learning.curves import Covered
    from edgetier.learning.measuring import Measures, OfTier

MOST_POINTS = 200  # of a curve; more cannot be seen
MOST_ROWS = 12  # of the table beside one
_BAR, _GAP = 0.11, 1 / 6  # of a bar and from bar to bar, as shares of the field


def reliability(own: "Measures") -> Figure:
    """Dots on the broken line hold what they promise."""
    largest = max((one.rows for one in own.bins), default=1)
    dots = [spot(one.told, one.true, 3 + 9 * (one.rows / largest) ** 0.5, "spot") for one in own.bins]
    svg = plot(
        "reliability",
        *field("probability that is told", "share that comes true"),
        line([(0, 0), (1, 1)], "even"),
        *dots,
        title="Reliability",
        describing="For each tenth of the probability told, the share of workloads whose likeliest tier is true.",
    )
    rows = tuple((f"{one.told:.3f}", f"{one.true:.3f}", f"{one.rows:,}") for one in own.bins)
    caption = (
        "What comes true of what is told. A dot above the broken line was too modest, one below it too sure."
    )
    return Figure(svg, caption, ("told", "true", "workloads"), rows)


def risk_coverage(own: "Measures") -> Figure:
    """The curve by the likeliest probability, and the point where tier sets decide."""
    curve = _thinned(own.curve, MOST_POINTS)
    alone = own.figures["coverage"].value, own.figures["accuracy_where_decided"].value
    marks = [spot(*alone, 6, "point")] if alone[1] == alone[1] else []
    svg = plot(
        "risk-coverage",
        *field("coverage, surest first", "accuracy"),
        line([(one.coverage, one.accuracy) for one in curve], "line"),
        *marks,
        title="Accuracy against coverage",
        describing="Accuracy on the surest workloads, from few of them to all, and where tier sets decide.",
    )
    rows = tuple((f"{one.coverage:.3f}", f"{one.accuracy:.3f}") for one in _thinned(own.curve, MOST_ROWS))
    caption = "Accuracy on the surest workloads. The orange dot is where one tier alone is left in the set."
    return Figure(svg, caption, ("coverage", "accuracy"), rows)


def recall(own: "Measures") -> Figure:
    """One bar a tier, with the interval as a line."""
    told = [one for one in own.tiers if one.rows]
    bars = [mark for place, one in enumerate(told) for mark in _bar(place, len(told), one)]
    svg = plot(
        "recall",
        *field("recall of the likeliest tier"),
        *bars,
        title="Recall of each tier",
        describing="Of each true tier the share of workloads for which it is the likeliest.",
    )
    rows = tuple((one.tier, f"{one.rows:,}", f"{one.recall.value:.3f}") for one in told)
    caption = "Of each true tier the share that is found, with 95 % intervals."
    return Figure(svg, caption, ("true tier", "workloads", "recall"), rows)


def _bar(place: int, count: int, one: "OfTier") -> Iterator[Markup]:
    """From the top, as many as there are tiers with workloads."""
    middle = 1 - (place + 0.5) / max(count, 1 / _GAP)
    top, height = up(middle + _BAR / 3), up(0) - up(_BAR / 2)
    yield element(
        "rect", x=across(0), y=top, width=across(one.recall.value) - across(0), height=height, class_="bar"
    )
    low, high = one.recall.low, one.recall.high
    if low == low:
        beside = number(top + height / 2)
        yield element("path", d=f"M{number(across(low))} {beside}H{number(across(high))}", class_="span")
    yield label(across(0) + 4, top - 3, f"{one.tier} ({one.rows})")


def _thinned(points: "Sequence[Covered]", most: int) -> "list[Covered]":
    """Evenly, with both ends."""
    if len(points) <= most:
        return list(points)
    return [points[round(place * (len(points) - 1) / (most - 1))] for place in range(most)]


FIGURES: "dict[str, Callable[[Measures], Figure]]" = {
    "reliability": reliability,
    "risk-coverage": risk_coverage,
    "recall": recall,
}


def plots_of(told: Told) -> dict[str, str]:
    """Each as a picture of its own, by its name."""
    return {name: _alone(make(told.classifier).svg) for name, make in FIGURES.items()}


def _alone(svg: Markup) -> str:
    start = "<svg "
    opened = svg.replace(start, f'{start}xmlns="http://www.w3.org/2000/svg" ', 1)
    first = opened.index(">") + 1
    return f"{opened[:first]}<style>{STYLE}</style>{opened[first:]}\n"

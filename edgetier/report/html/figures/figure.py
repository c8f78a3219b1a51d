"""A picture as a value: the svg, a caption, and the table that says the same in words and numbers."""

from typing import NamedTuple

from edgetier.report.html.figures.svg import Markup


class Figure(NamedTuple):
    """`rows` under `headers` carry the numbers that the svg shows, for those who do not see it."""

    svg: Markup
    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

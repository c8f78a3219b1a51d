"""Headed lists of facts: a label at the left, wrapped words at the right."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from edgetier.report.columns import fit, hanging
from edgetier.report.palette import Palette
from edgetier.report.plain_text import cells, visible

_WIDEST_LABEL = 24


class Fact(NamedTuple):
    label: str
    text: str


def facts(title: str, told: Sequence[Fact], palette: Palette, width: int) -> Iterator[str]:
    """A blank line, the title, the facts; nothing at all where there are none."""
    if not told:
        return
    if title:
        yield ""
        yield palette.strong(title)
    indent = "  " if title else ""
    label_width = min(max(cells(visible(fact.label)) for fact in told), _WIDEST_LABEL)
    for fact in told:
        label = fit(visible(fact.label), label_width) + ("  " if label_width else "")
        yield from hanging(indent + label, visible(fact.text).split(), width)

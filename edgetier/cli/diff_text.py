"""A diff for people at a terminal."""

from collections.abc import Iterator

from edgetier.cli.diff_words import cause_words, headline, kind_words, source_words
from edgetier.cli.moved_text import finding_lines, standing_words
from edgetier.comparison import Difference, Differences
from edgetier.report.columns import cut
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.sections import Fact, facts

_NARROWEST = 60


def render(found: Differences, *, color: bool, width: int) -> str:
    """One line where nothing differs."""
    return "\n".join(_lines(found, Palette(color), max(width, _NARROWEST))) + "\n"


def _lines(found: Differences, palette: Palette, width: int) -> Iterator[str]:
    yield palette.strong(headline(found))
    yield palette.dim(f"sources that differ: {source_words(found)}")
    for one in found.workloads:
        owner = palette.dim(f" ({visible(one.owner)})") if one.owner else ""
        yield ""
        yield palette.strong(cut(visible(one.workload), width)) + owner
        for line in facts("", list(_told(one)), palette, width - 2):
            yield "  " + line
    yield from finding_lines("New findings", found.appeared, palette, width)
    yield from finding_lines("Findings that went", found.gone, palette, width)


def _told(one: Difference) -> Iterator[Fact]:
    yield Fact("change", kind_words(one))
    if one.moved is not None:
        was, now = one.moved.before, one.moved.after
        yield Fact("was", standing_words(was, now, one.moved.condition_before))
        yield Fact("is", standing_words(now, was, one.moved.condition_after))
        for at, reason in enumerate(one.moved.reasons):
            yield Fact("because" if at == 0 else "", reason.words)
    yield Fact("cause", cause_words(one))

"""Where rules and classifier differ, for reports that people read: material for better rules or better training."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import Disagreement
from edgetier.report.columns import cut, hanging
from edgetier.report.learned_words import moved_words
from edgetier.report.markdown_room import Section
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.words import plural

TITLE = "Rules and classifier differ"
_WHY = "what is settled stands; they feed the backlog of rules"
_MOST = 8
_MOST_WORDS = 3
_TITLES = ("workload", "tier", "by", "classifier", "probability", "moved by")


def differing_lines(told: Sequence[Disagreement], palette: Palette, width: int) -> Iterator[str]:
    """For a terminal; nothing where they agree."""
    if not told:
        return
    yield ""
    yield palette.strong(TITLE) + palette.dim(cut(f" ({len(told):,}: {_WHY})", width - len(TITLE)))
    for one in told[:_MOST]:
        by = f" ({moved_words(one.moved_by[:_MOST_WORDS])})" if one.moved_by else ""
        text = f"{one.workload}: {one.tier} ({one.basis}); classifier {one.learned} {one.probability:.2f}{by}"
        yield from hanging("  ", visible(text).split(), width)
    if len(told) > _MOST:
        yield palette.dim(cut(f"  and {len(told) - _MOST} more; --format json has them all", width))


def differing_section(told: Sequence[Disagreement], share: float) -> Section:
    """For Markdown, folded."""
    return Section(
        _TITLES,
        map(_row, told),
        len(told),
        share,
        opening=(f"{_WHY[0].upper()}{_WHY[1:]}.", ""),
        fold=f"{TITLE}: {plural(len(told), 'workload')}",
        right=("probability",),
        most=_MOST,
    )


def _row(one: Disagreement) -> tuple[str, ...]:
    words = moved_words(one.moved_by[:_MOST_WORDS])
    return (one.workload, one.tier, one.basis, one.learned, f"{one.probability:.2f}", words)

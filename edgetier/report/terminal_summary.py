"""The summary on a terminal: the split, the counts, what runs in the wrong place, what to ask first."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, zip_longest

from edgetier.assessment import Assessment, MeasureFirst, Question, Summary
from edgetier.report.columns import Column, cut, fit, hanging, table
from edgetier.report.measuring_words import measured, worth
from edgetier.report.palette import Palette
from edgetier.report.plain_text import cells as width_of
from edgetier.report.plain_text import visible
from edgetier.report.settling import settled_words
from edgetier.report.words import percent, plural

MOST_QUESTIONS = 5
MOST_MEASUREMENTS = 5
_LONGEST_BAR = 40
_LETTERS = {"edge": "█", "cloud": "▒", "open": "·"}


def summary_lines(assessment: Assessment, palette: Palette, width: int) -> Iterator[str]:
    found = assessment.summary
    title = f"{visible(assessment.portfolio or 'Portfolio')}: {plural(found.workloads, 'AI workload')}"
    yield palette.strong(cut(title, width))
    yield ""
    yield _split(found, palette, width)
    yield ""
    yield from _counts(found, palette, width)
    yield ""
    yield from _states(found, palette, width)
    if found.ask_next:
        yield ""
        yield from _questions(assessment, palette, width)
    if found.measure_first:
        yield ""
        yield from _measurements(found.measure_first[:MOST_MEASUREMENTS], palette, width)


def _split(found: Summary, palette: Palette, width: int) -> str:
    sizes = {"edge": found.edge, "cloud": found.cloud, "open": found.open}
    whole = max(sum(sizes.values()), 1)
    unplaced = found.workloads - sum(sizes.values())
    words = "   ".join(f"{name} {size:,} ({percent(size / whole)})" for name, size in sizes.items())
    words += f"   {unplaced:,} not placed" if unplaced > 0 else ""
    bar = _bar(sizes, min(_LONGEST_BAR, width - len(words) - 5), palette)
    return f"  {words}   {bar}".rstrip()


def _bar(sizes: Mapping[str, int], length: int, palette: Palette) -> str:
    """Each end is rounded, not each length, so that the parts add up to the whole."""
    ends = list(accumulate(sizes.values(), initial=0))
    marks = [round(length * end / max(ends[-1], 1)) for end in ends]
    parts = zip(sizes, marks, marks[1:], strict=False)
    return "".join(palette.paint(name, _LETTERS[name] * (end - start)) for name, start, end in parts)


def _counts(found: Summary, palette: Palette, width: int) -> Iterator[str]:
    """Tiers and locations side by side."""
    side = (width - 6) // 2
    tiers, places = _counted("tier", found.by_tier, side), _counted("location", found.by_location, side)
    left = max(map(width_of, tiers))
    pairs = zip_longest(tiers, places, fillvalue="")
    first, *rest = (f"  {fit(tier, left)}    {place}".rstrip() for tier, place in pairs)
    yield palette.dim(first)
    yield from rest


def _counted(title: str, counts: Mapping[str, int], width: int) -> list[str]:
    rows = [(visible(name), f"{count:,}") for name, count in counts.items()]
    return table((Column(title, 8), Column("count", 3, right=True)), rows, width=width, indent="")


def _states(found: Summary, palette: Palette, width: int) -> Iterator[str]:
    misplaced = (
        ("bad", found.not_permitted, "not permitted"),
        ("warn", found.under_deployed, "under (too far)"),
        ("warn", found.over_deployed, "over (too near)"),
    )
    words = {f"{count:,} {what}": role if count else "dim" for role, count, what in misplaced}
    lines = hanging("  deployed     ", words, width, glue=" · ")
    painted = "  deployed     " + " · ".join(palette.paint(role, text) for text, role in words.items())
    yield from [painted] if len(lines) == 1 else lines
    yield from hanging("  decisions    ", _decisions(found), width, glue=" · ")
    yield f"  known        {percent(found.completeness)} of what the decisions need"


def _decisions(found: Summary) -> Iterator[str]:
    conditional = f" ({found.conditional:,} on a condition)" if found.conditional else ""
    for name, count in found.by_decision.items():
        yield f"{count:,} {visible(name)}" + (conditional if name == "decided" else "")


def _questions(assessment: Assessment, palette: Palette, width: int) -> Iterator[str]:
    asked = assessment.summary.ask_next[:MOST_QUESTIONS]
    yield palette.strong("Ask first") + palette.dim(settled_words(asked, assessment.workloads))
    for number, item in enumerate(asked, 1):
        yield from _question(number, item, palette, width)


def _question(number: int, item: Question, palette: Palette, width: int) -> Iterator[str]:
    owner = f" ({visible(item.owner)})" if item.owner else ""
    settles = f" [settles {item.settles:,}]" if item.settles else ""
    text = f"{visible(item.workload)}{owner}: {visible(item.question)}{settles}"
    yield from hanging(f"  {number}. ", text.split(), width)
    yield palette.dim(cut(f"     {visible(f'{item.field}: {item.example}  ({item.allowed})')}", width))


def _measurements(first: Sequence[MeasureFirst], palette: Palette, width: int) -> Iterator[str]:
    yield palette.strong("Measure first")
    for number, one in enumerate(first, 1):
        text = visible(f"{measured(one, one.workload or 'all')} [{worth(one)}]")
        yield cut(f"  {number}. {text}", width)

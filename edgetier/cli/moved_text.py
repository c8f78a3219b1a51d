"""Lines for people on two assessments held against each other: what moved, and the findings that came or went."""

from collections.abc import Iterator, Sequence

from edgetier.comparison import Answer, Comparison, Moved, Standing
from edgetier.findings import Finding
from edgetier.report.columns import cut
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.sections import Fact, facts
from edgetier.report.words import plural

_MOST_FINDINGS = 20
_NOWHERE = {"not-applicable": "not placed"}


def moved_lines(found: Comparison, palette: Palette, width: int) -> Iterator[str]:
    """How many moved, then each with its reasons, then the findings."""
    verb = "changes" if len(found.moved) == 1 else "change"
    yield palette.strong(f"{len(found.moved):,} of {plural(found.compared, 'decision')} {verb}")
    for one in found.moved:
        yield from _moved(one, palette, width)
    yield from finding_lines("New findings", found.appeared, palette, width)
    yield from finding_lines("Findings that go", found.gone, palette, width)


def _moved(one: Moved, palette: Palette, width: int) -> Iterator[str]:
    owner = palette.dim(f" ({visible(one.owner)})") if one.owner else ""
    yield ""
    yield palette.strong(cut(visible(one.workload), width)) + owner
    told = [
        Fact("was", standing_words(one.before, one.after, one.condition_before)),
        Fact("would be", standing_words(one.after, one.before, one.condition_after)),
        *(Fact("because" if at == 0 else "", reason.words) for at, reason in enumerate(one.reasons)),
    ]
    for line in facts("", told, palette, width - 2):
        yield "  " + line


def standing_words(this: Standing, other: Standing, condition: str | None) -> str:
    """Where; the tier, today's verdict and a decision by hand only where they differ."""
    words = [where(this.answer)]
    if this.tier != other.tier:
        words.append(f"tier {this.tier or 'none'}")
    if this.deployment != other.deployment:
        words.append(f"deployment today {this.deployment}")
    if this.by_hand != other.by_hand:
        words.append(f"by hand {this.by_hand or 'nothing'}")
    if condition and this.answer.is_conditional != other.answer.is_conditional:
        words.append(condition)
    return "; ".join(words)


def where(answer: Answer) -> str:
    """A location and its site, a range while it is open, or why there is none."""
    if answer.decision == "undetermined":
        return f"open, {'..'.join(dict.fromkeys(answer.range))}" if answer.range else "open"
    if answer.location is None:
        return _NOWHERE.get(answer.decision, answer.decision)
    if answer.location == "mixed":
        return "mixed: " + ", ".join(_served(*one) for one in answer.served)
    site = answer.site if answer.site != answer.location else None
    return f"{answer.location} {site}" if site else answer.location


def _served(at: str | None, location: str | None, site: str | None) -> str:
    there = " ".join(part for part in (location, site if site != location else None) if part)
    return f"{at or 'anywhere'} by {there or 'nothing'}"


def finding_lines(title: str, found: Sequence[Finding], palette: Palette, width: int) -> Iterator[str]:
    """The first of them under a title."""
    told = [Fact(one.code, f"{_whose(one)}{one.message}") for one in found[:_MOST_FINDINGS]]
    if len(found) > _MOST_FINDINGS:
        told.append(Fact("", f"and {len(found) - _MOST_FINDINGS:,} more"))
    yield from facts(title, told, palette, width)


def _whose(one: Finding) -> str:
    return f"{one.workload}: " if one.workload else ""

"""The report on a terminal: a summary an architect takes in at a glance, then one line a workload."""

from collections.abc import Iterator

from edgetier.assessment import Assessment
from edgetier.report.accepted import accepted_lines
from edgetier.report.by_hand import by_hand_lines
from edgetier.report.columns import fit, hanging
from edgetier.report.differing import differing_lines
from edgetier.report.learned_words import proposals_in_short
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.terminal_summary import summary_lines
from edgetier.report.terminal_workloads import workload_lines
from edgetier.report.words import listing, plural, severity_counts

_NARROWEST = 72


def render(assessment: Assessment, *, color: bool, width: int) -> str:
    palette, width = Palette(color), max(width, _NARROWEST)
    return "\n".join(_lines(assessment, palette, width)) + "\n"


def _lines(assessment: Assessment, palette: Palette, width: int) -> Iterator[str]:
    yield from summary_lines(assessment, palette, width)
    if assessment.workloads:
        yield ""
        yield from workload_lines(assessment.workloads, palette, width)
    yield from by_hand_lines(assessment.workloads, palette, width)
    yield from differing_lines(assessment.disagreements, palette, width)
    yield from accepted_lines(assessment.accepted, palette, width)
    yield ""
    for label, text in _notes(assessment):
        first, *rest = hanging(fit(label, 11), text.split(), width)
        yield palette.strong(first[: len(label)]) + first[len(label) :]
        yield from rest


def _notes(assessment: Assessment) -> Iterator[tuple[str, str]]:
    """What the whole rests on, and at the end the counts that the exit code follows from."""
    if assessment.estate_is_default:
        yield "Estate", "none given: judged against the public default, without on-premises sites or devices"
    if assessment.defaults_used:
        names = [visible(item.name) for item in assessment.defaults_used]
        count = plural(len(names), "default")
        yield "Rests on", f"{count}: {listing(names, 3)}; --format json has values and sources"
    if assessment.classifier_error is not None:
        yield "Classifier", proposals_in_short(assessment)
    if assessment.overrides:
        yield "Overrides", f"in force: {listing([visible(item) for item in assessment.overrides], 6)}"
    how = "; 'edgetier explain CODE' says what one means" if assessment.findings else ""
    yield "Findings", severity_counts(assessment.findings) + how

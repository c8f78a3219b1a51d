"""The report on a terminal: a summary an architect takes in at a glance, then one line a workload."""

from collections.abc import Iterator

from edgetier.assessment import Assessment
from edgetier.report.columns import wrap
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.terminal_summary import summary_lines
from edgetier.report.terminal_workloads import workload_lines
from edgetier.report.words import listing, plural, severity_counts

_NARROWEST = 60


def render(assessment: Assessment, *, color: bool, width: int) -> str:
    palette, width = Palette(color), max(width, _NARROWEST)
    return "\n".join(_lines(assessment, palette, width)) + "\n"


def _lines(assessment: Assessment, palette: Palette, width: int) -> Iterator[str]:
    yield from summary_lines(assessment, palette, width)
    if assessment.workloads:
        yield ""
        yield from workload_lines(assessment.workloads, palette, width)
    yield ""
    for note in _notes(assessment):
        first, *rest = wrap(note, width)
        yield first
        yield from ("  " + line for line in rest)
    yield _closing(assessment, palette)


def _notes(assessment: Assessment) -> Iterator[str]:
    if assessment.estate_is_default:
        yield "No estate is given: judged against the public default, without on-premises sites or devices."
    if assessment.defaults_used:
        names = [visible(item.name) for item in assessment.defaults_used]
        count = plural(len(names), "default")
        yield f"Rests on {count}: {listing(names, 6)}; --format json has values and sources."
    if assessment.overrides:
        yield f"Overrides in force: {listing([visible(item) for item in assessment.overrides], 6)}."


def _closing(assessment: Assessment, palette: Palette) -> str:
    counts = severity_counts(assessment.findings)
    how = "; 'edgetier explain CODE' says what one means" if assessment.findings else ""
    return palette.strong("Findings: ") + counts + how

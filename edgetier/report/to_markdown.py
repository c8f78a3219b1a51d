"""The report for a pull request: one sentence, what should move and why, what to ask and measure, the rest folded."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import Assessment
from edgetier.report import markdown_cells as cells
from edgetier.report.learned_words import proposals_in_short
from edgetier.report.markdown_asked import asked_sections
from edgetier.report.markdown_counts import counted
from edgetier.report.markdown_moves import move_sections
from edgetier.report.markdown_rest import rest_sections
from edgetier.report.markdown_room import document, folded
from edgetier.report.moves import not_told, summed_up
from edgetier.report.words import listing, percent, plural

MARKER = "<!-- edgetier:assess -->"  # by which a comment is found again
_MOST_NAMED = 4


def render(assessment: Assessment, *, color: bool, width: int) -> str:  # noqa: ARG001 - the shape of a renderer
    sections = (*move_sections(assessment), *asked_sections(assessment), *rest_sections(assessment))
    return document(_opening(assessment), sections, [*_counts(assessment), _closing(assessment)])


def _opening(assessment: Assessment) -> Sequence[str]:
    name = f"{cells.cell(assessment.portfolio)}: " if assessment.portfolio else ""
    said = name + summed_up(assessment.workloads)
    unknown = not_told(assessment.workloads)
    return (MARKER, f"**{said[0].upper()}{said[1:]}**", "", *((unknown, "") if unknown else ()))


def _counts(assessment: Assessment) -> Iterator[str]:
    if assessment.workloads:
        yield from folded(*counted(assessment))


def _closing(assessment: Assessment) -> str:
    return " ".join(_notes(assessment))


def _notes(assessment: Assessment) -> Iterator[str]:
    if assessment.workloads:
        yield f"{percent(assessment.summary.completeness)} of what the decisions need is known."
    if assessment.estate_is_default:
        yield "No estate is given: judged against the public default."
    if assessment.classifier_error is not None:
        yield f"Classifier: {proposals_in_short(assessment)}."
    if assessment.overrides:
        names = [cells.cell(item) for item in assessment.overrides]
        yield f"Overrides in force: {listing(names, _MOST_NAMED)}."
    yield f"{plural(len(assessment.workloads), 'workload')} assessed by edgetier {assessment.tool_version}."

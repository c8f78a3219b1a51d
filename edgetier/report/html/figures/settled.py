"""How many open decisions the next questions would settle, one after another: a staircase with a row a question."""

from collections.abc import Iterator, Sequence

from edgetier.assessment import Assessment
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.svg import Markup, element, label, picture, short
from edgetier.report.settling import Step, open_points, steps_of
from edgetier.report.words import plural

_WIDTH, _TOP, _ROW = 360, 26, 30
_LEFT, _RIGHT = 2, 318  # the bars; what has been settled by then stands to their right
_LONGEST = 48  # letters of a row's words
_HEADERS = ("question", "workload", "owner", "settles", "together")


def settled(assessment: Assessment, *, prefix: str = "settled") -> Figure | None:
    """None where no single answer would settle anything."""
    steps = steps_of(assessment.summary.ask_next, assessment.workloads)
    still_open = open_points(assessment.workloads).total()
    if not steps:
        return None
    answers = "One answer settles" if len(steps) == 1 else f"{len(steps)} answers settle"
    caption = f"{answers} {steps[-1].together:,} of {plural(still_open, 'demand point')} that are still open."
    svg = _drawn(steps, still_open, caption, prefix)
    return Figure(svg, caption, _HEADERS, tuple(map(_row, steps)))


def _row(step: Step) -> tuple[str, ...]:
    asked = step.question
    return (asked.field, asked.workload, asked.owner or "", f"{step.adds:,}", f"{step.together:,}")


def _drawn(steps: Sequence[Step], still_open: int, caption: str, prefix: str) -> Markup:
    unit = (_RIGHT - _LEFT) / max(still_open, 1)
    bottom = _TOP + len(steps) * _ROW
    end = f"open: {still_open:,}"
    return picture(
        label(_LEFT, 11, "answer first", class_="m"),
        label(_RIGHT, 11, end, class_="m e"),
        element("path", d=f"M{_RIGHT} 16V{bottom}", class_="goal"),
        *(part for index, step in enumerate(steps) for part in _stair(index, step, unit)),
        prefix=prefix,
        title="Open demand points that each next answer settles",
        describing=f"A row for each question; its bar begins where the one before ends. {caption}",
        size=(_WIDTH, bottom + 4),
        kind="settled",
    )


def _stair(index: int, step: Step, unit: float) -> Iterator[Markup]:
    top = _TOP + index * _ROW
    before = (step.together - step.adds) * unit
    words = f"{index + 1}. {step.question.field}, {step.question.workload}"
    yield label(_LEFT, top + 9, short(words, _LONGEST))
    if before:
        yield element("rect", x=_LEFT, y=top + 14, width=before, height=8, class_="done")
    yield element("rect", x=_LEFT + before, y=top + 14, width=step.adds * unit, height=8, class_="adds")
    yield label(_LEFT + before + step.adds * unit + 5, top + 22, f"{step.together:,}", class_="b")

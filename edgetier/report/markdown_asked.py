"""The tables of a pull request's comment that tell what to find out first: by asking, and by measuring."""

from collections.abc import Iterator

from edgetier.assessment import Assessment, MeasureFirst, Question
from edgetier.report.markdown_room import Section
from edgetier.report.measuring_words import measured
from edgetier.report.settling import settled_words

_MOST = 5
_QUESTIONS = ("workload", "owner", "question", "for example", "settles")
_MEASUREMENTS = ("measure", "could settle", "requests/s")


def asked_sections(assessment: Assessment) -> Iterator[Section]:
    found = assessment.summary
    asked, first = found.ask_next[:_MOST], found.measure_first[:_MOST]
    title = f"### Ask first{settled_words(asked, assessment.workloads)}"
    yield Section(_QUESTIONS, map(_question, asked), len(asked), 0.1, (title, ""), right=("settles",))
    yield Section(
        _MEASUREMENTS,
        map(_measurement, first),
        len(first),
        0.1,
        ("### Measure first", ""),
        right=_MEASUREMENTS[1:],
    )


def _question(one: Question) -> tuple[str, ...]:
    return (one.workload, one.owner or "", one.question, one.example, f"{one.settles:,}")


def _measurement(one: MeasureFirst) -> tuple[str, ...]:
    rate = f"{one.rps:,.6g}" if one.rps else ""
    return (measured(one, one.workload or "all"), f"{one.settles:,}", rate)

"""Assessments for pictures, and pictures read back: what is written in them, which elements they have."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace

import report_samples as samples

from edgetier.assessment import Assessment, Place, Question, WorkloadAssessment
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.flow import flow
from edgetier.report.html.figures.ledger import ledger
from edgetier.report.html.figures.scatter import scatter
from edgetier.report.html.figures.settled import settled
from edgetier.report.html.figures.world import world

WHOLE: dict[str, Callable[..., Figure | None]] = {
    "flow": flow,
    "scatter": scatter,
    "settled": settled,
    "world": world,
}


def on_the_map(assessment: Assessment) -> Assessment:
    """Every name that it mentions gets a place, far from the one before."""
    placed = [item.placement for item in assessment.workloads]
    sites = [name for one in placed for served in one.sites for name in (served.at, served.site)]
    current = [one.current.site for one in placed if one.current]
    names = sorted({name for name in (*sites, *current) if name})
    return replace(
        assessment,
        places={name: Place(10.0 + 3 * index, -60.0 + 17 * index) for index, name in enumerate(names)},
    )


def portfolio() -> Assessment:
    return on_the_map(samples.portfolio())


def hostile() -> Assessment:
    """Its first workload is open too, so that something is asked about it."""
    found = samples.hostile()
    first = found.workloads[0]
    opened = first.placement._replace(decision="undetermined", range=("central-cloud", "metro-edge"))
    asked = Question("claims-voice", samples.HOSTILE, samples.HOSTILE, "", "", "", 1)
    summary = replace(found.summary, ask_next=(asked,))
    return on_the_map(replace(found, workloads=(replace(first, placement=opened),), summary=summary))


def drawn(assessment: Assessment) -> Iterator[tuple[str, Figure]]:
    for name, draw in WHOLE.items():
        figure = draw(assessment, prefix=name)
        if figure is not None:
            yield name, figure
    for index, item in enumerate(assessment.workloads):
        figure = ledger(item, prefix=f"l{index}")
        if figure is not None:
            yield f"l{index}", figure


def parsed(figure: Figure) -> ET.Element:
    return ET.fromstring(figure.svg)  # noqa: S314 - our own


def words(figure: Figure) -> str:
    """What is written in the picture, without its title and description."""
    root = parsed(figure)
    return "\n".join("".join(one.itertext()) for one in root.iter("text"))


def figure_of(draw: Callable[..., Figure | None], assessment: Assessment) -> Figure:
    found = draw(assessment)
    assert found is not None
    return found


def ledger_of(item: WorkloadAssessment) -> Figure:
    found = ledger(item, prefix="l")
    assert found is not None
    return found

"""The page: everything gathered from the assessment, filled into the templates, sealed by its policy."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from edgetier.assessment import Assessment
from edgetier.findings import Finding
from edgetier.report.html.anchors import anchors as anchors_of
from edgetier.report.html.cards import Card, cards_of, in_detail, urgency_of
from edgetier.report.html.differing import differing
from edgetier.report.html.figures.figure import Figure
from edgetier.report.html.figures.flow import flow
from edgetier.report.html.figures.scatter import scatter
from edgetier.report.html.figures.settled import settled
from edgetier.report.html.figures.terms import GROUPS
from edgetier.report.html.figures.world import world
from edgetier.report.html.listed import finding_groups
from edgetier.report.html.method import method_of
from edgetier.report.html.numbers import blocks, places
from edgetier.report.html.room import Detail, Fitted, fitted
from edgetier.report.html.sealed import sealed
from edgetier.report.html.slim import slim
from edgetier.report.html.table import table_of
from edgetier.report.html.templating import filled, shipped, trusted
from edgetier.report.html.todo import todos
from edgetier.report.html.values import Picture
from edgetier.report.words import sentence

_STYLES = ("page.css", "figures/figures.css", "print.css")


def page(assessment: Assessment) -> str:
    """The whole file; the same assessment gives the same bytes."""
    return sealed(
        title=f"{_title(assessment)}: where its AI workloads run",
        version=assessment.tool_version,
        style=_style(),
        script=shipped("page.js"),
        body=slim(_body(assessment)),
    )


def _body(assessment: Assessment) -> str:
    anchors = anchors_of(assessment.workloads)
    findings = _by_workload(assessment.findings)
    return filled(
        "body.html.jinja",
        title=_title(assessment),
        sentence=sentence(assessment),
        places=places(assessment.workloads),
        blocks=blocks(assessment),
        todos=todos(assessment, anchors),
        pictures=_pictures(
            {"From now to recommended": flow, "Budget against round trip": scatter}, assessment
        ),
        settling=_pictures({"What the next answers settle": settled}, assessment),
        world=world(assessment),
        table=table_of(assessment, anchors, findings),
        cards=_cards(assessment, anchors, findings),
        marks=(*((group.mark, group.name) for group in GROUPS), ("u", "not known")),
        finding_groups=finding_groups(assessment, anchors),
        accepted=assessment.accepted,
        differing=differing(assessment, anchors),
        method=method_of(assessment),
    )


def _cards(
    assessment: Assessment, anchors: Sequence[str], findings: Mapping[str, Sequence[Finding]]
) -> Fitted:
    """As markup, within their room."""
    writers = [partial(_card, card) for card in cards_of(assessment, anchors, findings)]
    return fitted(writers, [urgency_of(item) for item in assessment.workloads])


def _card(card: Card, detail: Detail) -> str:
    return trusted(slim(filled("card.html.jinja", card=in_detail(card, detail))))


def _title(assessment: Assessment) -> str:
    return assessment.portfolio or "Portfolio"


def _style() -> str:
    return "".join(map(shipped, _STYLES))


def _by_workload(findings: Sequence[Finding]) -> Mapping[str, Sequence[Finding]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        if one.workload is not None:
            found.setdefault(one.workload, []).append(one)
    return found


def _pictures(
    figures: Mapping[str, Callable[[Assessment], Figure | None]], assessment: Assessment
) -> tuple[Picture, ...]:
    """Those that there is something to draw for."""
    drawn = {title: draw(assessment) for title, draw in figures.items()}
    return tuple(Picture(title, figure) for title, figure in drawn.items() if figure is not None)

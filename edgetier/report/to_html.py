"""The report as one HTML file: opens anywhere, asks nothing of the network, reads without scripts and on paper."""

from edgetier.assessment import Assessment
from edgetier.report.html.page import page


def render(assessment: Assessment, *, color: bool, width: int) -> str:  # noqa: ARG001 - the shape of a renderer
    return page(assessment)

"""A diff as one sealed page in the look of the report: what moved first, then all else, with reasons and causes."""

from collections import Counter

from edgetier.assessment import Assessment
from edgetier.cli.diff_html_blocks import blocks_of
from edgetier.cli.diff_html_changes import Change, changes_of
from edgetier.cli.diff_html_flow import flow_of_moves
from edgetier.cli.diff_html_sources import sources_of
from edgetier.cli.diff_words import cause_words, headline, source_words
from edgetier.comparison import Differences
from edgetier.findings import Finding
from edgetier.report.html.sealed import sealed
from edgetier.report.html.slim import slim
from edgetier.report.html.templating import filled, shipped

_STYLES = ("page.css", "figures/figures.css", "diff.css", "print.css")
_MOST_CHANGES = 2_000  # a page has an end
_MOST_FINDINGS = 500


def render(found: Differences, before: Assessment, after: Assessment) -> str:
    """The same two assessments give the same bytes."""
    name = after.portfolio or before.portfolio or "Portfolio"
    return sealed(
        title=f"{name}: what changed",
        version=after.tool_version,
        style="".join(map(shipped, _STYLES)),
        body=slim(_body(found, before, after, name)),
    )


def _body(found: Differences, before: Assessment, after: Assessment, name: str) -> str:
    said, changes = headline(found), changes_of(found)
    moved = [one for one in changes if one.moved]
    return filled(
        "diff.html.jinja",
        title=name,
        sentence=f"{said[0].upper()}{said[1:]}.",
        differing=source_words(found),
        blocks=blocks_of(found),
        causes=_causes(found),
        flow=flow_of_moves(found, before, after),
        sections=_sections(moved, [one for one in changes if not one.moved]),
        findings=(_findings("New findings", found.appeared), _findings("Findings that went", found.gone)),
        sources=sources_of(before, after),
    )


def _causes(found: Differences) -> tuple[tuple[str, str], ...]:
    """In words, those of most workloads first."""
    counts = Counter(cause_words(one) for one in found.workloads)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((words, f"{many:,}") for words, many in ordered)


def _sections(moved: list[Change], others: list[Change]) -> tuple[dict[str, object], ...]:
    """The moves have the room first; a part without changes is not there."""
    shown = moved[:_MOST_CHANGES]
    rest = others[: _MOST_CHANGES - len(shown)]
    parts = (_part("moved", "Moved", shown, moved), _part("others", "Changed otherwise", rest, others))
    return tuple(part for part in parts if part["changes"] or part["left"])


def _part(anchor: str, title: str, kept: list[Change], every: list[Change]) -> dict[str, object]:
    left = len(every) - len(kept)
    return {
        "anchor": anchor,
        "short": anchor.title(),
        "title": title,
        "changes": kept,
        "left": left,
    }


def _findings(title: str, items: tuple[Finding, ...]) -> dict[str, object]:
    return {
        "title": title,
        "items": items[:_MOST_FINDINGS],
        "left": max(len(items) - _MOST_FINDINGS, 0),
    }

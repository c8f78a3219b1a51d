"""The register of accepted risks, for reports that people read: what, whose, until when, by whom and why."""

from collections.abc import Iterator, Sequence

from edgetier.findings import AcceptedRisk
from edgetier.report.columns import cut, hanging
from edgetier.report.markdown_room import Section
from edgetier.report.palette import Palette
from edgetier.report.plain_text import visible
from edgetier.report.words import plural

_MOST = 15
_TITLES = ("finding", "workload", "owner", "until", "by", "why", "where")


def accepted_lines(accepted: Sequence[AcceptedRisk], palette: Palette, width: int) -> Iterator[str]:
    """For a terminal; nothing where nothing was accepted."""
    if not accepted:
        return
    yield ""
    yield palette.strong(f"{plural(len(accepted), 'accepted risk')}")
    for risk in accepted[:_MOST]:
        whose = f" {risk.workload}" if risk.workload else ""
        owner = f" ({risk.owner})" if risk.owner else ""
        by = f", by {risk.by}" if risk.by else ""
        text = f"{risk.code} {risk.name}{whose}{owner}, until {risk.until}{by}: {risk.reason}"
        yield from hanging("  ", visible(text).split(), width)
    if len(accepted) > _MOST:
        yield palette.dim(cut(f"  and {len(accepted) - _MOST} more; --format json has them all", width))


def accepted_section(accepted: Sequence[AcceptedRisk], share: float) -> Section:
    """For Markdown, folded."""
    title = plural(len(accepted), "accepted risk")
    return Section(_TITLES, map(_row, accepted), len(accepted), share, fold=title, most=_MOST)


def _row(risk: AcceptedRisk) -> tuple[str, ...]:
    return (
        f"{risk.code} {risk.name}",
        risk.workload or "",
        risk.owner or "",
        risk.until or "",
        risk.by or "",
        risk.reason,
        f"{risk.file}:{risk.line}",
    )

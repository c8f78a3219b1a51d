"""The counts of a portfolio for a pull request's comment: where it goes, how it was decided, what does not bind."""

from collections.abc import Iterator, Mapping, Sequence

from edgetier.assessment import Assessment, Summary, WorkloadAssessment
from edgetier.report import markdown_cells as cells
from edgetier.report.not_binding import where_not_binding
from edgetier.report.words import listing, plural

_MOST_NAMED = 5


def counted(assessment: Assessment) -> tuple[str, list[str]]:
    """A title and the lines below it."""
    found = assessment.summary
    title = f"Counts: {found.edge:,} at the edge, {found.cloud:,} in the cloud, {found.open:,} open"
    table = [*cells.head(("", "workloads"), right=("workloads",)), *map(cells.row, _rows(found)), ""]
    return title, [*table, *_not_binding(assessment.workloads)]


def _rows(found: Summary) -> Iterator[tuple[str, str]]:
    yield from (("edge", f"{found.edge:,}"), ("cloud", f"{found.cloud:,}"), ("open", f"{found.open:,}"))
    yield ("not permitted where it runs", f"{found.not_permitted:,}")
    yield from (
        ("under-deployed", f"{found.under_deployed:,}"),
        ("over-deployed", f"{found.over_deployed:,}"),
    )
    yield ("decisions", _listed(found.by_decision))
    yield ("decided on a condition", f"{found.conditional:,}")
    yield from (("tiers", _listed(found.by_tier)), ("locations", _listed(found.by_location)))


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in counts.items())


def _not_binding(workloads: Sequence[WorkloadAssessment]) -> Iterator[str]:
    """How many would be no better off nearer, as far as latency goes."""
    names = where_not_binding(workloads)
    if names:
        of = plural(len(workloads), "workload")
        told = listing([cells.cell(name) for name in names], _MOST_NAMED)
        yield f"**Latency does not bind** for {len(names):,} of {of}: {told}."
        yield ""

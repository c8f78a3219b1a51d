"""The report for a pull request or a wiki: one sentence, the summary, what needs action, the rest folded."""

from collections.abc import Iterator, Mapping, Sequence

from edgetier.assessment import Assessment, Summary, WorkloadAssessment
from edgetier.report import markdown_cells as cells
from edgetier.report.accepted import accepted_table
from edgetier.report.differing import differing_table
from edgetier.report.learned_words import proposals_in_short
from edgetier.report.measuring_words import measured
from edgetier.report.not_binding import where_not_binding
from edgetier.report.words import listing, percent, plural, sentence, settled_words, severity_counts
from edgetier.report.workload_words import MISPLACED, against, reason, tier_words, where

MOST_CHARACTERS = 60_000  # GitHub refuses a comment of more than 65,536
_FOR_CLOSING = 2_000
_MOST_QUESTIONS = 5
_MOST_MEASUREMENTS = 5
_MOST_NAMED = 5
_MARKER = "<!-- edgetier -->"
_TITLES = ("workload", "owner", "tier", "where", "typical/budget", "today", "why")
_URGENT = (*MISPLACED, "conflict", "infeasible")


def render(assessment: Assessment, *, color: bool, width: int) -> str:  # noqa: ARG001 - the shape of a renderer
    lines = [*_opening(assessment), *_not_binding(assessment.workloads), *_asked(assessment.summary)]
    closing = [*differing_table(assessment.disagreements), *accepted_table(assessment.accepted)]
    closing += _closing(assessment)
    room = MOST_CHARACTERS - _FOR_CLOSING - sum(len(line) + 1 for line in (*lines, *closing))
    lines += _tables(assessment.workloads, room)
    return "\n".join([*lines, *closing]) + "\n"


def _opening(assessment: Assessment) -> Iterator[str]:
    name = f"**{cells.cell(assessment.portfolio)}.** " if assessment.portfolio else ""
    yield name + sentence(assessment)
    yield ""
    yield from cells.head(("", "workloads"), right=("workloads",))
    yield from map(cells.row, _counts(assessment.summary))
    yield ""


def _counts(found: Summary) -> Iterator[tuple[str, str]]:
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


def _asked(found: Summary) -> Iterator[str]:
    yield from _questions(found)
    yield from _measurements(found)


def _measurements(found: Summary) -> Iterator[str]:
    first = found.measure_first[:_MOST_MEASUREMENTS]
    if not first:
        return
    yield "**Measure first**"
    yield ""
    yield from cells.head(("measure", "could settle", "requests/s"), right=("could settle", "requests/s"))
    for one in first:
        rate = f"{one.rps:,.6g}" if one.rps else ""
        yield cells.row((measured(one, one.workload or "all"), f"{one.settles:,}", rate))
    yield ""


def _questions(found: Summary) -> Iterator[str]:
    asked = found.ask_next[:_MOST_QUESTIONS]
    if not asked:
        return
    yield f"**Ask first**{settled_words(asked, found.open)}"
    yield ""
    yield from cells.head(("workload", "owner", "question", "for example", "settles"), right=("settles",))
    for item in asked:
        yield cells.row((item.workload, item.owner or "", item.question, item.example, f"{item.settles:,}"))
    yield ""


def _tables(workloads: Sequence[WorkloadAssessment], room: int) -> Iterator[str]:
    """What needs action, most urgent first, then the rest; as many rows as there is room for."""
    ordered = sorted(workloads, key=_urgency)
    shown = _rows_that_fit(ordered, room)
    act = sum(_urgency(item) < len(_URGENT) for item in ordered)
    if act:
        yield from ("### To act on", "")
        yield from _table(shown[:act])
    if shown[act:]:
        yield from _folded(f"The other {plural(len(ordered) - act, 'workload')}", _table(shown[act:]))
    if len(shown) < len(ordered):
        left = plural(len(ordered) - len(shown), "row")
        yield from (f"{left} left out for length; `--format json` or `csv` has them all.", "")


def _urgency(item: WorkloadAssessment) -> int:
    words = (item.placement.deployment, item.placement.decision)
    return min((_URGENT.index(word) for word in words if word in _URGENT), default=len(_URGENT))


def _rows_that_fit(items: Sequence[WorkloadAssessment], room: int) -> list[str]:
    rows: list[str] = []
    for item in items:
        text = _row(item)
        room -= len(text) + 1
        if room < 0:
            break
        rows.append(text)
    return rows


def _row(item: WorkloadAssessment) -> str:
    placed = item.placement
    tier = tier_words(item) + (" (provisional)" if placed.provisional else "")
    today = MISPLACED.get(placed.deployment, placed.deployment)
    return cells.row((item.id, item.owner or "", tier, where(placed), against(item), today, reason(item)))


def _table(rows: Sequence[str]) -> Iterator[str]:
    yield from cells.head(_TITLES)
    yield from rows
    yield ""


def _folded(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"<details><summary>{title}</summary>"
    yield ""
    yield from lines
    yield "</details>"
    yield ""


def _closing(assessment: Assessment) -> list[str]:
    notes = [f"Findings: {severity_counts(assessment.findings)}."]
    if assessment.workloads:
        notes.append(f"{percent(assessment.summary.completeness)} of what the decisions need is known.")
    if assessment.estate_is_default:
        notes.append("No estate is given: judged against the public default.")
    if assessment.defaults_used:
        names = [cells.cell(item.name) for item in assessment.defaults_used]
        notes.append(f"Rests on {plural(len(names), 'default')}: {listing(names, 4)}.")
    if assessment.classifier_error is not None:
        notes.append(f"Classifier: {proposals_in_short(assessment)}.")
    if assessment.overrides:
        names = [cells.cell(item) for item in assessment.overrides]
        notes.append(f"Overrides in force: {listing(names, 4)}.")
    return [" ".join(notes), "", _MARKER]

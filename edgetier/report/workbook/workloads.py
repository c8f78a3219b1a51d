"""The sheet of workloads: one row each, in the order of the inventory."""

from collections.abc import Sequence
from typing import NamedTuple

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.placement.values import CurrentState
from edgetier.quantities import percentile_name
from edgetier.report.by_hand import place_by_hand, told_of
from edgetier.report.workbook.columns import Told, sheet_of, told
from edgetier.report.workload_cells import codes_of, hundredths, share, total_of
from edgetier.report.workload_words import reason
from edgetier.workbooks.values import Kind, Sheet

NAME = "Workloads"


class Line(NamedTuple):
    """A workload and the codes that count against it."""

    item: WorkloadAssessment
    codes: Sequence[str]


def workloads(assessment: Assessment) -> Sheet:
    codes = codes_of(assessment)
    lines = (Line(item, codes.get(item.id, ())) for item in assessment.workloads)
    return sheet_of(NAME, COLUMNS, lines)


def _current(line: Line) -> CurrentState | None:
    return line.item.placement.current


_WHO: tuple[Told[Line], ...] = (
    told("Workload", lambda line: line.item.id, "Its id in the inventory.", width=28),
    told("Name", lambda line: line.item.name, "Its name in the inventory.", width=30),
    told("Owner", lambda line: line.item.owner, "Who answers for it.", width=22),
)
_SPEED: tuple[Told[Line], ...] = (
    told("Tier", lambda line: line.item.tier.name, "How fast it must answer, in one word."),
    told(
        "Tier from",
        lambda line: line.item.tier.basis,
        "What the tier rests on: declared, rule, archetype, learned, none.",
        width=12,
    ),
    told(
        "Tier probability",
        lambda line: share(line.item.tier.probability),
        "Of the tier that a classifier finds likeliest; empty where none was asked.",
        kind=Kind.SHARE,
        width=12,
    ),
    told(
        "Tiers left",
        lambda line: " ".join(line.item.tier.tiers),
        "Those that a classifier cannot rule out, the likeliest first.",
    ),
    told(
        "Budget (ms)",
        lambda line: line.item.budget and hundredths(line.item.budget.ms),
        "How long an answer may take.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Metric",
        lambda line: line.item.budget and line.item.budget.metric,
        "What the budget counts: response, first-token, frame ...",
    ),
    told(
        "Percentile",
        lambda line: line.item.budget and percentile_name(line.item.budget.percentile),
        "The share of requests that must keep the budget.",
        width=11,
    ),
)
_WHERE: tuple[Told[Line], ...] = (
    told(
        "Decision",
        lambda line: line.item.placement.decision,
        "Whether a location was found; the words are explained below.",
    ),
    told(
        "Location",
        lambda line: line.item.placement.location,
        "Where it goes, from central to near; mixed where demand points differ.",
    ),
    told(
        "Site", lambda line: line.item.placement.site, "The site that serves the point that binds.", width=22
    ),
    told(
        "Edge or cloud",
        lambda line: line.item.placement.placement,
        "Known as soon as every location that is possible agrees.",
        width=12,
    ),
    told(
        "Range from",
        lambda line: line.item.placement.range and line.item.placement.range[0],
        "The most central location that might meet the budget.",
    ),
    told(
        "Range to",
        lambda line: line.item.placement.range and line.item.placement.range[1],
        "The most central location that surely meets it.",
    ),
    told(
        "Provisional",
        lambda line: "yes" if line.item.placement.provisional else "no",
        "Yes where the answer rests on a default or an assumption.",
        width=12,
    ),
    told("Condition", lambda line: line.item.placement.condition, "What the decision holds on.", width=36),
    told("Why", lambda line: reason(line.item), "The one thing to know about the decision.", width=40),
    told(
        "Why not more central",
        lambda line: line.item.placement.why_not_more_central,
        "What bars the next location towards the centre.",
        width=14,
    ),
    told(
        "Why not nearer",
        lambda line: line.item.placement.why_not_nearer,
        "What speaks against the next location towards the user.",
        width=14,
    ),
)
_NOW: tuple[Told[Line], ...] = (
    told(
        "Runs at", lambda line: (now := _current(line)) and now.site, "The site where it runs now.", width=22
    ),
    told(
        "Runs in location",
        lambda line: (now := _current(line)) and now.location,
        "The location of that site.",
    ),
    told(
        "Deployment",
        lambda line: line.item.placement.deployment,
        "Where it runs now against where it should; the words are explained below.",
        width=14,
    ),
    told(
        "Deployment because",
        lambda line: line.item.placement.deployment_because,
        "What that rests on.",
        width=40,
    ),
)
_BY_HAND: tuple[Told[Line], ...] = (
    told(
        "By hand",
        lambda line: (one := line.item.placement.override) and place_by_hand(one),
        "Where people decided that it runs; the advice is made without it.",
        width=22,
    ),
    told(
        "By hand differs",
        lambda line: (one := line.item.placement.override) and ("yes" if one.differs else "no"),
        "Whether that is other than advised.",
        width=12,
    ),
    told(
        "By hand because",
        lambda line: (one := line.item.placement.override) and told_of(one),
        "Who decided so, when and why.",
        width=40,
    ),
)
_FIGURES: tuple[Told[Line], ...] = (
    told(
        "Total, typical (ms)",
        lambda line: hundredths(total_of(line.item).typical),
        "Of the candidate that binds, at the percentile of the budget.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Total, low (ms)",
        lambda line: hundredths(total_of(line.item).low),
        "The least it can be within what is known.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Total, high (ms)",
        lambda line: hundredths(total_of(line.item).high),
        "The most it can be; empty where nothing bounds it.",
        kind=Kind.MS,
        width=13,
    ),
    told(
        "Known",
        lambda line: share(line.item.placement.completeness),
        "How much of what the decision needs the inventory gives.",
        kind=Kind.SHARE,
        width=10,
    ),
    told(
        "Missing",
        lambda line: " ".join(line.item.placement.missing),
        "Fields that it does not give.",
        width=30,
    ),
    told(
        "Findings", lambda line: " ".join(line.codes), "Codes that count against it: edgetier explain CODE."
    ),
    told("File", lambda line: line.item.file, "Where it stands.", width=24),
    told("Line", lambda line: line.item.line, "Where it stands.", kind=Kind.COUNT, width=9),
)
COLUMNS = (*_WHO, *_SPEED, *_WHERE, *_NOW, *_BY_HAND, *_FIGURES)

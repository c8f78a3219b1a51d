"""What stands behind a decision: why not elsewhere, flips, rules, where it runs now, what is missing."""

from collections.abc import Iterator, Mapping

from edgetier.assessment import Assessment, WorkloadAssessment
from edgetier.placement.values import Inversion, Placement
from edgetier.quantities import format_ms
from edgetier.report.by_hand import against_advice, place_by_hand, told_of
from edgetier.report.headline import why_not_more_central, why_not_nearer
from edgetier.report.measuring_words import measured, now, settled
from edgetier.report.palette import Palette
from edgetier.report.sections import Fact, facts
from edgetier.report.words import percent
from edgetier.report.workload_words import MISPLACED

BY_HAND = "Decided by hand"


def grounds(assessment: Assessment, item: WorkloadAssessment, palette: Palette, width: int) -> Iterator[str]:
    for title, told in sections_of(assessment, item).items():
        yield from facts(title, told, palette, width)


def sections_of(assessment: Assessment, item: WorkloadAssessment) -> dict[str, list[Fact]]:
    """The grounds by their titles; some have nothing to tell."""
    placed = item.placement
    return {
        "Why there": _why(item),
        "What would change it": _changes(placed),
        "Measure": _measures(placed),
        "Under load": _under_load(placed),
        "Runs today": _today(placed),
        BY_HAND: _by_hand(placed),
        "Rules": _rules(item),
        "Advice": [Fact(one.pack, f"{one.advice} ({one.rule}: {one.because})") for one in item.advice],
        f"Known: {percent(placed.completeness)}": _missing(assessment, item),
        "Defaults it rests on": _defaults(assessment, placed),
    }


def _why(item: WorkloadAssessment) -> list[Fact]:
    if item.placement.decision == "not-applicable" and not item.placement.candidates:
        return []
    return [
        Fact("not more central", why_not_more_central(item)),
        Fact("not nearer", why_not_nearer(item)),
    ]


def _changes(placed: Placement) -> list[Fact]:
    told = [Fact(flip.to, f"if {flip.when}") for flip in placed.flips]
    if placed.relaxation:
        told.append(Fact("smallest change", placed.relaxation))
    return told


def _measures(placed: Placement) -> list[Fact]:
    """What alone would settle a demand point, and at which value."""
    return [
        Fact(one.term, f"{measured(one, 'this workload')} ({now(one)}): {settled(one)}")
        for one in placed.measure
    ]


def _under_load(placed: Placement) -> list[Fact]:
    """Where queues at a nearer location eat up what its shorter way gains."""
    return [Fact(one.near, _inversion(one)) for one in placed.inversions]


def _inversion(one: Inversion) -> str:
    cutoff = f"{percent(one.cutoff)} utilisation"
    if one.cutoff >= 1:
        return f"wins over {one.far} at any load, by {format_ms(one.gain_ms)} of way"
    stops = (
        f"gains {format_ms(one.gain_ms)} of way over {one.far}, and queues lose it above {cutoff} "
        "where both are equally busy"
    )
    if one.utilisation is None:
        return f"{stops}; how busy it is, is not stated"
    if one.servers_to_win is None:
        return f"{stops}; now {percent(one.utilisation)}"
    return (
        f"{stops}; now {percent(one.utilisation)}, and it loses: "
        f"{one.servers_to_win} servers instead of {one.servers} would win"
    )


def _today(placed: Placement) -> list[Fact]:
    now = placed.current
    if now is None:
        return []
    total = f", {format_ms(now.total_ms)} typically" if now.total_ms is not None else ""
    told = [Fact("site", f"{now.site} ({now.location or 'location unknown'}){total}")]
    word = MISPLACED.get(placed.deployment, placed.deployment)
    because = f": {placed.deployment_because}" if placed.deployment_because else ""
    misplaced = placed.deployment in MISPLACED
    basis = " (a fact: nothing assumed)" if misplaced and placed.deployment_is_fact else ""
    return [*told, Fact("audit", f"{word}{because}{basis}")]


def _by_hand(placed: Placement) -> list[Fact]:
    """What people decided, and how that stands against the advice above."""
    one = placed.override
    if one is None:
        return []
    return [Fact(place_by_hand(one), told_of(one)), Fact("", against_advice(one))]


def _rules(item: WorkloadAssessment) -> list[Fact]:
    rules = item.rules
    told = [Fact("matched", name) for name in rules.matched]
    if rules.open:
        told.append(Fact("open", ", ".join(rules.open)))
    if rules.open and rules.missing:
        told.append(Fact("waits for", ", ".join(rules.missing)))
    return told


def _missing(assessment: Assessment, item: WorkloadAssessment) -> list[Fact]:
    placed = item.placement
    told = [Fact("missing", ", ".join(placed.missing))] if placed.missing else []
    asked = [one for one in assessment.summary.ask_next if one.workload == item.id]
    wanted = [*(one.field for one in asked if one.confirms), *placed.asks]
    if wanted:
        told.append(Fact("ask for", ", ".join(wanted)))
    return told + [Fact("ask", f"{one.question} {one.allowed}; for example {one.example}") for one in asked]


def _defaults(assessment: Assessment, placed: Placement) -> list[Fact]:
    known: Mapping[str, str] = {one.name: f"{one.value}, {one.source}" for one in assessment.defaults_used}
    return [Fact(name, known.get(name, "see --format json")) for name in placed.defaults]

"""Draws one workload's demand points together into its placement."""

from collections.abc import Sequence
from dataclasses import dataclass

from edgetier.catalogue.model import Catalogue, Location
from edgetier.placement.candidates import candidates_of
from edgetier.placement.choose import (
    CONFLICT,
    DECIDED,
    INFEASIBLE,
    NOT_APPLICABLE,
    UNDETERMINED,
    Choice,
    Patience,
)
from edgetier.placement.constraints import premises_of
from edgetier.placement.demand import Asked
from edgetier.placement.deployment import Deployment, deployment_of
from edgetier.placement.facts import decision_is_fact, infeasible_by_facts
from edgetier.placement.flips import flips_of, relaxation_of
from edgetier.placement.gaps import (
    asks_of,
    completeness_of,
    defaults_of,
    missing_of,
    rests_on,
    scope_question,
)
from edgetier.placement.inversions import inversions_of
from edgetier.placement.overriding import Offered, override_of
from edgetier.placement.points import Point, at_one_site, chosen, together
from edgetier.placement.reasons import why_not_more_central, why_not_nearer
from edgetier.placement.requests import Prepared
from edgetier.placement.sensitivity import measurements_of
from edgetier.placement.sites import Site
from edgetier.placement.values import Placement, Served
from edgetier.quantities import format_ms

MEMORY = "memory"
ROUND_RATE = 4  # of requests a second
WORST_FIRST = (CONFLICT, INFEASIBLE, UNDETERMINED, DECIDED, NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What all workloads of a run share."""

    catalogue: Catalogue
    site_names: tuple[str, ...]
    offered: tuple[Site, ...]
    estate_is_default: bool

    def patience(self, prepared: Prepared) -> Patience:
        """When this workload's missing compute time is no reason to ask."""
        plausible = prepared.archetype.compute_ms if prepared.archetype else None
        share = self.catalogue.defaults["decision.conditional_share"].value.typical
        typical, high = (plausible.typical, plausible.high) if plausible else (None, None)
        return Patience(typical, high, share)


def conclude(prepared: Prepared, points: Sequence[Point], around: Surroundings) -> Placement:
    """The placement of one workload."""
    if _out_of_scope(prepared):
        return _nowhere(prepared, points)
    judged, shown = _in_one_place(points) if _shares_one_place(prepared) else (points, points)
    choices = _choices(prepared, judged, around)
    each = choices if judged is points else choices * len(points)
    point, choice = _binding(judged, choices)
    deployment = deployment_of(prepared, judged, choices, estate_is_default=around.estate_is_default)
    location, placement = _rolled_up(choices)
    missing = missing_of(prepared)
    fits = _fits_on_a_condition(prepared, choices)
    asks = asks_of(prepared, judged, choices, missing=missing, patience=around.patience(prepared))
    return Placement(
        decision=min((c.decision for c in choices), key=WORST_FIRST.index),
        range=_range(choices),
        location=location,
        placement=placement,
        site=_site(point, choice, around),
        sites=tuple(_served(p, c, around) for p, c in zip(shown, each, strict=True)),
        provisional=rests_on(prepared, around.estate_is_default) or fits is not None,
        condition=_condition(choices) or fits,
        relaxation=relaxation_of(prepared, point, choice),
        why_not_more_central=why_not_more_central(point, choice),
        why_not_nearer=why_not_nearer(point, choice),
        current=deployment.current,
        deployment=deployment.word,
        deployment_because=deployment.because,
        deployment_is_fact=deployment.is_fact,
        candidates=candidates_of(prepared, shown, each, around.site_names),
        flips=flips_of(prepared, point, choice),
        missing=missing,
        asks=asks.fields,
        completeness=completeness_of(missing),
        defaults=defaults_of(prepared, around.estate_is_default),
        settles=asks.settles,
        inversions=inversions_of(prepared.need, point),
        measure=measurements_of(prepared, judged, choices, site_names=around.site_names),
        decision_is_fact=decision_is_fact(
            prepared, judged, choices, sites=around.offered, estate_is_default=around.estate_is_default
        ),
        override=override_of(
            prepared, shown, each, Offered(around.site_names, around.offered, around.estate_is_default)
        ),
    )


def _out_of_scope(prepared: Prepared) -> bool:
    workload = prepared.request.workload
    return workload.status == "retired" or bool(workload.sourcing and workload.sourcing.delivery == "saas")


def _shares_one_place(prepared: Prepared) -> bool:
    return prepared.need is not None and prepared.request.workload.single_location and len(prepared.asked) > 1


def _in_one_place(points: Sequence[Point]) -> tuple[list[Point], list[Point]]:
    """All demand points as one, to be judged; and each of them at the sites that they then share."""
    shared = together(points)
    return [shared], at_one_site(points, shared)


def _choices(prepared: Prepared, points: Sequence[Point], around: Surroundings) -> list[Choice]:
    need = prepared.need
    if need is None:
        return [_without_latency(prepared, point) for point in points]
    missing = need.compute_is_missing and prepared.observed_ms is None
    choices = chosen(points, need.budget_ms, patience=around.patience(prepared), missing=missing)
    return [infeasible_by_facts(prepared, choice) for choice in choices]


def _without_latency(prepared: Prepared, point: Point) -> Choice:
    """Nobody waits: the most central permitted location. Nothing known: whatever the constraints leave."""
    permitted = [offer.location for offer in point.offers if offer.reason is None]
    if not permitted:
        return Choice(CONFLICT, None, None, None, None, None)
    first, last = permitted[0], permitted[-1]
    if prepared.request.tier.name is not None:
        return Choice(NOT_APPLICABLE, first, first, first, first.placement, None)
    agreed = first.placement if all(loc.placement == first.placement for loc in permitted) else None
    decision = DECIDED if first == last else UNDETERMINED
    return Choice(decision, first, last, first if first == last else None, agreed, None)


def _binding(points: Sequence[Point], choices: Sequence[Choice]) -> tuple[Point, Choice]:
    """The demand point that is hardest to serve: the worst decision, the nearest location, the slowest there."""

    def ease(pair: tuple[Point, Choice]) -> tuple[int, int, float]:
        point, choice = pair
        return WORST_FIRST.index(choice.decision), -_rank(choice.location), -point.least_ms(choice.location)

    return min(zip(points, choices, strict=True), key=ease)


def _rank(location: Location | None) -> int:
    return location.rank if location else -1


def _rolled_up(choices: Sequence[Choice]) -> tuple[str | None, str | None]:
    """One location or `mixed`; edge, cloud or `mixed`. None as soon as one demand point is open."""
    locations = {c.location.name if c.location else None for c in choices}
    placements = {c.placement for c in choices}
    return _one_or_mixed(locations), _one_or_mixed(placements)


def _one_or_mixed(words: set[str | None]) -> str | None:
    if None in words:
        return None
    return words.pop() if len(words) == 1 else "mixed"


def _range(choices: Sequence[Choice]) -> tuple[str, str] | None:
    """From the most central that any demand point might use to the nearest that any might need.

    None where some demand point cannot be served at all.
    """
    if any(choice.decision in (INFEASIBLE, CONFLICT) for choice in choices):
        return None
    firsts = [c.first for c in choices if c.first]
    lasts = [c.last for c in choices if c.last]
    if not firsts or not lasts:
        return None
    return min(firsts, key=lambda loc: loc.rank).name, max(lasts, key=lambda loc: loc.rank).name


def _site(point: Point, choice: Choice, around: Surroundings) -> str | None:
    if choice.location is None:
        return None
    site = point.site(next(o for o in point.offers if o.location is choice.location))
    return None if site is None else around.site_names[site]


def _served(point: Point, choice: Choice, around: Surroundings) -> Served:
    best = point.best(choice.location.name) if choice.location else None
    return Served(
        point.asked.at,
        choice.location.name if choice.location else None,
        _site(point, choice, around),
        best.verdict if best else None,
        _rate(point.asked),
    )


def _rate(asked: Asked) -> float | None:
    return None if asked.rps is None else round(asked.rps, ROUND_RATE)


def _condition(choices: Sequence[Choice]) -> str | None:
    held = [c for c in choices if c.allowance_ms is not None]
    if not held:
        return None
    tightest = min(held, key=lambda c: c.allowance_ms or 0.0)
    where = tightest.location.name if tightest.location else ""
    return f"{where} holds while one call computes and waits for less than {format_ms(tightest.allowance_ms or 0.0)}"


def _fits_on_a_condition(prepared: Prepared, choices: Sequence[Choice]) -> str | None:
    """Where a rule on memory is open at a chosen location for want of the model's facts, it holds while they fit."""
    chosen_at = dict.fromkeys(c.location for c in choices if c.location and c.decision == DECIDED)
    unsettled = prepared.exclusions.unsettled
    doubtful = [
        location.name
        for location in chosen_at
        if all(MEMORY in unsettled.get((location.name, where), ()) for where in premises_of(location))
    ]
    if not doubtful:
        return None
    return (
        f"{' and '.join(doubtful)} holds while the model fits there; its parameters or context are not stated"
    )


def _nowhere(prepared: Prepared, points: Sequence[Point]) -> Placement:
    """Retired, or run by a vendor: there is nothing for this organisation to place."""
    nothing = Deployment("unknown", None, None, False)
    missing = missing_of(prepared)
    asks = scope_question(prepared)
    return Placement(
        decision=NOT_APPLICABLE,
        range=None,
        location=None,
        placement=None,
        site=None,
        sites=tuple(Served(p.asked.at, None, None, None, _rate(p.asked)) for p in points),
        provisional=False,
        condition=None,
        relaxation=None,
        why_not_more_central="nothing",
        why_not_nearer="nothing",
        current=nothing.current,
        deployment=nothing.word,
        deployment_because=nothing.because,
        deployment_is_fact=nothing.is_fact,
        candidates=(),
        flips=(),
        missing=missing,
        asks=asks.fields,
        completeness=completeness_of(missing),
        defaults=(),
        settles=asks.settles,
    )

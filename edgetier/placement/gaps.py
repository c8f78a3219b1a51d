"""What the inventory does not say: missing fields, the ones worth asking for, completeness, and defaults leant on."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from edgetier.inventory.model import Workload
from edgetier.placement.choose import UNDETERMINED, Choice, Patience
from edgetier.placement.estimates import ESTIMATED
from edgetier.placement.needs import Need
from edgetier.placement.points import Point
from edgetier.placement.requests import Prepared
from edgetier.placement.settling import settled_by
from edgetier.placement.values import OBSERVED
from edgetier.quantities import percentile_name

# The fields that bear on a placement. A field that a workload's kind makes needless counts as given, so
# that removing any field can only lower the completeness.
FIELDS: dict[str, Callable[[Workload], bool]] = {
    "archetype": lambda w: w.archetype is not None or _has_budget(w),
    "kind": lambda w: w.kind is not None or w.archetype is not None,
    "latency.budget": lambda w: _has_budget(w) or _needs_no_budget(w),
    "latency.metric": lambda w: bool(w.latency and w.latency.metric) or _needs_no_budget(w),
    "latency.percentile": lambda w: bool(w.latency and w.latency.percentile) or _needs_no_budget(w),
    "calls": lambda w: bool(w.calls and w.calls.model) or _needs_no_budget(w),
    "calls.chained_by": lambda w: _chaining_is_clear(w) or _needs_no_budget(w),
    "compute": lambda w: w.compute is not None or _needs_no_budget(w),
    "payload": lambda w: bool(w.payload and w.payload.up is not None) or _needs_no_budget(w),
    "connection": lambda w: w.connection is not None or _needs_no_budget(w),
    "demand": lambda w: bool(w.demand) or _needs_no_budget(w),
    "demand.access": lambda w: (bool(w.demand) and all(d.access for d in w.demand)) or _needs_no_budget(w),
    "constraints.residency": lambda w: bool(w.constraints and w.constraints.residency is not None),
    "constraints.offline": lambda w: bool(w.constraints and w.constraints.offline is not None),
    "current.site": lambda w: bool(w.current and w.current.site is not None),
    "owner": lambda w: w.owner is not None,
}
SERVERS = "capacity.servers"
WITHOUT_TIER = ("archetype",)
ASKED = ("demand", "compute", "connection", "calls", "calls.chained_by", "demand.access", "payload")


def _has_budget(workload: Workload) -> bool:
    return workload.latency is not None and workload.latency.budget is not None


def _chaining_is_clear(workload: Workload) -> bool:
    """A single call leaves nothing to chain."""
    calls = workload.calls
    return calls is not None and (calls.chained_by in ("client", "server") or calls.model == 1)


def _needs_no_budget(workload: Workload) -> bool:
    """A kind of work that nobody waits for needs none of the latency fields."""
    return workload.kind in ("training", "fine-tuning")


def missing_of(prepared: Prepared) -> tuple[str, ...]:
    """The fields that bear on the placement and are not given."""
    workload, need = prepared.request.workload, prepared.need
    absent = [name for name, given in FIELDS.items() if not given(workload)]
    return tuple(name for name in absent if need is None or _counts(name, need))


def completeness_of(missing: Sequence[str]) -> float:
    """The share of FIELDS that is given, 0 to 1."""
    return round(1 - len(missing) / len(FIELDS), 4)


class Asks(NamedTuple):
    """Fields worth asking for, and how many open demand points each answer alone would decide."""

    fields: tuple[str, ...]
    settles: tuple[int, ...]


def asks_of(
    prepared: Prepared,
    points: Sequence[Point],
    choices: Sequence[Choice],
    *,
    missing: Sequence[str],
    patience: Patience,
) -> Asks:
    """For an open decision, the missing fields whose answer bears on it, the most telling first."""
    open_points = sum(choice.decision == UNDETERMINED for choice in choices)
    if not open_points:
        return Asks((), ())
    need = prepared.need
    if prepared.request.tier.name is None or need is None:
        return Asks(WITHOUT_TIER, (open_points,))
    fields = [
        name
        for name in ASKED
        if name in missing and _bears(name, need, is_observed=prepared.observed_ms is not None)
    ]
    if not fields and prepared.now is not None and prepared.observed_ms is None:
        # All is stated and the model is not fine enough: what users see there now is the better term.
        return Asks((f"{OBSERVED}.{percentile_name(need.percentile)}",), (0,))
    counted = [(settled_by(f, points, choices, need, patience=patience), f) for f in fields]
    ranked = sorted(counted, key=lambda pair: -pair[0])
    return Asks(tuple(f for _, f in ranked), tuple(count for count, _ in ranked))


def scope_question(prepared: Prepared) -> Asks:
    """Run by a vendor, the one thing worth asking is where the vendor runs it; a retired workload asks nothing."""
    if prepared.request.workload.status == "retired" or prepared.now is not None:
        return Asks((), ())
    return Asks(("current.site",), (0,))


TERM_OF = {
    "compute": "compute",
    "calls": "platform",
    "calls.chained_by": "handshake",
    "connection": "handshake",
    "demand.access": "access",
    "payload": "upload",
}


def _bears(field: str, need: Need, *, is_observed: bool) -> bool:
    if field == "compute" and is_observed:
        return False
    if field in ("calls", "calls.chained_by") and not need.calls.value.high > 1:
        return False
    return _counts(field, need)


def _counts(field: str, need: Need) -> bool:
    """Whether the metric of the budget counts what the field is about."""
    return TERM_OF.get(field) is None or TERM_OF[field] in need.counts


def defaults_of(prepared: Prepared, estate_is_default: bool) -> tuple[str, ...]:
    """The names of the defaults that stand in for what was not stated."""
    found = list(prepared.need.defaults) if prepared.need else []
    if prepared.need is not None and any(point.access is None for point in prepared.asked):
        found.append("access.round_trip_ms")
    capacity = prepared.request.workload.capacity
    if capacity and capacity.utilisation is not None and capacity.servers_per_site is None:
        found.append(SERVERS)
    return tuple(dict.fromkeys([*found, *(["estate"] if estate_is_default else [])]))


def rests_on(prepared: Prepared, estate_is_default: bool) -> bool:
    """Whether the placement leans on anything that the organisation did not state itself."""
    budget, need = prepared.request.budget, prepared.need
    if estate_is_default or prepared.request.tier.basis in ("archetype", "learned"):
        return True
    if budget is None or need is None:
        return False
    placed = all(point.place is not None for point in prepared.asked)
    estimated = any(told.source == ESTIMATED for told in need.compute_at.values())
    leans = (
        estimated or budget.source != "declared" or bool(budget.assumed) or bool(defaults_of(prepared, False))
    )
    return leans or not placed

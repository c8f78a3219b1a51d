"""What a workload asks of any place, as numbers: budget, round trips, calls, bytes, compute, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from edgetier.catalogue.model import Archetype, Catalogue, Interval
from edgetier.inventory.model import Workload
from edgetier.placement.load import Load, load_of
from edgetier.placement.timing import UNKNOWN_TIME, Timing, compute_timing
from edgetier.tiering.values import Budget

UNKNOWN = Interval(0.0, float("nan"), float("nan"))


class Sourced(NamedTuple):
    """An interval and where it comes from; `default` names the default it rests on, if any."""

    value: Interval
    source: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One workload in numbers. Calls and round trips are counts, sizes bytes, times ms."""

    budget_ms: float
    percentile: float
    metric: str
    counts: frozenset[str]  # the terms that the metric counts
    network_factor: float  # 1 a round trip, 0.5 one way, 0 none
    calls: Sourced
    crossings: Sourced  # how many of the calls cross the user's network
    handshakes: Sourced
    upload_bytes: Sourced
    download_bytes: Sourced
    compute: Timing
    defaults: tuple[str, ...]
    load: Load
    compute_at: Mapping[str, Timing] = field(default_factory=dict)  # by location, where hardware tells it

    @property
    def compute_is_missing(self) -> bool:
        """Whether nothing at all is known of a compute time that counts."""
        return self.compute.source == "missing" and not self.compute_at and "compute" in self.counts

    @property
    def round_trips(self) -> float:
        """How often the way to a site counts, typically: once for every crossing, and for every handshake."""
        greeting = self.handshakes.value.typical if "handshake" in self.counts else 0.0
        return (self.crossings.value.typical + greeting) * self.network_factor


def need_of(workload: Workload, budget: Budget, archetype: Archetype | None, catalogue: Catalogue) -> Need:
    """The numbers of one workload; what it does not say is filled from its archetype or the defaults."""
    metric = catalogue.metrics[budget.metric]
    calls = _calls(workload, archetype, catalogue)
    crossings = _crossings(workload, calls)
    handshakes = _handshakes(workload, catalogue)
    up = _bytes(workload, "up", archetype, catalogue)
    down = _bytes(workload, "down", archetype, catalogue)
    compute = (
        compute_timing(workload.compute, budget.percentile, catalogue) if workload.compute else UNKNOWN_TIME
    )
    leant_on = (part.default for part in (calls, handshakes, up, down, compute) if part.default)
    return Need(
        budget_ms=budget.ms,
        percentile=budget.percentile,
        metric=budget.metric,
        counts=metric.counts,
        network_factor=metric.network_factor,
        calls=calls,
        crossings=crossings,
        handshakes=handshakes,
        upload_bytes=up,
        download_bytes=down,
        compute=compute,
        defaults=tuple(dict.fromkeys(leant_on)),
        load=load_of(workload),
    )


def _exactly(value: float) -> Interval:
    return Interval(value, value, value)


def _calls(workload: Workload, archetype: Archetype | None, catalogue: Catalogue) -> Sourced:
    if workload.calls and workload.calls.model is not None:
        return Sourced(_exactly(workload.calls.model), "declared")
    # Only work that is several calls by its nature is taken for several; else one request is one call.
    if archetype and archetype.calls.low > 1:
        return Sourced(archetype.calls, "default", f"archetypes/{archetype.name}.calls")
    return Sourced(catalogue.defaults["calls.count"].value, "default", "calls.count")


def _crossings(workload: Workload, calls: Sourced) -> Sourced:
    """Round trips of the user's network: all calls where the client chains them, one where the server does."""
    chained_by = workload.calls.chained_by if workload.calls else None
    source = "declared" if chained_by in ("client", "server") else "default"
    if calls.value.high <= 1:  # a single call leaves nothing to chain
        return Sourced(_exactly(1), calls.source)
    if chained_by == "client":
        return Sourced(calls.value, source)
    if chained_by == "server":
        return Sourced(_exactly(1), source)
    return Sourced(Interval(1, calls.value.typical, calls.value.high), source)


def _handshakes(workload: Workload, catalogue: Catalogue) -> Sourced:
    if workload.connection is None:
        return Sourced(catalogue.defaults["connection.handshakes"].value, "default", "connection.handshakes")
    default = catalogue.defaults[f"connection.{workload.connection}_handshakes"]
    return Sourced(default.value, "declared")


def _bytes(workload: Workload, way: str, archetype: Archetype | None, catalogue: Catalogue) -> Sourced:
    declared = getattr(workload.payload, way) if workload.payload else None
    if declared is not None:
        return Sourced(_exactly(declared), "declared")
    if archetype:
        value = archetype.upload_bytes if way == "up" else archetype.download_bytes
        return Sourced(value, "default", f"archetypes/{archetype.name}.payload")
    name = "payload.upload_bytes" if way == "up" else "payload.download_bytes"
    return Sourced(catalogue.defaults[name].value, "default", name)

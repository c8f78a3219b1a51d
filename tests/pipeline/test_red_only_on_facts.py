"""An error about placement rests on facts: whatever the defaults of the taxonomy are, it stays an error."""

from dataclasses import replace

import strategies as ours
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pipeline_runs import CATALOGUE, assessed, inventory

from edgetier.catalogue.model import Interval, Knot

few = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)

# A count has its own least value; a distance, a size or a time may be anything above nothing.
LEAST = {"calls.count": 1.0}


def scaled(value, factor, least=1e-6):
    return Interval(*(max(end * factor, least) for end in value))


def with_defaults(factor, path_factor):
    """The catalogue with every default multiplied, and every path slower or as quick as light in fibre."""
    kept = ("latency.percentile", "decision.conditional_share", "connection.warm_handshakes")
    defaults = {
        name: d
        if name in kept or name.endswith("p95_over_p50")
        else replace(d, value=scaled(d.value, factor, LEAST.get(name, 0.0)))
        for name, d in CATALOGUE.defaults.items()
    }
    spreads = {
        name: replace(d, value=Interval(*(1 + (end - 1) * factor for end in d.value)))
        for name, d in defaults.items()
        if name.endswith("p95_over_p50")
    }
    return replace(
        CATALOGUE,
        defaults={**defaults, **spreads},
        paths={
            name: replace(
                p,
                knots=tuple(slower(k, path_factor) for k in p.knots),
                route_knots=tuple(slower(k, path_factor) for k in p.route_knots),
            )
            for name, p in CATALOGUE.paths.items()
        },
        locations=tuple(
            replace(one, platform_ms=scaled(one.platform_ms, factor, 0.0)) for one in CATALOGUE.locations
        ),
        access={
            name: replace(
                one,
                round_trip_ms=scaled(one.round_trip_ms, factor),
                up_mbps=scaled(one.up_mbps, factor),
                down_mbps=scaled(one.down_mbps, factor),
            )
            for name, one in CATALOGUE.access.items()
        },
    )


def slower(knot, factor):
    """Between light in fibre and several times what is shipped."""
    light_ms = knot.distance_km / 100
    return Knot(knot.distance_km, *(max(end * factor, light_ms) for end in knot[1:]))


def errors(workload, estate, catalogue=CATALOGUE):
    found = assessed(inventory(workload, estate=estate), catalogue=catalogue).findings
    return {f.code for f in found if f.code.startswith("ET3") and f.severity.value == "error"}


tight_budget = st.fixed_dictionaries(
    {
        "budget": st.integers(1, 200).map(lambda n: f"{n} ms"),
        "metric": st.sampled_from(("response", "first-token", "cycle", "one-way", "server")),
        "percentile": st.sampled_from(["p50", "p95", "p99"]),
    }
)
FREE = {name: field for name, field in ours.FIELDS.items() if name not in ("kind", "status", "demand")}
tight = st.fixed_dictionaries({"latency": tight_budget}, optional={**ours.FIELDS, "current": ours.current})
running = st.fixed_dictionaries(
    {
        "kind": st.just("inference"),
        "latency": tight_budget,
        "demand": st.lists(ours.demand_point, min_size=1, max_size=2),
        "current": ours.current,
    },
    optional=FREE,
)


@few
@given(
    st.one_of(tight, running, ours.timed),
    st.one_of(st.none(), ours.estates),
    st.sampled_from([0.01, 0.3, 3.0, 20.0]),
    st.sampled_from([0.0, 0.5, 4.0]),
)
def test_an_error_is_an_error_whatever_the_defaults(workload, estate, factor, path_factor):
    before = errors(workload, estate)
    after = errors(workload, estate, with_defaults(factor, path_factor))
    assert before <= after, (before, after)


def test_the_strategies_do_make_errors():
    seen = set()

    @few
    @given(st.one_of(tight, running), ours.estates)
    def look(workload, estate):
        seen.update(errors(workload, estate))

    look()
    assert {"ET301", "ET303", "ET304", "ET305"} <= seen

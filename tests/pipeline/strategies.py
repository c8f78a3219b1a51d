"""Hypothesis strategies for valid workloads and estates, as plain data."""

from hypothesis import strategies as st

PLACES = ("FRA", "SIN", "GRU", "NYC", "SYD", "JNB", "48.40,9.99", "Tokyo, JP")
REGIONS = ("aws:us-east-1", "aws:eu-central-1", "aws:eu-west-1", "aws:ap-southeast-1", "aws:sa-east-1")
METROS = ("FRA", "SIN", "NYC", "PAR", "SYD")
ACCESS = ("lan", "fibre", "lte", "wifi", "5g")
METRICS = ("response", "first-token", "cycle", "one-way", "inter-token", "server")
ARCHETYPES = ("code-completion", "process-control", "visual-inspection")
RESIDENCIES = (["EU"], ["DE"], ["US", "SG"], ["EEA"])

milliseconds = st.integers(1, 2000).map(lambda n: f"{n} ms")


def some(**fields):
    """A mapping with any of the fields, at least one."""
    return st.fixed_dictionaries({}, optional=fields).filter(bool)


def a_time():
    def at_two(draw):
        median, more = draw
        return {"p50": f"{median} ms", "p95": f"{median + more} ms"}

    return st.one_of(
        milliseconds,
        st.tuples(st.integers(1, 500), st.integers(0, 500)).map(at_two),
        st.fixed_dictionaries({"p95": milliseconds}),
    )


demand_point = st.fixed_dictionaries(
    {"at": st.sampled_from(PLACES)},
    optional={"access": st.sampled_from(ACCESS), "residency": st.sampled_from(RESIDENCIES)},
)

FIELDS = {
    "kind": st.sampled_from(["inference", "training", "fine-tuning", "batch-inference", "evaluation"]),
    "archetype": st.sampled_from(ARCHETYPES),
    "owner": st.just("claims-platform"),
    "calls": some(model=st.integers(1, 5), chained_by=st.sampled_from(["client", "server", "unknown"])),
    "compute": a_time(),
    "payload": some(up=st.integers(0, 2_000_000), down=st.integers(0, 200_000)),
    "connection": st.sampled_from(["warm", "cold"]),
    "depends_on": st.lists(
        st.fixed_dictionaries({"at": st.sampled_from(PLACES + REGIONS), "round_trips": st.integers(1, 4)}),
        max_size=2,
    ),
    "demand": st.lists(demand_point, min_size=1, max_size=3),
    "single_location": st.booleans(),
    "constraints": some(
        residency=st.sampled_from(RESIDENCIES), offline=st.booleans(), safety_function=st.booleans()
    ),
    "model": some(
        context_tokens=st.sampled_from([8000, 100_000, 1_000_000]), parameters=st.sampled_from([1e9, 4e11])
    ),
    "status": st.sampled_from(["production", "production", "retired"]),
}
latency = st.fixed_dictionaries(
    {"budget": st.integers(1, 3000).map(lambda n: f"{n} ms")},
    optional={
        "metric": st.sampled_from(METRICS),
        "percentile": st.sampled_from(["p50", "p90", "p95", "p99", "p99.9"]),
    },
)
current = st.fixed_dictionaries(
    {"site": st.sampled_from((*REGIONS, *METROS, "device"))},
    optional={"observed": a_time().filter(lambda t: isinstance(t, dict))},
)
workloads = st.fixed_dictionaries({}, optional={**FIELDS, "latency": latency, "current": current})
timed = st.fixed_dictionaries({"latency": latency}, optional={**FIELDS, "current": current})

estates = st.fixed_dictionaries(
    {},
    optional={
        "central": st.sampled_from(REGIONS[:2]),
        "regions": st.lists(st.sampled_from(REGIONS), max_size=4, unique=True),
        "metro_edge": st.lists(st.sampled_from(METROS), max_size=3, unique=True).map(lambda m: {"metros": m}),
        "on_prem": st.sampled_from(
            [[{"name": "plant", "at": "48.40,9.99", "country": "DE"}], [{"name": "mill", "at": "GRU"}]]
        ),
        "devices": st.booleans(),
    },
)

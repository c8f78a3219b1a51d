"""Whatever stands in a file, reading it ends in workloads and findings, never in an exception."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edgetier.inventory.load import load
from edgetier.inventory.vocabulary import Vocabulary
from edgetier.source import parse

FULL: dict[str, Any] = {
    "schema": 1,
    "portfolio": "Northwind",
    "estate": {
        "central": "aws:us-east-1",
        "regions": ["aws:eu-central-1"],
        "metro_edge": {"metros": ["SIN"]},
        "on_prem": [{"name": "plant-ulm", "at": "48.40,9.99", "country": "DE"}],
        "devices": True,
    },
    "defaults": {"latency": {"percentile": "p95"}, "demand": {"access": "lte"}},
    "workloads": [
        {
            "id": "a",
            "owner": "team-a",
            "tags": ["x"],
            "archetype": "voice-agent",
            "latency": {"budget": "500 ms", "metric": "first-token"},
            "calls": {"model": 2, "chained_by": "client"},
            "depends_on": [{"at": "SIN", "round_trips": 2}],
            "compute": {"p50": "120 ms", "p95": "180 ms", "measured": True},
            "demand": [{"at": "SIN", "rps": 12}, {"at": [48.4, 9.99]}],
            "constraints": {"residency": ["EU"], "offline": False},
            "current": {"site": "SIN", "observed": {"p95": "620 ms", "samples": 5}},
            "labels": {"unit": "claims"},
        },
        {"id": "b"},
    ],
}

WORDS = st.sampled_from(
    [
        "at",
        "id",
        "p95",
        "p50",
        "p100",
        "p²",
        "x-own",
        "latency",
        "latncy",
        "-1",
        "9.99",
        "all",
        "SIN",
        "",
        "EU",
        "mean",
        "²",
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 2**70),
    st.floats(),
    WORDS,
    st.text(alphabet="ab: -ü漢\t\u202e1.,", max_size=6),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, inner in items for deeper in paths(inner, (*path, key)))]


PATHS = [path for path in paths(FULL) if path]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.sampled_from(PATHS), st.none() | WORDS, VALUES), min_size=1, max_size=3))
def test_any_change_to_a_full_inventory(changes: list[tuple[Any, Any, Any]], vocabulary: Vocabulary) -> None:
    data = json.loads(json.dumps(FULL))
    for path, key, value in changes:
        _change(data, path, key, value)
    text = _yaml(data)
    file = parse(text.encode(errors="replace"), "a.yaml")
    inventory, findings = load([file], None, vocabulary)
    lines = text.count("\n") + 1
    assert all(1 <= item.span.line <= lines and item.message for item in findings)
    assert len({entry.workload.id for entry in inventory.entries}) == len(inventory.entries)
    assert all(entry.document.line_of(entry.path) >= 1 for entry in inventory.entries)


def _change(data: Any, path: tuple[Any, ...], key: str | None, value: Any) -> None:
    """Replaces the value at the path, or adds a key beside it."""
    for step in path[:-1]:
        data = data[step] if isinstance(data, (dict, list)) and _has(data, step) else {}
    if isinstance(data, dict):
        data[key if key is not None else path[-1]] = value
    elif isinstance(data, list) and isinstance(path[-1], int) and path[-1] < len(data):
        data[path[-1]] = value


def _has(data: Any, step: Any) -> bool:
    return step in data if isinstance(data, dict) else isinstance(step, int) and step < len(data)


def _yaml(data: Any) -> str:
    """JSON is YAML, but for the numbers that JSON has no words for."""
    text = json.dumps(data, indent=1)
    return text.replace("-Infinity", "-.inf").replace("Infinity", ".inf").replace("NaN", ".nan")

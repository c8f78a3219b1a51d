"""Which workloads mean to declare a tier that cannot be read: theirs, or one they inherit."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Unread = Callable[..., list[tuple[str, ...]]]


@pytest.fixture
def unread(read: Callable[..., Any]) -> Unread:
    def found(*workloads: dict[str, object], **frame: object) -> list[tuple[str, ...]]:
        named = [{"id": f"w{number}", **one} for number, one in enumerate(workloads)]
        return [
            entry.unread
            for entry in read(json.dumps({"schema": 1, **frame, "workloads": named})).inventory.entries
        ]

    return found


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"tier": "conversationl"}, ("tier",)),
        ({"tier": 3}, ("tier",)),
        ({"latency": {"budget": "5 parsecs"}}, ("latency.budget",)),
        ({"latency": {"budgt": "300 ms"}}, ("latency.budgt",)),
        ({"latency": "300 ms"}, ("latency",)),
        ({"archetype": "nightly-scorin"}, ("archetype",)),
        ({"kind": "trainig"}, ("kind",)),
        ({"kind": "trainig", "tier": "bach"}, ("kind", "tier")),
        ({"teir": "batch"}, ("tier",)),
        ({"budget": "300 ms"}, ("latency",)),
        ({"tier": None, "latency": None}, ()),
        ({"tier": "batch", "latency": {"budget": "300 ms"}, "kind": "inference"}, ()),
        ({"owners": "claims", "compute": "5 parsecs", "demand": [{"at": "nowhere at all"}]}, ()),
        ({"x-tier": "slow", "labels": {"tier": "gold"}}, ()),
    ],
)
def test_what_of_a_declaration_cannot_be_read(
    unread: Unread, said: dict[str, object], told: tuple[str, ...]
) -> None:
    assert sorted(unread(said)[0]) == sorted(told)


@pytest.mark.parametrize(
    ("defaults", "own", "told"),
    [
        ({"tier": "conversationl"}, {}, ("tier",)),
        ({"tier": "conversationl"}, {"tier": "batch"}, ()),
        ({"tier": "conversationl"}, {"tier": None}, ()),  # null says that it is not known
        ({"teir": "conversational"}, {}, ("tier",)),
        ({"latency": {"budget": "5 parsecs"}}, {"latency": {"metric": "response"}}, ("latency.budget",)),
        ({"latency": {"budget": "5 parsecs"}}, {"latency": {"budget": "300 ms"}}, ()),
        ({"latency": {"budget": "5 parsecs"}}, {"latency": None}, ()),
        ({"latency": {"budget": "5 parsecs"}}, {"latency": "soon"}, ("latency",)),
        ({"kind": "trainig", "owner": "claims"}, {"kind": "inference"}, ()),
        ({"owner": ["a"]}, {}, ()),
    ],
)
def test_of_defaults_what_a_workload_does_not_say_itself(
    unread: Unread, defaults: dict[str, object], own: dict[str, object], told: tuple[str, ...]
) -> None:
    assert unread(own, defaults=defaults) == [told]


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ({"defualts": {"tier": "batch", "owner": "claims"}}, ("tier",)),
        ({"defaults": [{"kind": "inference"}, {"tier": "batch"}]}, ("tier", "kind")),
        ({"defualts": {"owner": "claims"}}, ()),
        ({"defaults": "batch"}, ()),
        ({"x-defaults": {"tier": "batch"}}, ()),
    ],
)
def test_defaults_that_are_not_understood_as_such(
    unread: Unread, frame: dict[str, object], told: tuple[str, ...]
) -> None:
    assert unread({}, **frame) == [told]


def test_a_slip_in_one_workload_is_no_other_s(unread: Unread) -> None:
    assert unread({"tier": "bach"}, {}, {"tier": "batch"}) == [("tier",), (), ()]
